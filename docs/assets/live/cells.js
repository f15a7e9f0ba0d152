// One letter read by each kind of cell: the equations again, in double
// precision. A test holds every gate and state to PyTorch's.
import { each, part, product, sigmoid, sum, times } from "./vectors.js";

/** @typedef {import("./vectors.js").Vector} Vector */
/** @typedef {Record<string, any>} Weights */
/** @typedef {Record<string, Vector>} Step gates and states by their letters */
/** @typedef {(gate: string, values: Vector) => Vector} Hold */

/** @type {Hold} */
const leave = (_, values) => values;

/**
 * @param {Weights} w
 * @param {Vector} x_t the letter
 * @param {Step} before the state before it
 * @returns {Step}
 */
export function linearStep(w, x_t, before) {
  return { h: sum(times(x_t, w.W_x), times(before.h, w.W_h), w.b) };
}

/**
 * @param {Weights} w
 * @param {Vector} x_t
 * @param {Step} before
 * @returns {Step}
 */
export function tanhStep(w, x_t, before) {
  return { h: each(Math.tanh, linearStep(w, x_t, before).h) };
}

/**
 * @param {Weights} w
 * @param {Vector} x_t
 * @param {Step} before
 * @param {Hold} hold what takes hold of a gate
 * @returns {Step}
 */
export function gruStep(w, x_t, before, hold = leave) {
  const a_x = sum(times(x_t, w.W_x), w.b_x);
  const a_h = sum(times(before.h, w.W_h), w.b_h);
  const [xr, xz, xn] = [0, 1, 2].map(place => part(a_x, place, 3));
  const [hr, hz, hn] = [0, 1, 2].map(place => part(a_h, place, 3));
  const r = hold("r", each(sigmoid, sum(xr, hr)));
  const z = hold("z", each(sigmoid, sum(xz, hz)));
  const n = each(Math.tanh, sum(xn, product(r, hn)));
  const fresh = each(keep => 1 - keep, z);
  const h = sum(product(fresh, n), product(z, before.h));
  return { r, z, n, h };
}

/**
 * @param {Weights} w
 * @param {Vector} x_t
 * @param {Step} before
 * @param {Hold} hold
 * @returns {Step}
 */
export function lstmStep(w, x_t, before, hold = leave) {
  /** @param {string} gate */
  const a = gate => {
    const [W_x, W_h] = [w[`W_x${gate}`], w[`W_h${gate}`]];
    return sum(times(x_t, W_x), times(before.h, W_h), w[`b_${gate}`]);
  };
  const i = hold("i", each(sigmoid, a("i")));
  const f = hold("f", each(sigmoid, a("f")));
  const g = each(Math.tanh, a("c"));
  const o = hold("o", each(sigmoid, a("o")));
  const c = sum(product(f, before.c), product(i, g));
  const h = product(o, each(Math.tanh, c));
  return { i, f, g, o, c, h };
}

/** Which cell reads for which model, and what it is called in weights. */
export const STEPS = {
  rnn: linearStep,
  tanh_rnn: tanhStep,
  gru: gruStep,
  torch_lstm: lstmStep,
  scratch_lstm: lstmStep,
};
