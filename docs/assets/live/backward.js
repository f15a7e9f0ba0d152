// How an answer hangs on each letter: the cells' equations once more, taken
// backwards. Along the highway the gate that keeps multiplies what a letter has
// left, and nothing else does; all other paths are detours.
import { each, part, product, rowOf, rowsTimes, sum, times } from "./vectors.js";

/** @typedef {import("./vectors.js").Vector} Vector */
/** @typedef {import("./cells.js").Step} Step */
/** @typedef {import("./cells.js").Weights} Weights */
/** @typedef {import("./network.js").Model} Model */
/** @typedef {import("./network.js").Reading} Reading */
/** @typedef {{h: Vector, c: Vector}} Slope by the states after a letter */
/**
 * @typedef {object} Back what a slope is, taken back through one letter
 * @property {number} letter by the one that stands for the letter
 * @property {Slope} kept by the states before it, through the gate that keeps
 * @property {Vector} through by the hidden state, through what is read of it
 */
/** @typedef {{highway: number, detours: number}} Hang by one letter */

/** @param {Vector[]} vectors */
const all = (...vectors) => vectors.reduce((x, y) => product(x, y));
/** @param {Vector} x */
const rest = x => each(value => 1 - value, x);
/** @param {Vector} x a tanh */
const bend = x => each(value => 1 - value ** 2, x);
/**
 * @param {Vector} x
 * @param {Vector} y
 */
const dot = (x, y) => product(x, y).reduce((total, one) => total + one, 0);
/** @param {Vector} x */
const none = x => new Float64Array(x.length);

/**
 * @param {Weights} w
 * @param {Vector} x_t the letter
 * @param {Step} here
 * @param {Step} before
 * @param {Slope} slope
 * @returns {Back}
 */
export function lstmBack(w, x_t, { i, f, g, o, c }, before, slope) {
  const seen = each(Math.tanh, c);
  const dc = sum(slope.c, all(slope.h, o, bend(seen)));
  const a = Object.entries({
    i: all(dc, g, i, rest(i)),
    f: all(dc, before.c, f, rest(f)),
    c: all(dc, i, bend(g)),
    o: all(slope.h, seen, o, rest(o)),
  });
  return {
    letter: a
      .map(([gate, da]) => dot(da, times(x_t, w[`W_x${gate}`])))
      .reduce((total, one) => total + one),
    kept: { h: none(f), c: product(dc, f) },
    through: sum(...a.map(([gate, da]) => rowsTimes(w[`W_h${gate}`], da))),
  };
}

/**
 * @param {Weights} w
 * @param {Vector} x_t
 * @param {Step} here
 * @param {Step} before
 * @param {Slope} slope
 * @returns {Back}
 */
export function gruBack(w, x_t, { r, z, n }, before, { h }) {
  const hn = part(sum(times(before.h, w.W_h), w.b_h), 2, 3);
  const dn = all(h, rest(z), bend(n));
  const dr = all(dn, hn, r, rest(r));
  const other = sum(before.h, each(value => -value, n));
  const dz = all(h, other, z, rest(z));
  return {
    letter: dot(joined(dr, dz, dn), times(x_t, w.W_x)),
    kept: { h: product(h, z), c: none(z) },
    through: rowsTimes(w.W_h, joined(dr, dz, product(dn, r))),
  };
}

/** @param {Vector[]} parts */
const joined = (...parts) => Float64Array.from(parts.flatMap(x => [...x]));

/** @type {Partial<Record<Model, typeof lstmBack>>} */
const BACK = { gru: gruBack, torch_lstm: lstmBack, scratch_lstm: lstmBack };

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
  const back = BACK[model];
  if (!back) throw new TypeError(`${model} has no gate that keeps`);
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
    const x_t = rowOf(w["embedding.weight"], letters[place]);
    const before = readings[place - 1] ?? { h: zeros, c: zeros };
    const way = back(w, x_t, readings[place], before, highway);
    const round = back(w, x_t, readings[place], before, detours);
    found.unshift({ highway: way.letter, detours: round.letter });
    highway = way.kept;
    detours = {
      h: sum(round.kept.h, way.through, round.through),
      c: round.kept.c,
    };
  }
  return found;
}
