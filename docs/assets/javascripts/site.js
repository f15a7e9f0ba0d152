// What Material leaves out for those who read by keyboard or by ear.
const scrolling = `.report-image, div.arithmatex, .katex-display,
  pre, pre > code, .md-typeset__scrollwrap`;

function complete() {
  document
    .querySelector('.md-search[role="dialog"]')
    ?.setAttribute("aria-label", "Search");
  for (const nav of document.querySelectorAll(".md-code__nav"))
    nav.setAttribute("role", "none"); // a button, not a landmark
  // Whoever jumps from landmark to landmark would miss a tooltip outside.
  for (const tip of document.querySelectorAll("body > .md-tooltip2"))
    document.querySelector("main").append(tip);
  for (const box of document.querySelectorAll(scrolling))
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
}

complete();
new MutationObserver(complete).observe(document.body, {
  childList: true,
  subtree: true,
});
window.addEventListener("resize", complete);
document.addEventListener("toggle", complete, true); // <details> opened
