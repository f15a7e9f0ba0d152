import assert from "node:assert/strict";
import { test } from "node:test";
import { slopes } from "../../docs/assets/live/backward.js";
import { barred, shaded } from "../../docs/assets/live/letter_table.js";
import { read } from "../../docs/assets/live/network.js";
import {
  byHalfLife,
  halfLives,
  Working,
  written,
} from "../../docs/assets/live/units.js";
import { rowOf } from "../../docs/assets/live/vectors.js";

const H = 3;
const WORD = [0, 1, 2, 3]; // no letter twice
const vector = (...values) => Float64Array.from(values);
const draw = (count, start) =>
  Float64Array.from({ length: count }, (_, n) => Math.sin(7 * n + start));
const matrix = (rows, columns, start) => ({
  rows,
  columns,
  values: draw(rows * columns, start),
});

/** @param {boolean} isGated whether states are read by gates */
function lstm(isGated = true) {
  const w = {
    "embedding.weight": matrix(5, 2, 1),
    "out.weight": matrix(4, H, 2),
    "out.bias": draw(4, 3),
  };
  [..."ifco"].forEach((gate, n) => {
    w[`W_x${gate}`] = matrix(2, H, n);
    w[`W_h${gate}`] = matrix(H, H, n + 4);
    w[`b_${gate}`] = draw(H, n + 8);
    if (!isGated) w[`W_h${gate}`].values.fill(0);
  });
  return w;
}

const gru = () => ({
  "embedding.weight": matrix(5, 2, 1),
  "out.weight": matrix(4, H, 2),
  "out.bias": draw(4, 3),
  W_x: matrix(2, 3 * H, 5),
  W_h: matrix(H, 3 * H, 6),
  b_x: draw(3 * H, 7),
  b_h: draw(3 * H, 8),
});

/** How the answer moves when one letter counts a little more. */
function nudged(model, w, place, answer) {
  const by = size => {
    const row = rowOf(w["embedding.weight"], WORD[place]);
    const old = Float64Array.from(row);
    row.set(old.map(value => value * (1 + size)));
    const { logP } = read(model, w, WORD).at(-1);
    row.set(old);
    return logP[answer];
  };
  return (by(1e-5) - by(-1e-5)) / 2e-5;
}

for (const [model, w] of [
  ["scratch_lstm", lstm()],
  ["gru", gru()],
])
  test(`the ${model}'s slopes say how far a nudge of a letter moves`, () => {
    const found = slopes(model, w, WORD, read(model, w, WORD), 2);
    found.forEach(({ highway, detours }, place) => {
      const whole = nudged(model, w, place, 2);
      assert.ok(Math.abs(highway + detours - whole) < 1e-8);
    });
    assert.equal(found.at(-1).detours, 0);
  });

test("where no gate reads the state there are no detours", () => {
  const w = lstm(false);
  const readings = read("scratch_lstm", w, WORD);
  for (const { highway, detours } of slopes(
    "scratch_lstm",
    w,
    WORD,
    readings,
    1
  )) {
    assert.ok(Math.abs(highway) > 0);
    assert.ok(Math.abs(detours) < 1e-12);
  }
});

test("a network without a gate that keeps has no highway to ask for", () => {
  const w = lstm();
  const readings = read("scratch_lstm", w, WORD);
  assert.throws(() => slopes("tanh_rnn", w, WORD, readings, 0), TypeError);
});

test("a unit's half-life is that of a gate that leaves as much", () => {
  const readings = [
    { f: vector(0.1, 0.1, 1) },
    { f: vector(0.5, 0.25, 1) },
    { f: vector(0.5, 1, 1) },
  ];
  const lives = halfLives(readings, "f");
  assert.deepEqual([...lives], [1, 1, Infinity]);
  assert.deepEqual(byHalfLife(lives), [2, 0, 1]);
});

test("a name of one letter leaves units in their order", () => {
  const lives = halfLives([{ f: vector(0.1, 0.9) }], "f");
  assert.deepEqual(byHalfLife(lives), [0, 1]);
  assert.equal(written(lives[0]), "–");
});

for (const [model, w, memory] of [
  ["scratch_lstm", lstm(), "lstm"],
  ["gru", gru(), "gru"],
])
  test(`the ${model}'s lines give the values that stand beside them`, () => {
    const readings = read(model, w, WORD);
    const steps = { here: readings[2], before: readings[1] };
    const x_t = rowOf(w["embedding.weight"], WORD[2]);
    for (const line of new Working(w, x_t, steps, 1)[memory]()) {
      const formula = line.sum
        .replaceAll("\u2212", "-")
        .replaceAll("·", "*")
        .replaceAll("σ", "sigmoid")
        .replaceAll("tanh", "Math.tanh");
      const value = new Function(
        "sigmoid",
        `return ${formula}`
      )(a => 1 / (1 + Math.exp(-a)));
      assert.ok(Math.abs(value - line.value) < 0.03, line.sum);
      assert.equal(line.value, readings[2][line.symbol][1]);
    }
  });

test("cells tell shares in per cent, values in hundredths", () => {
  assert.deepEqual(shaded(1), { text: "100", look: "s9" });
  assert.deepEqual(barred(-0.5, 2, true), {
    text: "\u221250",
    look: "bar half down",
    size: 0.25,
  });
  assert.equal(barred(-0.001, 1, true).text, "0");
});
