// Single units of a network, and the letters that its answer hangs on.
import { legible } from "./letters.js";
import { read, shared } from "./network.js";
import { arrows, field, fileOf, fromAddress, Part, toAddress } from "./part.js";
import { unitPython } from "./share.js";
import { known, UnitViews } from "./unit_views.js";
import { fetchWeights } from "./weights.js";

/** @typedef {import("./network.js").Model} Model */
const FIELDS = ["name", "model", "rank", "at"];

class UnitBrowser extends Part {
  /** @param {HTMLElement} element */
  constructor(element) {
    super(element);
    this.fields = Object.fromEntries(
      FIELDS.map(name => [name, field(this.form, name)])
    );
    this.views = new UnitViews(this.told);
    /** @type {number | null} */
    this.unit = null;
    /** @type {import("./cells.js").Weights | null} */
    this.weights = null;
    /** @type {import("./unit_views.js").Known | null} */
    this.known = null;
    this.listen();
    this.begin();
  }

  get model() {
    return /** @type {Model} */ (this.fields.model.value);
  }

  listen() {
    const { rank, model, at } = this.fields;
    this.form.addEventListener("input", ({ target }) => {
      if (target === rank || target === model) this.unit = null;
      this.load();
    });
    arrows(this.place, at, () => this.load());
    this.place.addEventListener("keydown", event => this.step(event));
    this.place.addEventListener("click", event => this.pick(event));
  }

  /**
   * Take a name, and perhaps a unit, that the page offers.
   * @param {HTMLButtonElement} button
   */
  take({ dataset }) {
    const { name, model, unit } = dataset;
    this.fields.name.value = name ?? "";
    if (model) this.fields.model.value = model;
    if (unit) this.unit = Number(unit);
    this.load();
  }

  /**
   * Go to the next unit, up or down.
   * @param {KeyboardEvent} event
   */
  step(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || event.target !== this.views.all.element) return;
    event.preventDefault();
    this.fields.rank.valueAsNumber += step;
    this.unit = null;
    this.load();
  }

  /**
   * Look at the unit and the letter of a cell.
   * @param {MouseEvent} event
   */
  pick({ target }) {
    const cell = target instanceof Element ? target.closest("td, th") : null;
    const row = cell?.closest("tr");
    if (!(cell instanceof HTMLTableCellElement) || !row) return;
    const { all, one, hang } = this.views;
    const table = [all, one, hang].find(own => own.element.contains(cell));
    if (!table) return this.load(); // the picture that stood there
    const letter = cell.cellIndex - table.leading + 1;
    if (letter > 0) this.fields.at.valueAsNumber = letter;
    if (table === all && row.parentNode === table.body) {
      const place = this.views.first + row.rowIndex; // the heads are row 0
      this.fields.rank.valueAsNumber = place;
      this.unit = null;
    }
    this.load();
  }

  async load() {
    const { model } = this;
    try {
      const file = fileOf(`${model}.seed_0.safetensors`);
      const weights = await fetchWeights(file);
      if (model !== this.model) return; // another was chosen meanwhile
      this.weights = weights;
    } catch {
      return this.say("The weights did not come. Are you online?");
    }
    this.draw();
  }

  draw() {
    const { alphabet, longest } = this.told;
    const { name, rank, at } = this.fields;
    const { letters, problem } = legible(name.value, alphabet, longest);
    name.setCustomValidity(problem);
    if (problem || !this.weights) return this.say(problem);
    const stoodAtEnd = at.value === at.max;
    at.max = String(letters.length);
    if (stoodAtEnd) at.value = at.max;
    this.known = this.read(letters, this.weights);
    const { order } = this.known;
    rank.max = String(order.length);
    if (this.unit === null || !order.includes(this.unit))
      this.unit = order[rank.valueAsNumber - 1];
    rank.value = String(order.indexOf(this.unit) + 1);
    const where = { unit: this.unit, at: at.valueAsNumber };
    this.say(this.views.show(this.known, where));
    this.views.mount(this.place);
    const unit = String(this.unit);
    const model = this.model;
    toAddress({ name: name.value, model, unit, at: at.value });
  }

  /**
   * Read what has not been read yet, and find out what is to be shown.
   * @param {string} letters
   * @param {import("./cells.js").Weights} weights
   */
  read(letters, weights) {
    const { model } = this;
    const old = this.known?.model === model ? this.known : null;
    if (old?.letters === letters) return old;
    const { alphabet } = this.told;
    const places = [...letters].map(letter => alphabet.indexOf(letter));
    const same = shared(letters, old?.letters ?? "");
    const begun = old?.readings.slice(0, same);
    const readings = read(model, weights, places, undefined, begun);
    return known({ model, weights, letters, places, readings });
  }

  table() {
    const { known, unit } = this;
    return known && unit !== null ? this.views.table(known, unit) : "";
  }

  python() {
    const { known, unit, model } = this;
    return unitPython(known?.letters ?? "", this.asked(model), unit ?? 0);
  }

  async restore() {
    const state = fromAddress();
    if (!state) return;
    const { name, model, at } = this.fields;
    at.max = "100";
    name.value = state.get("name") ?? name.value;
    model.value = state.get("model") ?? model.value;
    at.value = state.get("at") ?? at.value;
    const unit = Number(state.get("unit") ?? NaN);
    this.unit = Number.isInteger(unit) ? unit : null;
    this.load();
  }
}

/** @param {HTMLElement} element */
export function begin(element) {
  return new UnitBrowser(element);
}
