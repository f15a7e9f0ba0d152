// Hold, overwrite, ignore: the reader does a task beside a network.
import { speaker, within } from "./part.js";
import { ABSENT, stored } from "./stored.js";

/**
 * @typedef {object} Sequence
 * @property {string} symbols
 * @property {string} answer
 * @property {string} asked what the network would answer at each step
 * @property {number[]} i its input gate, in per cent
 * @property {number[]} f its forget gate
 * @property {number[]} moved how far its cell moves, in hundredths
 */
/** @typedef {"asked" | "i" | "f" | "moved"} Row of the table */
export const QUERY = "?";

/** What is played: which sequence, how far, and how it has gone so far. */
export class Game {
  /**
   * @param {Sequence[]} sequences
   * @param {number} [place] of the sequence that is shown already
   */
  constructor(sequences, place = -1) {
    this.sequences = sequences;
    this.place = place;
    this.played = 0;
    this.mine = 0;
    this.its = 0;
    this.step = -1;
    this.isAsked = false;
  }

  /** Go on by one symbol; after an answer begin the next sequence. */
  next() {
    if (this.isAsked) return QUERY;
    if (this.step === -1)
      this.place = (this.place + 1) % this.sequences.length;
    this.step += 1;
    this.isAsked = this.step === this.sequence.symbols.length;
    return this.symbol;
  }

  get sequence() {
    return this.sequences[this.place];
  }

  get symbol() {
    return this.isAsked ? QUERY : this.sequence.symbols[this.step];
  }

  /**
   * Answer, and return what there is to say about it.
   * @param {string} letter
   */
  answer(letter) {
    const { answer, asked } = this.sequence;
    const its = asked.slice(-1);
    this.played += 1;
    this.mine += Number(letter === answer);
    this.its += Number(its === answer);
    this.step = -1;
    this.isAsked = false;
    const verdict = letter === answer ? "Right" : "Wrong";
    return `${verdict}: it was ${answer}. You said ${letter}, the network ${its}. So far: you ${this.mine} of ${this.played}, the network ${this.its}.`;
  }
}

class Tasks {
  /** @param {HTMLElement} element */
  constructor(element) {
    const form = /** @type {HTMLFormElement} */ (within(element, "form"));
    this.task = /** @type {HTMLSelectElement} */ (within(form, "select"));
    this.symbol = within(form, ".live-symbol");
    this.say = speaker(within(form, ".live-status"));
    const buttons = [...form.querySelectorAll("button")];
    this.forward = buttons[0];
    this.answers = buttons.slice(1);
    this.table = /** @type {HTMLTableElement} */ (within(element, "table"));
    this.shown = this.task.value;
    /** @type {Game | undefined} */
    this.game = undefined;
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("click", event => this.clicked(event));
    this.task.addEventListener("change", () => this.restart());
    element.dataset.ready = "";
  }

  /** @param {MouseEvent} event */
  clicked({ target }) {
    if (!(target instanceof HTMLButtonElement)) return;
    if (target.name === "answer") this.answered(target.value);
    else this.next();
  }

  restart() {
    this.game = undefined;
    this.symbol.textContent = "–";
    this.ready(false);
    this.fill(() => "");
    this.say(`${this.task.selectedOptions[0].text}: go on to the first symbol.`);
  }

  /**
   * Let the reader answer, or go on.
   * @param {boolean} isAsked
   */
  ready(isAsked) {
    for (const button of this.answers) button.disabled = !isAsked;
    this.forward.disabled = isAsked;
  }

  async next() {
    const game = await this.started();
    if (!game) return;
    this.symbol.textContent = game.next();
    const { step, isAsked, sequence } = game;
    this.fill((n, row) =>
      row === undefined && n === step && !isAsked ? sequence.symbols[n] : ""
    );
    this.ready(isAsked);
    if (!isAsked) return;
    this.say("What is the answer?");
    this.answers[0].focus();
  }

  async started() {
    if (this.game) return this.game;
    try {
      const all = await stored("live_task.json");
      const isShown = this.task.value === this.shown;
      this.game = new Game(all[this.task.value], isShown ? 0 : -1);
    } catch {
      this.say(ABSENT);
    }
    return this.game;
  }

  /** @param {string} letter */
  answered(letter) {
    if (!this.game) return;
    const { sequence } = this.game;
    this.say(this.game.answer(letter));
    this.fill((n, row) => String((row ? sequence[row] : sequence.symbols)[n]));
    this.ready(false);
    this.forward.focus();
  }

  /**
   * Fill the table's cells.
   * @param {(n: number, row: Row | undefined) => string} text of a step's
   *   cell: in a row of the network, or in the head
   */
  fill(text) {
    const { caption, rows } = this.table;
    if (caption)
      caption.textContent = `${this.task.selectedOptions[0].text}: an LSTM reads along, in hundredths`;
    for (const row of rows) {
      const kind = /** @type {Row | undefined} */ (row.dataset.row);
      [...row.cells].slice(1).forEach((cell, n) => {
        cell.textContent = text(n, kind);
      });
    }
  }
}

/** @param {HTMLElement} element */
export function begin(element) {
  return new Tasks(element);
}
