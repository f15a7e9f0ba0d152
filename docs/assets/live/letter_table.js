// A picture that is a table: letters across, and in each cell a shade or a bar.
import { fill, make, resize, SHADES } from "./panel.js";

/**
 * @typedef {object} Cell
 * @property {string} text
 * @property {string} look its classes
 * @property {number} [size] of its bar, from 0 to 1
 */
/** @typedef {{heads: string[], cells: Cell[], isChosen?: boolean}} Row */

/**
 * Return a cell with a shade for a share, and the share in per cent.
 * @param {number} share
 * @returns {Cell}
 */
export const shaded = share => ({
  text: `${Math.round(100 * share)}`,
  look: `s${Math.min(Math.floor(SHADES * share), SHADES - 1)}`,
});

/**
 * Return a cell with a bar, and its value in hundredths.
 * @param {number} value
 * @param {number} most the value of the longest bar
 * @param {boolean} isSigned whether bars go up and down
 * @returns {Cell}
 */
export function barred(value, most, isSigned) {
  const text = `${Math.round(100 * value)}`.replace(/^-0$/, "0");
  return {
    text: text.replace("-", "\u2212"),
    look: !isSigned ? "bar" : value < 0 ? "bar half down" : "bar half",
    size: most ? Math.min(Math.abs(value) / most, 1) : 0,
  };
}

export class LetterTable {
  /**
   * @param {string} label
   * @param {string[]} leading heads of the columns before the letters
   */
  constructor(label, leading) {
    this.element = make("div", "live-scroll");
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", label);
    const table = make("table", "report-table");
    this.caption = table.createCaption();
    this.head = table.createTHead().insertRow();
    this.body = table.createTBody();
    this.leading = leading.length;
    for (const text of leading) {
      const head = text ? make("th", "", text) : make("td");
      if (text) head.setAttribute("scope", "col");
      this.head.append(head);
    }
    this.element.append(table);
  }

  /**
   * @param {string} letters
   * @param {Row[]} rows
   * @param {number} at the letter that is looked at, counted from 1
   */
  show(letters, rows, at) {
    while (this.body.rows.length > rows.length) this.body.deleteRow(-1);
    while (this.body.rows.length < rows.length) this.addRow();
    const old = [...this.body.rows];
    resize(this.head, old, letters.length, this.leading);
    [...letters].forEach((letter, n) =>
      fill(this.head.cells[n + this.leading], letter, [n + 1 === at && "at"])
    );
    rows.forEach(({ heads, cells, isChosen }, k) => {
      const row = old[k];
      row.classList.toggle("chosen", isChosen ?? false);
      heads.forEach((text, n) => fill(row.cells[n], text, []));
      cells.forEach(({ text, look, size }, n) => {
        const cell = row.cells[n + this.leading];
        fill(cell, text, [look, n + 1 === at && "at"]);
        if (size === undefined) return;
        const length = size.toFixed(3);
        if (Number(cell.style.getPropertyValue("--size")) !== Number(length))
          cell.style.setProperty("--size", length);
      });
    });
  }

  addRow() {
    const row = this.body.insertRow();
    const head = make("th");
    head.scope = "row";
    row.append(head);
    while (row.cells.length < this.head.cells.length) row.insertCell();
  }
}
