// Read a name: what networks believe after each letter, side by side.
import { legible, remark } from "./letters.js";
import { read, shared } from "./network.js";
import { Panel } from "./panel.js";
import { arrows, field, fileOf, fromAddress, Part, toAddress } from "./part.js";
import { beginnings, chances, csv, python } from "./share.js";
import { fetchWeights } from "./weights.js";

/** @typedef {import("./network.js").Model} Model */
/** @typedef {import("./network.js").Reading} Reading */
const SEEDS = new Map([
  ["seed_0", "first seed"],
  ["seed_1", "second seed"],
]);

class Reader extends Part {
  /** @param {HTMLElement} element */
  constructor(element) {
    super(element);
    /** @type {HTMLInputElement[]} */
    this.boxes = [...this.form.querySelectorAll("input")].filter(
      box => box.name === "network"
    );
    this.name = field(this.form, "name");
    this.at = field(this.form, "at");
    /** @type {Map<string, Panel>} */
    this.panels = new Map();
    /** @type {Map<string, import("./cells.js").Weights>} */
    this.weights = new Map();
    /** @type {Map<string, Reading[]>} */
    this.readings = new Map();
    this.letters = "";
    this.note = "";
    this.listen();
    this.begin();
  }

  listen() {
    this.name.addEventListener("input", () => this.renamed(""));
    this.at.addEventListener("input", () => this.draw());
    this.form.addEventListener("change", event => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      if (box.name === "network") this.load(true);
    });
    arrows(this.place, this.at, () => this.load().then(() => this.draw()));
  }

  /** The networks that are to read, by key and seed. */
  get chosen() {
    const chosen = this.boxes.filter(box => box.checked).map(box => box.value);
    return this.boxes.length ? chosen : [this.told.first];
  }

  /** @param {HTMLButtonElement} button */
  take(button) {
    const { name, languages } = button.dataset;
    if (name) this.pick(name, languages ?? "");
    else if (button.name === "surprise") this.surprise();
  }

  /**
   * @param {string} name
   * @param {string} languages that the list has it in
   */
  async pick(name, languages) {
    this.name.value = name;
    await this.load();
    this.renamed(languages && `The list has it as ${languages}.`);
  }

  async surprise() {
    const { names } = await (await fetch(fileOf("live_names.json"))).json();
    const [name, languages] = names[Math.floor(Math.random() * names.length)];
    await this.pick(name, languages.join(" and "));
  }

  table() {
    const rows = [...this.readings].flatMap(([network, readings]) =>
      chances(network, this.told.languages, readings)
    );
    return csv([["network", "language", ...beginnings(this.letters)], ...rows]);
  }

  python() {
    const keys = new Set(this.chosen.map(network => network.split(".")[0]));
    const models = [...keys].map(key => this.asked(key));
    return python(this.name.value, models);
  }

  /**
   * Fetch the weights that are missing, then read.
   * @param {boolean} isOther whether other networks are to read
   */
  async load(isOther = false) {
    const missing = this.chosen.filter(network => !this.weights.has(network));
    if (missing.length) this.say("Fetching weights.");
    try {
      for (const network of missing)
        this.weights.set(
          network,
          await fetchWeights(fileOf(`${network}.safetensors`))
        );
    } catch {
      return this.say("The weights did not come. Are you online?");
    }
    if (missing.length || isOther) this.renamed(this.note);
  }

  /** @param {string} note what is known of the name */
  renamed(note) {
    const { alphabet, longest } = this.told;
    const { letters, problem } = legible(this.name.value, alphabet, longest);
    const stoodAtEnd = this.at.value === this.at.max;
    const same = shared(letters, this.letters);
    const known = new Map(this.readings);
    this.letters = letters;
    this.note = note;
    this.at.max = String(Math.max(letters.length, 1));
    if (stoodAtEnd) this.at.value = this.at.max;
    this.readings.clear();
    const places = [...letters].map(letter => alphabet.indexOf(letter));
    for (const network of letters ? this.chosen : []) {
      const weights = this.weights.get(network);
      const model = /** @type {Model} */ (network.split(".")[0]);
      const old = known.get(network)?.slice(0, same);
      if (weights)
        this.readings.set(
          network,
          read(model, weights, places, undefined, old)
        );
    }
    this.name.setCustomValidity(problem);
    this.draw();
    if (problem) this.say(problem);
  }

  draw() {
    const at = Math.min(this.at.valueAsNumber, this.letters.length);
    if (this.readings.size === 0) return;
    for (const network of this.readings.keys())
      if (!this.panels.has(network)) this.addPanel(network);
    for (const [network, panel] of this.panels) {
      const readings = this.readings.get(network);
      if (readings) panel.show(this.letters, readings, at);
      else this.panels.delete(network);
    }
    const shown = [...this.readings.keys()].flatMap(
      network => this.panels.get(network)?.element ?? []
    );
    const old = [...this.place.children];
    if (old.length !== shown.length || old.some((one, n) => one !== shown[n]))
      this.place.replaceChildren(...shown);
    const folded = remark(this.name.value, this.letters);
    const first = shown[0]?.lastChild?.textContent;
    this.say([folded, this.note, first].filter(Boolean).join(" "));
    toAddress({
      name: this.name.value,
      with: this.chosen.join(","),
      at: String(at),
    });
  }

  /** @param {string} network */
  addPanel(network) {
    const panel = new Panel(this.told.languages);
    const [key, seed] = network.split(".");
    panel.title = `${this.told.labels.get(key)}, ${SEEDS.get(seed)}`;
    this.panels.set(network, panel);
  }

  /** Bring back what the address says. */
  async restore() {
    const state = fromAddress();
    if (!state) return;
    this.name.value = state.get("name") ?? "";
    const networks = (state.get("with") ?? "").split(",");
    for (const box of this.boxes) box.checked = networks.includes(box.value);
    await this.load();
    this.renamed("");
    this.at.value = state.get("at") ?? this.at.max;
    this.draw();
  }
}

/** @param {HTMLElement} element */
export function begin(element) {
  return new Reader(element);
}
