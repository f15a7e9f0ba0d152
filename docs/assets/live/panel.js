// The picture of one reading: languages down, letters across. It is a table.

/** @typedef {import("./network.js").Reading} Reading */
export const SHADES = 10;

/**
 * Return the place of the largest value.
 * @param {Float64Array} values
 */
export const best = values => values.indexOf(Math.max(...values));

/**
 * Return the place of the letter from which the last leader leads.
 * @param {number[]} leads
 */
export const turned = leads =>
  leads.findLastIndex(lead => lead !== leads.at(-1)) + 1;

/**
 * Return a chance in per cent.
 * @param {number} p
 */
export const percent = p => `${Math.round(100 * p)}\u00a0%`;

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

/** A panel: drawn anew where its shape changes, else only filled. */
export class Panel {
  /** @param {string[]} languages */
  constructor(languages) {
    this.languages = languages;
    this.element = make("div", "live-panel");
    const scroll = make("div", "live-scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "group");
    this.scroll = scroll;
    this.table = make("table", "report-table");
    this.caption = this.table.createCaption();
    this.head = this.table.createTHead().insertRow();
    this.head.append(make("td"));
    this.rows = languages.map((language, k) => {
      const row = (this.table.tBodies[0] ?? this.table.createTBody()).insertRow(
        k
      );
      const head = make("th", "", language);
      head.scope = "row";
      row.append(head);
      return row;
    });
    this.said = make("p", "live-said");
    scroll.append(this.table);
    this.element.append(scroll, this.said);
  }

  /** @param {string} title */
  set title(title) {
    this.caption.textContent = `${title}: chances in per cent`;
    this.scroll.setAttribute("aria-label", `${title}, by letter`);
  }

  /**
   * Have as many columns as there are letters.
   * @param {number} count
   */
  resize(count) {
    resize(this.head, this.rows, count, 1);
  }

  /**
   * Show a reading, and say what stands at one letter.
   * @param {string} letters
   * @param {Reading[]} readings
   * @param {number} at the letter, counted from 1
   */
  show(letters, readings, at) {
    this.resize(readings.length);
    const leads = readings.map(({ logP }) => best(logP));
    const turn = turned(leads);
    readings.forEach(({ logP }, n) => {
      const head = this.head.cells[n + 1];
      fill(head, letters[n], [n === turn && "turn", n + 1 === at && "at"]);
      logP.forEach((value, k) => {
        const p = Math.exp(value);
        const shade = `s${Math.min(Math.floor(SHADES * p), SHADES - 1)}`;
        const classes = [shade, k === leads[n] && "lead", n + 1 === at && "at"];
        fill(
          this.rows[k].cells[n + 1],
          p >= 0.005 ? `${Math.round(100 * p)}` : "",
          classes
        );
      });
    });
    this.said.replaceChildren(
      ...this.sentence(letters, readings, { leads, turn, at })
    );
  }

  /**
   * @param {string} letters
   * @param {Reading[]} readings
   * @param {{leads: number[], turn: number, at: number}} where
   */
  sentence(letters, readings, { leads, turn, at }) {
    const now = leads[at - 1];
    const p = percent(Math.exp(readings[at - 1].logP[now]));
    const last = this.languages[leads[leads.length - 1]];
    return [
      `${this.languages[now]} ${p} after `,
      make("q", "", letters.slice(0, at)),
      `. ${last} leads from `,
      make("q", "", letters.slice(0, turn + 1)),
      " on.",
    ];
  }
}

/**
 * Have rows of cells for so many letters, with heads above them.
 * @param {HTMLTableRowElement} heads
 * @param {HTMLTableRowElement[]} rows
 * @param {number} count
 * @param {number} leading how many columns stand before the letters
 */
export function resize(heads, rows, count, leading) {
  const length = count + leading;
  while (heads.cells.length > length) heads.deleteCell(-1);
  while (heads.cells.length < length) {
    const head = make("th");
    head.scope = "col";
    heads.append(head);
  }
  for (const row of rows) {
    while (row.cells.length > length) row.deleteCell(-1);
    while (row.cells.length < length) row.insertCell();
  }
}

/**
 * Give a cell its text and classes, touching only what is new.
 * @param {HTMLElement} cell
 * @param {string} text
 * @param {(string | false)[]} classes
 */
export function fill(cell, text, classes) {
  const className = classes.filter(Boolean).join(" ");
  if (cell.className !== className) cell.className = className;
  if (cell.textContent !== text) cell.textContent = text;
}
