// Single units: how long each keeps, and what one adds up at one letter.
/** @typedef {import("./vectors.js").Vector} Vector */
/** @typedef {import("./vectors.js").Matrix} Matrix */
/** @typedef {import("./cells.js").Step} Step */
/** @typedef {import("./cells.js").Weights} Weights */
/** @typedef {import("./network.js").Model} Model */
/** @typedef {import("./network.js").Reading} Reading */
/** @typedef {{symbol: string, rule: string, sum: string, value: number}} Line */

/**
 * Of each kind of cell the gate that keeps, and all gates and states. Those of
 * which nothing is signed lie between 0 and 1.
 * @type {Partial<Record<Model, {keeps: string, gates: string, signed: string}>>}
 */
export const KINDS = {
  gru: { keeps: "z", gates: "rz", signed: "nh" },
  torch_lstm: { keeps: "f", gates: "ifo", signed: "gch" },
  scratch_lstm: { keeps: "f", gates: "ifo", signed: "gch" },
};

/**
 * Return how many letters it takes each unit to lose half of what it held. A
 * constant gate with this half-life leaves as much of it, over the letters
 * after the first, as the unit's own gates do together.
 * @param {Reading[]} readings
 * @param {string} gate the one that keeps
 */
export function halfLives(readings, gate) {
  const later = readings.slice(1);
  return readings[0][gate].map((_, unit) => {
    const logs = later.map(reading => Math.log(reading[gate][unit]));
    const total = logs.reduce((all, one) => all + one, 0);
    return (later.length * Math.LN2) / Math.abs(total);
  });
}

/**
 * Return the units, that with the longest half-life first.
 * @param {Vector} lives
 */
export const byHalfLife = lives =>
  [...lives.keys()].sort((a, b) => lives[b] - lives[a] || a - b);

/**
 * Return a number to two places, with a real minus sign.
 * @param {number} value
 * @param {number} places
 */
export function written(value, places = 2) {
  if (!Number.isFinite(value)) return "–";
  const text = value.toFixed(places);
  return text.replace("-", /[1-9]/.test(text) ? "\u2212" : "");
}

/** @param {number} value */
const factor = value => (value < 0 ? `(${written(value)})` : written(value));

/**
 * Return terms with their signs between them.
 * @param {number[]} terms
 */
const total = ([first, ...others]) =>
  [first, ...others.map(Math.abs)]
    .map((term, n) =>
      n === 0 ? written(term) : `${others[n - 1] < 0 ? "\u2212" : "+"} ${written(term)}`
    )
    .join(" ");

/**
 * Return what a column of a matrix makes of a vector.
 * @param {Vector} x
 * @param {Matrix} W
 * @param {number} column
 */
const into = (x, { columns, values }, column) =>
  x.reduce((all, one, row) => all + one * values[row * columns + column], 0);

/** What one unit does at one letter, line by line, with its own numbers. */
export class Working {
  /**
   * @param {Weights} w
   * @param {Vector} x_t the letter
   * @param {{here: Step, before: Step}} steps
   * @param {number} unit
   */
  constructor(w, x_t, { here, before }, unit) {
    this.w = w;
    this.x_t = x_t;
    this.here = here;
    this.before = before;
    this.unit = unit;
  }

  /**
   * @param {string} symbol
   * @param {string} rule
   * @param {string} sum
   * @returns {Line}
   */
  line(symbol, rule, sum) {
    return { symbol, rule, sum, value: this.here[symbol][this.unit] };
  }

  /** @returns {Line[]} */
  lstm() {
    const { w, x_t, unit } = this;
    const { i, f, g, o, c } = this.of(this.here);
    const terms = (/** @type {string} */ gate) =>
      total([
        into(x_t, w[`W_x${gate}`], unit),
        into(this.before.h, w[`W_h${gate}`], unit),
        w[`b_${gate}`][unit],
      ]);
    const old = this.before.c[unit];
    return [
      this.line("i", "σ(letter + state + bias)", `σ(${terms("i")})`),
      this.line("f", "σ(letter + state + bias)", `σ(${terms("f")})`),
      this.line("g", "tanh(letter + state + bias)", `tanh(${terms("c")})`),
      this.line("o", "σ(letter + state + bias)", `σ(${terms("o")})`),
      this.line(
        "c",
        "f · c before + i · g",
        `${written(f)} · ${factor(old)} + ${written(i)} · ${factor(g)}`
      ),
      this.line("h", "o · tanh(c)", `${written(o)} · tanh(${written(c)})`),
    ];
  }

  /** @returns {Line[]} */
  gru() {
    const { w, x_t, unit } = this;
    const { r, z, n } = this.of(this.here);
    const size = this.here.h.length;
    const [[xr, hr, br], [xz, hz, bz], [xn, hn, bn]] = [0, 1, 2].map(place => [
      into(x_t, w.W_x, unit + place * size),
      into(this.before.h, w.W_h, unit + place * size),
      unit + place * size,
    ]);
    const both = (/** @type {number} */ place) => w.b_x[place] + w.b_h[place];
    return [
      this.line(
        "r",
        "σ(letter + state + bias)",
        `σ(${total([xr, hr, both(br)])})`
      ),
      this.line(
        "z",
        "σ(letter + state + bias)",
        `σ(${total([xz, hz, both(bz)])})`
      ),
      this.line(
        "n",
        "tanh(letter + bias + r · state)",
        `tanh(${total([xn, w.b_x[bn]])} + ` +
          `${written(r)} · ${factor(hn + w.b_h[bn])})`
      ),
      this.line(
        "h",
        "(1 − z) · n + z · h before",
        `${written(1 - z)} · ${factor(n)} + ` +
          `${written(z)} · ${factor(this.before.h[unit])}`
      ),
    ];
  }

  /**
   * Return a step's gates and states of this unit alone.
   * @param {Step} step
   */
  of(step) {
    return Object.fromEntries(
      Object.entries(step).map(([name, values]) => [name, values[this.unit]])
    );
  }
}
