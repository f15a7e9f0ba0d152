// Delay recall: a network, a run and a delay, to what it scores and where it is.
import { field, speaker, within } from "./part.js";
import { ABSENT, stored } from "./stored.js";

/**
 * @typedef {object} Study what the runs of a network score
 * @property {number[]} seeds
 * @property {number[]} solved_up_to
 * @property {string[]} kinds
 * @property {number[][]} everywhere by run and delay, in per cent
 */
/**
 * @typedef {object} Traced where a run's states are, by delay from none on
 * @property {string} symbols
 * @property {number[][]} points x and y of each symbol
 * @property {string[]} answers what is read for each symbol
 */
const TOP = 100;
const PACE = 600; // milliseconds
const SVG = "http://www.w3.org/2000/svg";

/**
 * Return the path whose points are the accuracies: full marks on top.
 * @param {number[]} shares in per cent
 */
export const dots = shares =>
  shares.map((share, n) => `M${n + 1} ${TOP - share}h0`).join("");

/**
 * Return the delays that stand in the table, the same number at either end.
 * @param {number} delay
 * @param {number} longest
 * @param {number} size how many
 */
export function around(delay, longest, size) {
  const half = Math.floor(size / 2);
  const first = Math.min(Math.max(delay - half, 1), longest - size + 1);
  return Array.from({ length: size }, (_, n) => first + n);
}

/**
 * Return what stands at a symbol's state: itself, and what is read instead.
 * @param {string} symbol
 * @param {string} answer
 */
export const mark = (symbol, answer) =>
  symbol === answer ? symbol : `${symbol}→${answer}`;

/**
 * Say what a run does at a delay.
 * @param {number} delay
 * @param {number} share in per cent
 * @param {string} [answers] what is read for each symbol, if that is stored
 * @param {string} [symbols]
 */
export function said(delay, share, answers, symbols) {
  const text = `Right in ${share} per cent of cases at a delay of ${delay}.`;
  if (!answers || !symbols) return `${text} No states are stored of this run.`;
  const right = [...symbols].filter((one, n) => one === answers[n]).length;
  return `${text} After the distractors that are drawn here, ${right} of ${symbols.length} symbols are read rightly.`;
}

class Delay {
  /** @param {HTMLElement} element */
  constructor(element) {
    const form = /** @type {HTMLFormElement} */ (within(element, "form"));
    this.form = form;
    const [network, run] = form.querySelectorAll("select");
    this.network = network;
    this.run = run;
    this.delay = field(form, "delay");
    this.play = field(form, "play");
    this.plot = within(element, ".live-plot");
    this.states = within(element, ".live-states");
    this.table = /** @type {HTMLTableElement} */ (within(element, "table"));
    this.say = speaker(within(element, "[role=status]"));
    const traced = (element.dataset.traced ?? "").split(",");
    this.traced = new Map(
      traced.map(pair => /** @type {[string, string]} */ (pair.split("=")))
    );
    this.timer = 0;
    this.network.addEventListener("change", () => this.changed("0"));
    this.run.addEventListener("change", () => this.draw());
    this.delay.addEventListener("input", () => this.draw());
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("click", event => this.clicked(event));
    window.addEventListener("hashchange", () => this.restore());
    if (!this.restore()) this.draw(true);
    element.dataset.ready = "";
  }

  /** @param {MouseEvent} event */
  clicked({ target }) {
    if (!(target instanceof HTMLButtonElement)) return;
    if (target.name === "play") return this.turn(!this.timer);
    this.step(target.name === "more" ? 1 : -1);
  }

  /** @param {number} by */
  step(by) {
    this.delay.valueAsNumber += by;
    this.draw();
  }

  /** @param {boolean} isOn whether the delay is to grow by itself */
  turn(isOn) {
    window.clearInterval(this.timer);
    this.timer = isOn ? window.setInterval(() => this.step(1), PACE) : 0;
    this.play.textContent = isOn ? "Stop" : "Let it run";
  }

