import assert from "node:assert/strict";
import { test } from "node:test";
import { around, dots, mark, said } from "../../docs/assets/live/delay.js";

test("a dot stands at each delay, full marks on top", () => {
  assert.equal(dots([100, 0]), "M1 0h0M2 100h0");
});

test("a delay has neighbours on both sides, but at the ends", () => {
  assert.deepEqual(around(50, 100, 5), [48, 49, 50, 51, 52]);
  assert.deepEqual(around(1, 100, 5), [1, 2, 3, 4, 5]);
  assert.deepEqual(around(100, 100, 3), [98, 99, 100]);
});

test("a symbol that is read as another one shows both", () => {
  assert.equal(mark("a", "a"), "a");
  assert.equal(mark("a", "d"), "a→d");
});

test("what is said counts the symbols that are read rightly", () => {
  assert.match(said(7, 12, "abdd", "abcd"), /^Right in 12 per cent/);
  assert.match(said(7, 12, "abdd", "abcd"), /3 of 4 symbols/);
  assert.match(said(7, 12), /No states are stored/);
});
