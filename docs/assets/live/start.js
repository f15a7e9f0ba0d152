// Brings each live part of a page to life. Pages without one load nothing else.
for (const element of document.querySelectorAll("[data-live]")) {
  const { live } = /** @type {HTMLElement} */ (element).dataset;
  const loaded =
    live === "holder" ? import("./holder.js") : import("./reader.js");
  loaded.then(({ begin }) => begin(/** @type {HTMLElement} */ (element)));
}
