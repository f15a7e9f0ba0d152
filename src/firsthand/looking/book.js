// The whole site as one document, made in a browser that shows its first page.
//
// Every id gets its page's name before it, so that no two are alike, and every
// link within the site leads to a place within the document. What a reader of
// paper cannot open or use is left out, and said where it was.

const ROWS = 40; // of a table; one that is longer is printed in part
const REFERENCES = ["for", "headers", "aria-labelledby", "aria-describedby"];
const LEFT_OUT = `script, form, button, template, .live-form, .stale-banner,
  .report-made, .report-source, .md-content__button, #report-pdf`;

// What the first page's head says of the site, in the order of a title page.
const LINES = ["description", "citation_author", "citation_publication_date"];

/** @typedef {{title: string, address: string}} Entry */
/** @typedef {{title: string, id: string, below: Place[]}} Place */
/** @typedef {{title: string, pages: Place[]}} Chapter */

/** The sections of the navigation: their titles, and the pages of each. */
function sections() {
  const found = /** @type {{title: string, pages: Entry[]}[]} */ ([]);
  const links = document.querySelectorAll(".md-nav--primary a.md-nav__link");
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (links)) {
    if (link.closest(".md-nav--secondary")) continue; // headings of this page
    const title = words(link);
    const item = link.closest(".md-nav__item--section");
    const label = item?.querySelector(":scope > .md-nav__link");
    const section = label ? words(label) : title;
    if (found.at(-1)?.title !== section)
      found.push({ title: section, pages: [] });
    found.at(-1)?.pages.push({ title, address: link.href.split("#")[0] });
  }
  return found;
}

/** @param {Element} element */
const words = element =>
  (element.textContent ?? "").trim().replace(/\s+/g, " ");

/** The id of a page: its place in the site. @param {string} address */
function pageId(address) {
  const path = new URL(address).pathname.slice(new URL(home()).pathname.length);
  return path.replace(/\/(index\.html)?$/, "").replaceAll("/", "-") || "home";
}

const home = () => new URL(".", location.href).href;

/** Give every id and all that refers to it the page's name.
 * @param {Element} article @param {string} page */
function rename(article, page) {
  for (const element of article.querySelectorAll("*"))
    for (const { name, value } of element.attributes) {
      if (name === "id" || (name === "name" && element.matches("input")))
        element.setAttribute(name, `${page}--${value}`);
      else if (REFERENCES.includes(name)) {
        const ids = value.split(/\s+/).map(id => `${page}--${id}`);
        element.setAttribute(name, ids.join(" "));
      } else if (value.startsWith("#") && element.closest("svg"))
        element.setAttribute(name, `#${page}--${value.slice(1)}`);
      else if (value.includes("url(#"))
        element.setAttribute(name, value.replaceAll("url(#", `url(#${page}--`));
    }
}

/** Leave out what paper has no use for, and open what is folded.
 * @param {Element} article @param {string} address */
function cut(article, address) {
  for (const element of article.querySelectorAll(LEFT_OUT)) element.remove();
  for (const records of article.querySelectorAll(".provenance")) {
    const kept = records.getAttribute("data-on-paper");
    if (kept) {
      for (const table of records.querySelectorAll("table"))
        keep(table, kept.split(", "));
      continue;
    }
    const [first, ...others] = records.querySelectorAll("details");
    for (const fold of others) fold.remove();
    const and = others.length ? ` and ${others.length} more` : "";
    first?.replaceWith(
      said(`${words(first.children[0])}${and}: see the site`, address)
    );
  }
  for (const fold of article.querySelectorAll("details"))
    fold.setAttribute("open", "");
  for (const image of article.querySelectorAll("img"))
    image.removeAttribute("loading");
  for (const body of article.querySelectorAll("tbody")) {
    const rows = [...body.children];
    if (rows.length <= ROWS || body.closest("[data-on-paper]")) continue;
    for (const row of rows.slice(ROWS / 2)) row.remove();
    const rest = rows.length - ROWS / 2;
    const where = body.closest(".md-typeset__scrollwrap") ?? body.parentElement;
    where?.after(said(`${rest} more rows: see the site`, address));
  }
}

