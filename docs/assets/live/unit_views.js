// What is shown of units and letters: tables that are filled anew.
import { slopes } from "./backward.js";
import { written as small } from "./gate.js";
import { barred, LetterTable, shaded } from "./letter_table.js";
import { best, fill, make, percent } from "./panel.js";
import { beginnings, csv, numbers } from "./share.js";
import { byHalfLife, halfLives, KINDS, Working, written } from "./units.js";
import { rowOf } from "./vectors.js";

/**
 * @typedef {object} Read what has been read
 * @property {import("./network.js").Model} model
 * @property {import("./cells.js").Weights} weights
 * @property {string} letters
 * @property {number[]} places of the letters in the alphabet
 * @property {import("./network.js").Reading[]} readings
 */
/**
 * @typedef {object} Seen what is found out about it once
 * @property {import("./vectors.js").Vector} lives half-lives of units
 * @property {number[]} order of units, that with the longest half-life first
 * @property {number} lead the place of the answer
 * @property {import("./backward.js").Hang[]} hangs by letter
 */
/** @typedef {Read & Seen} Known */
/** @typedef {{unit: number, at: number}} Where a unit; a letter, from 1 on */

/** @param {number} value */
const signed = value => (value < 0 ? "\u2212" : "") + small(Math.abs(value));

/** @param {Read} read */
function kindOf({ model }) {
  const kind = KINDS[model];
  if (!kind) throw new TypeError(model);
  return kind;
}

/**
 * Find out all that the pictures of a name show.
 * @param {Read} read
 * @returns {Known}
 */
export function known(read) {
  const { model, weights, places, readings } = read;
  const lives = halfLives(readings, kindOf(read).keeps);
  const lead = best(readings[readings.length - 1].logP);
  const hangs = slopes(model, weights, places, readings, lead);
  return { ...read, lives, order: byHalfLife(lives), lead, hangs };
}

const ROWS = 14;

export class UnitViews {
  /** @param {import("./part.js").Told} told */
  constructor({ labels, languages }) {
    this.labels = labels;
    this.languages = languages;
    this.all = new LetterTable("Units, by letter", ["Unit", "½"]);
    this.all.element.classList.add("ranked");
    this.first = 0; // rank of the first that is shown, from 0
    this.one = new LetterTable("One unit, by letter", [""]);
    this.hang = new LetterTable("The answer's slopes, by letter", [""]);
    this.lines = make("table", "report-table");
    this.caption = this.lines.createCaption();
    this.body = this.lines.createTBody();
  }

  /**
   * Show all, and return what is to be said of it.
   * @param {Known} known
   * @param {Where} where
   */
  show(known, where) {
    this.showAll(known, where);
    this.showOne(known, where);
    this.showLines(known, where);
    return `${this.lineOf(known, where)} ${this.showSlopes(known, where)}`;
  }

  /**
   * @param {Known} known
   * @param {Where} where
   */
  showAll(known, { unit, at }) {
    const { letters, readings, model, lives, order } = known;
    const { keeps } = kindOf(known);
    const label = this.labels.get(model);
    this.all.caption.textContent = `${label}: ${keeps} of units, in per cent`;
    const rank = order.indexOf(unit);
    if (rank < this.first) this.first = rank;
    if (rank >= this.first + ROWS) this.first = rank - ROWS + 1;
    const shown = order.slice(this.first, this.first + ROWS);
    const rows = shown.map(own => ({
      heads: [`${own}`, written(lives[own], 1)],
      cells: readings.map(reading => shaded(reading[keeps][own])),
      isChosen: own === unit,
    }));
    this.all.show(letters, rows, at);
  }

  /**
   * @param {Known} known
   * @param {Where} where
   */
  showOne(known, { unit, at }) {
    const { letters, readings } = known;
    const { gates, signed } = kindOf(known);
    const rows = [...gates, ...signed].map(name => {
      const values = readings.map(reading => reading[name][unit]);
      const most = Math.max(1, ...values.map(Math.abs));
      const isSigned = signed.includes(name);
      const cells = values.map(value => barred(value, most, isSigned));
      return { heads: [name], cells };
    });
    this.one.caption.textContent = `Unit ${unit}, in hundredths`;
    this.one.show(letters, rows, at);
  }