  /**
   * Another network is chosen: it has runs of its own.
   * @param {string} place of the run
   */
  async changed(place) {
    const study = await this.study();
    if (!study) return;
    const names = study.seeds.map((seed, n) => {
      const led = study.solved_up_to[n].toLocaleString("en");
      return new Option(
        `seed ${seed}, led to ${led}, ${study.kinds[n]}`,
        String(n)
      );
    });
    this.run.replaceChildren(...names);
    this.run.value = place;
    if (!this.run.value) this.run.selectedIndex = 0;
    await this.draw();
  }

  /** @returns {Promise<Study | undefined>} */
  async study() {
    try {
      return await stored(`${this.network.value}.live_delays.json`);
    } catch {
      this.say(ABSENT);
    }
  }

  /** @returns {Promise<Traced | undefined>} */
  async trace() {
    const name = this.traced.get(`${this.network.value}.${this.run.value}`);
    if (!name) return undefined;
    try {
      return await stored(`${name}.live_states.json`);
    } catch {
      this.say(ABSENT);
    }
  }

  /** @param {boolean} [isFirst] whether nobody has touched it yet */
  async draw(isFirst = false) {
    const delay = this.delay.valueAsNumber;
    const [study, trace] = await Promise.all([this.study(), this.trace()]);
    if (!study || delay !== this.delay.valueAsNumber) return;
    const shares = study.everywhere[Number(this.run.value)];
    const { nextElementSibling: shown } = this.delay;
    if (shown) shown.textContent = String(delay);
    this.plot.querySelector(".dots")?.setAttribute("d", dots(shares));
    this.plot.querySelector(".cursor")?.setAttribute("d", `M${delay} 0V${TOP}`);
    this.fill(shares, delay);
    this.place(trace, delay);
    if (isFirst) return;
    this.say(
      said(delay, shares[delay - 1], trace?.answers[delay], trace?.symbols)
    );
    const state = { network: this.network.value, run: this.run.value };
    const address = new URLSearchParams({ ...state, delay: String(delay) });
    history.replaceState(history.state, "", `#${address}`);
  }

  /**
   * @param {number[]} shares
   * @param {number} delay
   */
  fill(shares, delay) {
    const { caption, rows } = this.table;
    const label = this.network.selectedOptions[0].text;
    if (caption) caption.textContent = `${label}: per cent right, by delay`;
    const [head, row] = rows;
    const size = row.cells.length - 1;
    around(delay, shares.length, size).forEach((one, n) => {
      head.cells[n + 1].textContent = String(one);
      row.cells[n + 1].textContent = String(shares[one - 1]);
      for (const { cells } of [head, row])
        cells[n + 1].className = one === delay ? "at" : "";
    });
  }

  /**
   * Draw where each symbol's state is, and the step that led there.
   * @param {Traced | undefined} trace
   * @param {number} delay
   */
  place(trace, delay) {
    const { symbols = "", points = [], answers = [] } = trace ?? {};
    const drawn = [...symbols].flatMap((symbol, n) => {
      const [from, to] = [points[delay - 1], points[delay]].map(row =>
        row.slice(2 * n, 2 * n + 2).map((one, axis) => (axis ? -one : one))
      );
      const step = document.createElementNS(SVG, "path");
      step.setAttribute("d", `M${from}L${to}`);
      const text = document.createElementNS(SVG, "text");
      text.setAttribute("x", String(to[0]));
      text.setAttribute("y", String(to[1]));
      text.textContent = mark(symbol, answers[delay][n]);
      if (symbol !== answers[delay][n]) text.classList.add("wrong");
      return [step, text];
    });
    this.states.replaceChildren(...drawn);
    const label = drawn.length ? `after ${delay} distractors` : "not stored";
    this.states.setAttribute("aria-label", `States: ${label}`);
  }

  /** Bring back what the address says, and tell whether it says anything. */
  restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    if (!state.has("delay")) return false;
    this.network.value = state.get("network") ?? "";
    if (!this.network.value) this.network.selectedIndex = 0;
    this.delay.value = state.get("delay") ?? "";
    this.changed(state.get("run") ?? "");
    return true;
  }
}

/** @param {HTMLElement} element */
export function begin(element) {
  return new Delay(element);
}
