// How an answer hangs on each letter: the cells' equations once more, taken
// backwards. Along the highway the gate that keeps multiplies what a letter has
// left, and nothing else does; all other paths are detours.
import {
  dot,
  each,
  part,
  product,
  rowOf,
  rowsTimes,
  sum,
  times,
  timesPart,
} from "./vectors.js";

/** @typedef {import("./vectors.js").Vector} Vector */
/** @typedef {import("./cells.js").Step} Step */
/** @typedef {import("./cells.js").Weights} Weights */
/** @typedef {import("./network.js").Model} Model */
/** @typedef {import("./network.js").Reading} Reading */
/** @typedef {{h: Vector, c: Vector}} Slope by the states after a letter */
/** @typedef {Record<string, Vector>} Sums a vector for what each gate adds up */
/**
 * @typedef {object} Back what a slope is, taken back through one letter
 * @property {Sums} by what each gate and the candidate add up
 * @property {Slope} kept by the states before it, through the gate that keeps
 */
/**
 * @typedef {object} Cell
 * @property {(w: Weights, x_t: Vector) => Sums} heard what a letter adds
 * @property {(w: Weights, h: Vector) => Vector} recalled by a GRU's candidate
 * @property {(here: Step, before: Step, slope: Slope, u: Vector) => Back} back
 * @property {(w: Weights, by: Sums, here: Step) => Vector} through what is read
 *   of the state before: the slope by it
 */
/** @typedef {{highway: number, detours: number}} Hang by one letter */

/** @param {Vector[]} vectors */
const all = (...vectors) => vectors.reduce((x, y) => product(x, y));
/** @param {Vector} x */
const rest = x => each(value => 1 - value, x);
/** @param {Vector} x a tanh */
const bend = x => each(value => 1 - value ** 2, x);
/** @param {Vector} x */
const none = x => new Float64Array(x.length);

/**
 * Take a slope back through one letter of an LSTM.
 * @param {Step} here
 * @param {Step} before
 * @param {Slope} slope
 * @returns {Back}
 */
export function lstmBack({ i, f, g, o, c }, before, slope) {
  const seen = each(Math.tanh, c);
  const dc = sum(slope.c, all(slope.h, o, bend(seen)));
  const by = {
    i: all(dc, g, i, rest(i)),
    f: all(dc, before.c, f, rest(f)),
    c: all(dc, i, bend(g)),
    o: all(slope.h, seen, o, rest(o)),
  };
  return { by, kept: { h: none(f), c: product(dc, f) } };
}

/**
 * Take a slope back through one letter of a GRU.
 * @param {Step} here
 * @param {Step} before
 * @param {Slope} slope
 * @param {Vector} u what the candidate reads of the state, before r
 * @returns {Back}
 */
export function gruBack({ r, z, n }, before, { h }, u) {
  const dn = all(h, rest(z), bend(n));
  const other = sum(before.h, each(value => -value, n));
  const by = {
    r: all(dn, u, r, rest(r)),
    z: all(h, other, z, rest(z)),
    n: dn,
  };
  return { by, kept: { h: product(h, z), c: none(z) } };
}

/** @param {Vector[]} parts */
const joined = (...parts) => Float64Array.from(parts.flatMap(x => [...x]));

/** @type {Cell} */
const LSTM = {
  heard: (w, x_t) =>
    Object.fromEntries([..."ifco"].map(g => [g, times(x_t, w[`W_x${g}`])])),
  recalled: (_, h) => h, // nothing: it takes no part
  back: lstmBack,
  through: (w, by) =>
    sum(...[..."ifco"].map(g => rowsTimes(w[`W_h${g}`], by[g]))),
};

/** @type {Cell} */
const GRU = {
  heard(w, x_t) {
    const a = times(x_t, w.W_x);
    return { r: part(a, 0, 3), z: part(a, 1, 3), n: part(a, 2, 3) };
  },
  recalled: (w, h) => sum(timesPart(h, w.W_h, 2, 3), part(w.b_h, 2, 3)),
  back: gruBack,
  through: (w, by, { r }) =>
    rowsTimes(w.W_h, joined(by.r, by.z, product(by.n, r))),
};

/** @type {Partial<Record<Model, Cell>>} */
const CELLS = { gru: GRU, torch_lstm: LSTM, scratch_lstm: LSTM };

/**
 * Return the slope by the one that stands for a letter.
 * @param {Sums} heard
 * @param {Sums} by
 */
const byLetter = (heard, by) =>
  Object.keys(by).reduce((total, g) => total + dot(heard[g], by[g]), 0);

/**
 * @param {Sums} one
 * @param {Sums} other
 * @returns {Sums}
 */
const both = (one, other) =>
  Object.fromEntries(Object.keys(one).map(g => [g, sum(one[g], other[g])]));

/**
 * Return the slopes of an answer's log-probability, letter by letter.
 * @param {Model} model one with a gate that keeps
 * @param {Weights} w
 * @param {number[]} letters places in the alphabet
 * @param {Reading[]} readings what the model made of them
 * @param {number} answer the place of the language
 * @returns {Hang[]}
 */
export function slopes(model, w, letters, readings, answer) {
  const cell = CELLS[model];
  if (!cell) throw new TypeError(`${model} has no gate that keeps`);
  const { logP, h } = readings[readings.length - 1];
  const by_score = logP.map((one, k) => Number(k === answer) - Math.exp(one));
  const zeros = none(h);
  /** @type {Slope} */
  let highway = { h: times(by_score, w["out.weight"]), c: zeros };
  /** @type {Slope} */
  let detours = { h: zeros, c: zeros };
  /** @type {Hang[]} */
  const found = [];
  for (let place = letters.length - 1; place >= 0; place--) {
    const heard = cell.heard(w, rowOf(w["embedding.weight"], letters[place]));
    const here = readings[place];
    const before = readings[place - 1] ?? { h: zeros, c: zeros };
    const u = cell.recalled(w, before.h);
    const way = cell.back(here, before, highway, u);
    const round = cell.back(here, before, detours, u);
    found.unshift({
      highway: byLetter(heard, way.by),
      detours: byLetter(heard, round.by),
    });
    const through = cell.through(w, both(way.by, round.by), here);
    highway = way.kept;
    detours = { h: sum(round.kept.h, through), c: round.kept.c };
  }
  return found;
}
