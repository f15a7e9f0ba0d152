import assert from "node:assert/strict";
import { test } from "node:test";
import { accuracy, shuffle, swap } from "../../docs/assets/live/holder.js";
import { best, percent, turned } from "../../docs/assets/live/panel.js";
import {
  beginnings,
  chances,
  csv,
  heldPython,
  python,
  unitPython,
} from "../../docs/assets/live/share.js";

test("the turn is where the last leader takes over for good", () => {
  assert.equal(turned([1, 2, 1, 1]), 2);
  assert.equal(turned([3, 3]), 0);
  assert.equal(turned([1, 2]), 1);
});

test("the best is the largest, and chances are told in per cent", () => {
  assert.equal(best(Float64Array.of(-3, -1, -2)), 1);
  assert.equal(percent(0.126), "13\u00a0%");
});

test("a swap changes two letters, if there are two", () => {
  assert.equal(swap("Moretti", 0), "oMretti");
  assert.equal(swap("Moretti", 6), "Moretti");
});

test("shuffled letters are the same letters, by the number drawn", () => {
  const letters = shuffle("Papadopoulos", 1);
  assert.equal(
    [...letters].sort().join(""),
    [..."Papadopoulos"].sort().join("")
  );
  assert.equal(letters, shuffle("Papadopoulos", 1));
  assert.notEqual(letters, shuffle("Papadopoulos", 2));
});

test("a grip costs what was measured from that letter on", () => {
  const costs = {
    names: 4,
    free: 0.8,
    held: { f: { 25: [0.1, 0.2] } },
    wiped: [0.8, 0.3],
    swapped: [0.6, 0.7],
    shuffled: [0.2, 0.4],
  };
  assert.equal(accuracy(costs, "hold f", { value: "25", from: 1 }), 0.2);
  assert.equal(accuracy(costs, "hold f", { value: "25", from: 9 }), undefined);
  assert.equal(accuracy(costs, "wipe", { value: "0", from: 1 }), 0.3);
  assert.equal(accuracy(costs, "swap", { value: "0", from: 0 }), 0.6);
  assert.ok(
    Math.abs(accuracy(costs, "shuffle", { value: "0", from: 5 }) - 0.3) < 1e-12
  );
});

test("CSV has a row for each language, a column for each letter", () => {
  const logP = Float64Array.of(Math.log(0.25), Math.log(0.75));
  const text = csv([
    ["network", "language", ...beginnings("O'")],
    ...chances("gru", ["Irish", 'a "b"'], [{ logP }, { logP }]),
  ]);
  assert.equal(
    text,
    '"network","language","O","O\'"\r\n' +
      '"gru","Irish","0.250000","0.250000"\r\n' +
      '"gru","a ""b""","0.750000","0.750000"\r\n'
  );
});

test("a name in Python is quoted", () => {
  const text = python('"); import os #', [{ key: "gru", layer: "a:b" }]);
  assert.match(text, /\["\\"\); import os #"\]/);
});

test("in Python only the library's LSTM is taken apart", () => {
  const gru = { key: "gru", layer: "a:b" };
  const lstm = { key: "torch_lstm", layer: "torch.nn:LSTM" };
  assert.doesNotMatch(unitPython("O'", gru, 3), /from_torch/);
  assert.match(unitPython("O'", lstm, 3), /from_torch/);
  assert.match(heldPython("O'", lstm, "", 0), /from_torch/);
});

test("in Python a hand takes hold before its letter, if any does", () => {
  const gru = { key: "gru", layer: "a:b" };
  const wiped = heldPython("O'", gru, "state = wiped(state)", 1);
  assert.match(wiped, / {4}if n == 1:\n {8}state = wiped\(state\)\n {4}state/);
  assert.doesNotMatch(heldPython("O'", gru, "", 1), /if n ==/);
});
