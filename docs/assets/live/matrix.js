// One confusion matrix for all networks; its cells show the names in them.
import { speaker, within } from "./part.js";
import { ABSENT, stored } from "./stored.js";

/**
 * @typedef {object} Answered
 * @property {string[]} names the test names
 * @property {string} languages that of each name, as a letter
 * @property {Record<string, string>} answers those of each network
 */
const FIRST = "a".charCodeAt(0);
const SHADES = 10;
const STEPS = new Map([
  ["ArrowUp", [-1, 0]],
  ["ArrowDown", [1, 0]],
  ["ArrowLeft", [0, -1]],
  ["ArrowRight", [0, 1]],
  ["Home", [0, -1e3]],
  ["End", [0, 1e3]],
]);

/**
 * Return the names of each language that got each answer.
 * @param {Answered} data
 * @param {string} model
 * @param {number} size how many languages there are
 * @returns {string[][][]} by language and answer
 */
export function sorted({ names, languages, answers }, model, size) {
  const cells = Array.from({ length: size }, () =>
    Array.from({ length: size }, () => /** @type {string[]} */ ([]))
  );
  names.forEach((name, n) => {
    const [row, column] = [languages, answers[model]].map(
      letters => letters.charCodeAt(n) - FIRST
    );
    cells[row][column].push(name);
  });
  return cells;
}

/**
 * Return the shade of a cell: its share of the row's names.
 * @param {number} count
 * @param {number} names
 */
export const shade = (count, names) =>
  Math.min(Math.floor((SHADES * count) / Math.max(names, 1)), SHADES - 1);

/**
 * Say what a cell holds.
 * @param {string} language
 * @param {string} answer
 * @param {number} count
 */
export function said(language, answer, count) {
  const names = count === 1 ? "1 name" : `${count} names`;
  return language === answer
    ? `${names} recognised as ${language}.`
    : `${names}: ${language} in the list, read as ${answer}.`;
}

class Matrix {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.languages = (element.dataset.languages ?? "").split(",");
    this.model = /** @type {HTMLSelectElement} */ (within(element, "select"));
    this.table = /** @type {HTMLTableElement} */ (within(element, "table"));
    this.rows = [...this.table.tBodies[0].rows];
    this.names = within(element, ".live-names");
    this.say = speaker(within(element, "[role=status]"));
    this.at = [0, 0];
    this.table.setAttribute("role", "grid");
    for (const row of this.rows)
      for (const cell of [...row.cells].slice(1)) cell.tabIndex = -1;
    this.cell(0, 0).tabIndex = 0;
    for (const touch of ["focusin", "click"])
      this.table.addEventListener(touch, event => this.entered(event));
    this.table.addEventListener("keydown", event => this.moved(event));
    this.model.addEventListener("change", () => this.draw());
    window.addEventListener("hashchange", () => this.restore());
    this.restore();
    element.dataset.ready = "";
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  cell(row, column) {
    return this.rows[row].cells[column + 1];
  }

  /** @param {Event} event */
  entered({ target }) {
    if (!(target instanceof HTMLTableCellElement)) return;
    const row = this.rows.findIndex(one => one.contains(target));
    this.choose(row, target.cellIndex - 1);
    this.draw();
  }

  /** @param {KeyboardEvent} event */
  moved(event) {
    const step = STEPS.get(event.key);
    if (!step) return;
    event.preventDefault();
    const last = this.languages.length - 1;
    const [row, column] = this.at.map((place, axis) =>
      Math.min(Math.max(place + step[axis], 0), last)
    );
    this.cell(row, column).focus();
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  choose(row, column) {
    const old = this.cell(this.at[0], this.at[1]);
    old.tabIndex = -1;
    old.classList.remove("lead");
    this.at = [row, column];
    this.cell(row, column).tabIndex = 0;
  }

  async draw() {
    /** @type {Answered} */
    let data;
    try {
      data = await stored("live_matrix.json");
    } catch {
      return this.say(ABSENT);
    }
    const { languages, at } = this;
    const model = this.model.value;
    const cells = sorted(data, model, languages.length);
    cells.forEach((row, r) => {
      const names = row.flat().length;
      row.forEach((held, c) => {
        const cell = this.cell(r, c);
        const isHere = r === at[0] && c === at[1];
        cell.textContent = held.length ? `${held.length}` : "";
        cell.className = `s${shade(held.length, names)}${isHere ? " lead" : ""}`;
      });
    });
    const [language, answer] = at.map(place => languages[place]);
    const names = cells[at[0]][at[1]];
    const label = this.model.selectedOptions[0].text;
    if (this.table.caption)
      this.table.caption.textContent = `${label}: test names`;
    this.names.textContent = names.join(", ");
    this.say(said(language, answer, names.length));
    const state = new URLSearchParams({ matrix: model, language, answer });
    history.replaceState(history.state, "", `#${state}`);
  }

  /** Bring back what the address says. */
  restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    const model = state.get("matrix");
    const at = ["language", "answer"].map(key =>
      this.languages.indexOf(state.get(key) ?? "")
    );
    if (model === null || at.includes(-1)) return;
    this.model.value = model;
    if (!this.model.value) this.model.selectedIndex = 0;
    this.choose(at[0], at[1]);
    this.draw();
  }
}

/** @param {HTMLElement} element */
export function begin(element) {
  return new Matrix(element);
}