  /**
   * @param {Known} known
   * @param {Where} where
   */
  showLines({ model, weights, letters, places, readings }, { unit, at }) {
    const zeros = new Float64Array(readings[0].h.length);
    const before = readings[at - 2] ?? { h: zeros, c: zeros };
    const steps = { here: readings[at - 1], before };
    const x_t = rowOf(weights["embedding.weight"], places[at - 1]);
    const working = new Working(weights, x_t, steps, unit);
    const lines = model === "gru" ? working.gru() : working.lstm();
    this.write(lines, `Unit ${unit} at letter ${at}, ${letters[at - 1]}`);
  }

  /**
   * @param {import("./units.js").Line[]} lines
   * @param {string} title
   */
  write(lines, title) {
    const { caption, body } = this;
    caption.textContent = title;
    while (body.rows.length > lines.length) body.deleteRow(-1);
    while (body.rows.length < lines.length) this.addLine();
    lines.forEach(({ symbol, rule, sum, value }, n) => {
      const [head, middle, last] = body.rows[n].cells;
      fill(head, symbol, []);
      fill(/** @type {HTMLElement} */ (middle.firstElementChild), rule, []);
      fill(/** @type {HTMLElement} */ (middle.lastElementChild), sum, []);
      fill(last, written(value), []);
    });
  }

  addLine() {
    const row = this.body.insertRow();
    const head = make("th");
    head.scope = "row";
    const middle = make("td", "sum");
    middle.append(make("small"), make("span"));
    row.append(head, middle, make("td"));
  }

  /**
   * Show what the answer hangs on, and say it of one letter.
   * @param {Known} known
   * @param {Where} where
   */
  showSlopes({ letters, readings, lead, hangs }, { at }) {
    const { logP } = readings[readings.length - 1];
    const all = hangs.map(({ highway, detours }) => highway + detours);
    const highway = hangs.map(one => one.highway);
    const detours = hangs.map(one => one.detours);
    const most = Math.max(...[...all, ...highway, ...detours].map(Math.abs));
    const rows = Object.entries({ all, highway, detours }).map(
      ([head, values]) => ({
        heads: [head],
        cells: values.map(value => barred(value / most, 1, true)),
      })
    );
    const answer = this.languages[lead];
    this.hang.caption.textContent = 
      `What ${answer} hangs on, in per cent of the largest`;
    this.hang.show(letters, rows, at);
    const [whole, along, round] = [all, highway, detours].map(values =>
      signed(values[at - 1])
    );
    return (
      `The answer is ${answer}, ${percent(Math.exp(logP[lead]))}. Its slope ` +
      `by this letter is ${whole}: ${along} along the highway, ${round} by ` +
      "detours."
    );
  }

  /**
   * @param {Known} known
   * @param {Where} where
   */
  lineOf(known, { unit, at }) {
    const { letters, readings } = known;
    const here = readings[at - 1];
    const memory = here.c ?? here.h;
    return (
      `Unit ${unit} at letter ${at}, ${letters[at - 1]}: it keeps ` +
      `${percent(here[kindOf(known).keeps][unit])} and then holds ` +
      `${written(memory[unit])}.`
    );
  }

  /**
   * Return as CSV what each unit keeps, one unit's gates and states, and the
   * answer's slopes.
   * @param {Known} known
   * @param {number} unit
   */
  table(known, unit) {
    const { letters, readings, lives, order, lead, hangs } = known;
    const { keeps, gates, signed } = kindOf(known);
    /**
     * @param {string} name
     * @param {number} own
     */
    const row = (name, own) => [
      name,
      own,
      ...numbers([lives[own]]),
      ...numbers(readings.map(reading => reading[name][own])),
    ];
    const answer = this.languages[lead];
    return csv([
      ["value", "unit or answer", "half-life", ...beginnings(letters)],
      ...order.map(own => row(keeps, own)),
      ...[...gates, ...signed].map(name => row(name, unit)),
      ["highway", answer, "", ...numbers(hangs.map(one => one.highway))],
      ["detours", answer, "", ...numbers(hangs.map(one => one.detours))],
    ]);
  }

  /**
   * Put the pictures in the place of those that stood there.
   * @param {HTMLElement} place
   */
  mount(place) {
    if (!place.contains(this.all.element)) {
      const [one, other] = [0, 1].map(() => make("div", "live-panel"));
      one.append(this.all.element, this.hang.element);
      const lines = make("div", "live-lines");
      lines.append(this.lines);
      other.append(this.one.element, lines);
      place.replaceChildren(one, other);
    }
  }
}
