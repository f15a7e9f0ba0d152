// Take hold of a gate: one network left alone, and the same with a hand on it.
import { legible } from "./letters.js";
import { read } from "./network.js";
import { best, Panel, percent } from "./panel.js";
import { arrows, field, fileOf, fromAddress, Part, toAddress } from "./part.js";
import { chances, csv, heldPython } from "./share.js";
import { fetchWeights } from "./weights.js";

/** @typedef {import("./network.js").Grip} Grip */
/** @typedef {import("./network.js").Model} Model */
/**
 * @typedef {object} Costs accuracies over all test names
 * @property {number} names
 * @property {number} free
 * @property {Record<string, Record<string, number[]>>} held
 * @property {number[]} wiped
 * @property {number[]} swapped
 * @property {number[]} shuffled
 */
/**
 * @typedef {object} Shown both readings, and what was read
 * @property {string} letters
 * @property {string} other the letters as the hand left them
 * @property {import("./network.js").Reading[]} free
 * @property {import("./network.js").Reading[]} held
 */
const FIELDS = ["name", "model", "grip", "value", "from", "at"];

/**
 * Return letters in an order that a number decides.
 * @param {string} letters
 * @param {number} draw
 */
export function shuffle(letters, draw) {
  const order = [...letters];
  let state = draw;
  for (let last = order.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order.join("");
}

/**
 * Return letters of which one has changed places with the next.
 * @param {string} letters
 * @param {number} from its place, counted from 0
 */
export function swap(letters, from) {
  const order = [...letters];
  if (from + 1 < order.length)
    [order[from], order[from + 1]] = [order[from + 1], order[from]];
  return order.join("");
}

/**
 * Return the accuracy under a grip, if it was measured.
 * @param {Costs} costs
 * @param {string} kind
 * @param {{value: string, from: number}} how
 * @returns {number | undefined}
 */
export function accuracy(costs, kind, { value, from }) {
  const [verb, gate] = kind.split(" ");
  if (verb === "hold") return costs.held[gate]?.[value]?.[from];
  if (verb === "wipe") return costs.wiped[from];
  if (verb === "swap") return costs.swapped[from];
  const { shuffled } = costs;
  return shuffled.reduce((all, one) => all + one, 0) / shuffled.length;
}

class Holder extends Part {
  /** @param {HTMLElement} element */
  constructor(element) {
    super(element);
    this.fields = Object.fromEntries(
      FIELDS.map(name => [name, field(this.form, name)])
    );
    this.free = new Panel(this.told.languages);
    this.held = new Panel(this.told.languages);
    this.draws = 0;
    /** @type {import("./cells.js").Weights | null} */
    this.weights = null;
    /** @type {Record<string, Costs> | null} */
    this.costs = null;
    /** @type {Shown | null} */
    this.shown = null;
    this.form.addEventListener("input", () => this.load());
    arrows(this.place, this.fields.at, () => this.load());
    this.fields.grip.addEventListener("change", () => this.draws++);
    this.begin();
  }

  get model() {
    return /** @type {Model} */ (this.fields.model.value);
  }

  /** Fetch what is missing, then read twice. */
  async load() {
    this.offerGates();
    const file = fileOf(`${this.model}.seed_0.safetensors`);
    try {
      const costs =
        this.costs ??
        fetch(fileOf("live_costs.json")).then(found => found.json());
      [this.weights, this.costs] = await Promise.all([
        fetchWeights(file),
        costs,
      ]);
    } catch {
      return this.say("The weights did not come. Are you online?");
    }
    this.draw();
  }

  /** A network offers only the gates that it has. */
  offerGates() {
    const gates = this.told.gates.get(this.model) ?? "";
    const { grip, value, from } = this.fields;
    for (const option of grip.querySelectorAll("option")) {
      const [verb, gate] = option.value.split(" ");
      option.disabled = verb === "hold" && !gates.includes(gate);
      if (option.disabled && grip.value === option.value) grip.value = "";
    }
    value.disabled = !grip.value.startsWith("hold");
    from.disabled = !grip.value || grip.value === "shuffle";
  }

  draw() {
    const { alphabet, longest } = this.told;
    const { name, from, at, grip, value } = this.fields;
    const { letters, problem } = legible(name.value, alphabet, longest);
    name.setCustomValidity(problem);
    if (problem || !this.weights) return this.say(problem);
    const stoodAtEnd = at.value === at.max;
    from.max = at.max = String(letters.length);
    if (stoodAtEnd) at.value = at.max;
    const begin = from.valueAsNumber - 1;
    const other = this.changed(letters, grip.value, begin);
    const free = this.read(letters, { from: 0 });
    const held = this.read(
      other,
      this.grip(grip.value, begin, Number(value.value) / 100)
    );
    this.shown = { letters, other, free, held };
    this.free.title = `${this.told.labels.get(this.model)}, left alone`;
    this.held.title = `${this.told.labels.get(this.model)}, held`;
    this.free.show(letters, free, at.valueAsNumber);
    this.held.show(other, held, at.valueAsNumber);
    if (
      this.place.children.length !== 2 ||
      this.place.firstChild !== this.free.element
    )
      this.place.replaceChildren(this.free.element, this.held.element);
    this.say(this.sentence(free, held));
    toAddress(
      Object.fromEntries(FIELDS.map(one => [one, this.fields[one].value]))
    );
  }

  /**
   * @param {string} letters
   * @param {Grip} grip
   */
  read(letters, grip) {
    const places = [...letters].map(letter =>
      this.told.alphabet.indexOf(letter)
    );
    return read(this.model, this.weights ?? {}, places, grip);
  }

  /**
   * @param {string} letters
   * @param {string} kind
   * @param {number} from
   */
  changed(letters, kind, from) {
    if (kind === "swap") return swap(letters, from);
    return kind === "shuffle" ? shuffle(letters, this.draws) : letters;
  }

  /**
   * @param {string} kind
   * @param {number} from
   * @param {number} value
   * @returns {Grip}
   */
  grip(kind, from, value) {
    if (kind === "wipe") return { wipe: true, from };
    const [verb, gate] = kind.split(" ");
    return verb === "hold" ? { gate, value, from } : { from };
  }

  /**
   * Say both answers, and what the grip costs over all test names.
   * @param {import("./network.js").Reading[]} free
   * @param {import("./network.js").Reading[]} held
   */
  sentence(free, held) {
    const [before, after] = [free, held].map(readings => {
      const { logP } = readings[readings.length - 1];
      const lead = best(logP);
      return `${this.told.languages[lead]} ${percent(Math.exp(logP[lead]))}`;
    });
    const { grip, value, from } = this.fields;
    const costs = this.costs?.[this.model];
    if (!costs || !grip.value) return `Left alone it answers ${before}.`;
    const how = { value: value.value, from: from.valueAsNumber - 1 };
    const left = accuracy(costs, grip.value, how);
    const whole = `Before: ${before}. After: ${after}.`;
    if (left === undefined)
      return `${whole} What it costs was not measured from that letter on.`;
    const [was, is] = [costs.free, left].map(one => (100 * one).toFixed(1));
    const over = `Over all ${costs.names} test names`;
    return `${whole} ${over} the accuracy goes from ${was} to ${is} %.`;
  }

  table() {
    const { languages } = this.told;
    if (!this.shown) return "";
    const { letters, other, free, held } = this.shown;
    return csv([
      ["network", "language", ...free.map((_, n) => n + 1)],
      ["left alone", "letter", ...letters],
      ...chances("left alone", languages, free),
      ["held", "letter", ...other],
      ...chances("held", languages, held),
    ]);
  }

  python() {
    const { grip, value, from } = this.fields;
    const [verb, gate] = grip.value.split(" ");
    const share = Number(value.value) / 100;
    const hands = new Map([
      ["hold", `cell = held(cell, "${gate}", ${share})`],
      ["wipe", "state = wiped(state)"],
    ]);
    const begin = from.valueAsNumber - 1;
    const model = this.asked(this.model);
    const letters = this.shown?.other ?? "";
    return heldPython(letters, model, hands.get(verb) ?? "", begin);
  }

  async restore() {
    const state = fromAddress();
    if (!state) return;
    for (const name of FIELDS) {
      if (name === "from" || name === "at") this.fields[name].max = "100";
      this.fields[name].value = state.get(name) ?? this.fields[name].value;
    }
    this.load();
  }
}

/** @param {HTMLElement} element */
export function begin(element) {
  return new Holder(element);
}
