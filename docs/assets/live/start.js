// Brings each live part of a page to life. Pages without one load nothing else.

/** @type {Record<string, () => Promise<{begin: (e: HTMLElement) => void}>>} */
const PARTS = {
  reader: () => import("./reader.js"),
  holder: () => import("./holder.js"),
  gate: () => import("./gate.js"),
  errors: () => import("./errors.js"),
  matrix: () => import("./matrix.js"),
  delay: () => import("./delay.js"),
  predict: () => import("./predict.js"),
  tasks: () => import("./tasks.js"),
  units: () => import("./unit_browser.js"),
};

for (const element of document.querySelectorAll("[data-live]")) {
  const part = /** @type {HTMLElement} */ (element);
  PARTS[part.dataset.live ?? ""]?.().then(({ begin }) => begin(part));
}
