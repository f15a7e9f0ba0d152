// What every live part is made of: its form, what it was told, the address.

/**
 * @typedef {object} Told what a part's element says
 * @property {string} alphabet
 * @property {number} longest
 * @property {string[]} languages
 * @property {Map<string, string>} labels of models, by their keys
 * @property {Map<string, string>} layers where their code is
 * @property {Map<string, string>} gates those of each, by their letters
 * @property {string} first the network that reads at first
 */

/**
 * @param {HTMLElement} element
 * @returns {Told}
 */
export function told({ dataset }) {
  /** @param {string} [text] */
  const pairs = (text = "") =>
    new Map(
      text.split(",").map(pair => {
        const [key, value = ""] = pair.split("=");
        return [key, value];
      })
    );
  return {
    alphabet: dataset.alphabet ?? "",
    longest: Number(dataset.longest),
    languages: (dataset.languages ?? "").split(","),
    labels: pairs(dataset.labels),
    layers: pairs(dataset.layers),
    gates: pairs(dataset.gates),
    first: dataset.first ?? "",
  };
}

/**
 * Return the element that a selector finds; there is one.
 * @param {HTMLElement} element
 * @param {string} selector
 */
export function within(element, selector) {
  return /** @type {HTMLElement} */ (element.querySelector(selector));
}

/**
 * Return a field of a form; there is one of that name.
 * @param {HTMLFormElement} form
 * @param {string} name
 */
export function field(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/**
 * Return where a file is that comes with the pages.
 * @param {string} file
 */
export const fileOf = file =>
  new URL(`../../generated/live/${file}`, import.meta.url).href;

/**
 * Return what stands in the address behind #, if it is a part's.
 * @returns {URLSearchParams | null}
 */
export function fromAddress() {
  const state = new URLSearchParams(location.hash.slice(1));
  return state.has("name") ? state : null;
}

/**
 * Put a state behind the # of the address, where no server sees it.
 * @param {Record<string, string>} state
 */
export function toAddress(state) {
  history.replaceState(history.state, "", `#${new URLSearchParams(state)}`);
}

/**
 * Return a function that says a text to those who listen, once it stands still.
 * @param {HTMLElement} status
 */
export function speaker(status) {
  let waiting = 0;
  return (/** @type {string} */ text) => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      if (status.textContent !== text) status.textContent = text;
    }, 400);
  };
}

/**
 * Let arrow keys on a picture move a slider.
 * @param {HTMLElement} element
 * @param {HTMLInputElement} slider
 * @param {() => void} changed
 */
export function arrows(element, slider, changed) {
  const steps = new Map([
    ["ArrowLeft", -1],
    ["ArrowRight", 1],
    ["Home", -1e3],
    ["End", 1e3],
  ]);
  element.addEventListener("keydown", event => {
    const step = steps.get(event.key);
    const { target } = event;
    if (step === undefined || !(target instanceof Element)) return;
    if (!target.classList.contains("live-scroll")) return;
    event.preventDefault();
    slider.valueAsNumber += step;
    changed();
  });
}
