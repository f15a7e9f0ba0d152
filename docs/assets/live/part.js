// What every live part is made of: its form, what it was told, the address.
import { save } from "./share.js";

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

const COPY = "Copy as Python";

/** A part that reads a name: its form, its pictures, what is taken along. */
export class Part {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.told = told(element);
    this.form = /** @type {HTMLFormElement} */ (within(element, "form"));
    this.place = within(element, ".live-panels");
    this.say = speaker(within(element, ".live-status"));
  }

  /** Listen, and bring back what the address says. */
  begin() {
    const { element, form } = this;
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("focusin", () => this.load());
    element.addEventListener("click", event => this.clicked(event));
    window.addEventListener("hashchange", () => this.restore());
    this.restore();
    element.dataset.ready = "";
  }

  /** Fetch what is missing, then read. */
  async load() {}

  /** Bring back what the address says. */
  async restore() {}

  /** Return what is shown, as CSV. */
  table() {
    return "";
  }

  /** Return the question in Python. */
  python() {
    return "";
  }

  /**
   * Return where a model's code is.
   * @param {string} key
   */
  asked(key) {
    return { key, layer: this.told.layers.get(key) ?? "" };
  }

  /** @param {MouseEvent} event */
  clicked({ target }) {
    if (!(target instanceof HTMLButtonElement)) return;
    if (target.name === "csv") this.saveTable();
    else if (target.name === "python") this.copy(target);
    else this.take(target);
  }

  /**
   * Do what another button asks for.
   * @param {HTMLButtonElement} button
   */
  take(button) {
    void button;
  }

  async saveTable() {
    await this.load();
    save(this.table(), `${this.element.dataset.live}.csv`);
  }

  /** @param {HTMLButtonElement} button */
  async copy(button) {
    await this.load();
    const text = this.python();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return this.say(text); // no clipboard: to be copied by hand
    }
    this.say("Copied.");
    button.textContent = "Copied"; // what is said may be out of sight
    setTimeout(() => (button.textContent = COPY), 2000);
  }
}