/** Leave some columns of a table, by their titles.
 * @param {HTMLTableElement} table @param {string[]} titles */
function keep(table, titles) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const others = heads.filter(head => !titles.includes(words(head)));
  const places = others.map(head => head.cellIndex).reverse();
  for (const row of table.rows)
    for (const place of places) row.cells[place]?.remove();
}

/** A line on what is left out, and where it stands.
 * @param {string} text @param {string} address */
function said(text, address) {
  const link = document.createElement("a");
  link.href = address;
  link.dataset.site = "";
  link.textContent = text;
  const line = document.createElement("p");
  line.className = "report-on-site";
  line.append(link);
  return line;
}

/** Where the site is published, if its first page says so; else "". */
const published = () =>
  document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "";

/** Let links lead to places of this document, or out into the world.
 * @param {Element} article @param {string} address
 * @param {Set<string>} pages */
function lead(article, address, pages) {
  for (const link of article.querySelectorAll("a[href]")) {
    const to = new URL(link.getAttribute("href") ?? "", address);
    const isSite = link.hasAttribute("data-site");
    if (!to.href.startsWith(home())) continue;
    const [place, anchor] = to.href.split("#");
    if (pages.has(place) && !isSite) {
      const page = pageId(place);
      const own = anchor ? `${page}--${decodeURIComponent(anchor)}` : page;
      link.setAttribute("href", `#${own}`);
    } else if (published())
      link.setAttribute("href", published() + to.href.slice(home().length));
    else link.removeAttribute("href");
  }
  for (const image of article.querySelectorAll("[src]")) {
    const src = image.getAttribute("src") ?? "";
    image.setAttribute("src", new URL(src, address).href);
  }
}

/** Links to what is left out lead to the page on which it was. */
function mend() {
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const id = link.getAttribute("href")?.slice(1) ?? "";
    if (!document.getElementById(id))
      link.setAttribute("href", `#${id.split("--")[0]}`);
  }
}

/** A page as a part of the document.
 * @param {Entry} entry @param {Set<string>} pages */
async function part({ title, address }, pages) {
  const text = await (await fetch(address)).text();
  const read = new DOMParser().parseFromString(text, "text/html");
  const article = read.querySelector("article");
  if (!article) throw new Error(`${address} has no article`);
  document.adoptNode(article);
  const id = pageId(address);
  cut(article, address);
  rename(article, id);
  lead(article, address, pages);
  article.id = id;
  article.classList.add("report-page");
  article.style.setProperty("page", `sheet-${id}`);
  return { title, id, article };
}

/** Turn this document into the book; return what it is and its chapters. */
async function book() {
  /** @param {string} name */
  const told = name => {
    const tag = document.querySelector(`meta[name="${name}"]`);
    return tag?.getAttribute("content") ?? "";
  };
  const parts = sections();
  const pages = new Set(parts.flatMap(one => one.pages.map(p => p.address)));
  const title = told("citation_title") || document.title;
  const lines = [...LINES.map(told), published()];
  const articles = [];
  const chapters = /** @type {Chapter[]} */ ([]);
  for (const { title: chapter, pages: entries } of parts) {
    const below = [];
    for (const entry of entries) {
      const { article, ...place } = await part(entry, pages);
      articles.push(article);
      const heads = [...article.querySelectorAll("h2[id]")];
      below.push({ ...place, below: heads.map(heading) });
    }
    chapters.push({ title: chapter, pages: below });
  }
  document.body.className = "report-book";
  document.body.replaceChildren(...articles);
  mend();
  await Promise.all([...document.images].map(image => image.decode()));
  return { title, lines, chapters };
}

/** @param {Element} head */
function heading(head) {
  const copy = /** @type {Element} */ (head.cloneNode(true));
  for (const extra of copy.querySelectorAll(".headerlink, .katex-mathml"))
    extra.remove();
  return { title: words(copy), id: head.id, below: [] };
}

Object.assign(window, { book });
