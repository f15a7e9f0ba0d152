// A network reads a name, letter by letter, perhaps with a hand on it.
import { STEPS } from "./cells.js";
import { logSoftmax, rowOf, rowsTimes, sum } from "./vectors.js";

/** @typedef {import("./cells.js").Step} Step */
/** @typedef {import("./cells.js").Weights} Weights */
/** @typedef {keyof typeof STEPS} Model */
/**
 * A hand on a network: which gate it holds at what value, or whether it wipes
 * the memory, and from (or before) which letter, counted from 0.
 * @typedef {{gate?: string, value?: number, wipe?: boolean, from: number}} Grip
 */
/** @typedef {Step & {logP: Float64Array}} Reading what a letter leaves */

/** @type {Grip} */
const FREE = { from: 0 };

/**
 * Return every gate, state and log-probability, letter by letter.
 * @param {Model} model
 * @param {Weights} w
 * @param {number[]} letters places in the alphabet
 * @param {Grip} grip
 * @param {Reading[]} known of the first letters, if they have been read
 * @returns {Reading[]}
 */
export function read(model, w, letters, grip = FREE, known = []) {
  const size = w["out.weight"].columns;
  const zeros = new Float64Array(size);
  /** @type {Step} */
  let state = known.at(-1) ?? { h: zeros, c: zeros };
  const readings = [...known];
  for (let place = known.length; place < letters.length; place++) {
    if (grip.wipe && place === grip.from) state = wiped(model, state);
    const x_t = rowOf(w["embedding.weight"], letters[place]);
    state = STEPS[model](w, x_t, state, holder(grip, place));
    const logits = sum(rowsTimes(w["out.weight"], state.h), w["out.bias"]);
    readings.push({ ...state, logP: logSoftmax(logits) });
  }
  return readings;
}

/**
 * Return how many letters two names have in common at their beginnings.
 * @param {string} one
 * @param {string} other
 */
export function shared(one, other) {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count++;
  return count;
}

/**
 * Return what holds a gate at a letter.
 * @param {Grip} grip
 * @param {number} place
 * @returns {import("./cells.js").Hold}
 */
function holder({ gate, value = 0, from }, place) {
  return (own, values) =>
    own === gate && place >= from ? values.map(() => value) : values;
}

/**
 * Return a state that has forgotten: c is zero, or h where there is no c.
 * @param {Model} model
 * @param {Step} state
 * @returns {Step}
 */
function wiped(model, state) {
  const memory = model.endsWith("lstm") ? "c" : "h";
  return { ...state, [memory]: state[memory].map(() => 0) };
}
