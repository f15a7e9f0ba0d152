// What Material leaves out for those who read by keyboard or by ear.
const scrolling = `.report-image, div.arithmatex, .katex-display,
  pre, pre > code, .md-typeset__scrollwrap`;

// Told of sizes once they are known: to ask for one lays out the whole page.
const sizes = new ResizeObserver((found) => found.forEach(reach));

// What scrolls is reached by keys. Of a long table that is far from the screen
// nobody knows: it counts as one that scrolls until it comes near.
function reach({ target }) {
  const isNear = target.firstElementChild?.checkVisibility({
    contentVisibilityAuto: true,
  });
  const isUnknown = target.style.getPropertyValue("--rows") && !isNear;
  if (isUnknown || target.scrollWidth > target.clientWidth) target.tabIndex = 0;
  else if (target !== document.activeElement)
    target.removeAttribute("tabindex");
}

function complete() {
  document
    .querySelector('.md-search[role="dialog"]')
    ?.setAttribute("aria-label", "Search");
  for (const nav of document.querySelectorAll(".md-code__nav"))
    nav.setAttribute("role", "none"); // a button, not a landmark
  // Whoever jumps from landmark to landmark would miss a tooltip outside.
  for (const tip of document.querySelectorAll("body > .md-tooltip2"))
    document.querySelector("main").append(tip);
  for (const box of document.querySelectorAll(scrolling)) {
    sizes.observe(box);
    box.addEventListener("contentvisibilityautostatechange", reach);
  }
}

complete();
new MutationObserver(complete).observe(document.body, {
  childList: true,
  subtree: true,
});

// Each button stands for a scheme, and has the next one's name for its value.
function change({ currentTarget: { value } }) {
  document.documentElement.dataset.scheme = value;
  __md_set("scheme", value);
  document.querySelector(`.report-schemes > [data-of="${value}"]`)?.focus();
}

for (const button of document.querySelectorAll(".report-schemes > button"))
  button.addEventListener("click", change);

// On narrow screens the navigation is a drawer, which Material opens by touch
// alone. Here keys open and close it, and while it is closed none lead into it.
const narrow = matchMedia("(max-width: 76.234375em)");
const drawer = document.getElementById("__drawer");
const side = document.querySelector(".md-sidebar--primary");
const label = document.querySelector('.md-header [for="__drawer"]');
const opener = document.createElement("button");

function settle() {
  side.inert = narrow.matches && !drawer.checked;
  opener.setAttribute("aria-expanded", drawer.checked);
  for (const one of side.querySelectorAll("label[for]"))
    one.tabIndex = narrow.matches ? 0 : -1;
}

if (drawer && side && label) {
  opener.type = "button";
  opener.className = `${label.className} report-opener`;
  opener.setAttribute("aria-label", "Navigation");
  opener.append(...label.children);
  opener.addEventListener("click", () => {
    drawer.click();
    side.querySelector("a")?.focus();
  });
  label.replaceWith(opener);
  drawer.addEventListener("change", settle);
  narrow.addEventListener("change", settle);
  settle();
}

function press(event) {
  if (event.key === "Escape") {
    for (const tip of document.querySelectorAll(".md-tooltip2--active"))
      tip.classList.remove("md-tooltip2--active");
    if (narrow.matches && drawer?.checked) {
      drawer.click();
      opener.focus();
    }
  }
  const isLabel = side?.contains(event.target) && event.target.control;
  if (isLabel && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    event.stopPropagation(); // or Material would turn it once more
    event.target.control.click();
  }
}

document.addEventListener("keydown", press, true);
