import assert from "node:assert/strict";
import { test } from "node:test";
import { Game, QUERY } from "../../docs/assets/live/tasks.js";

const sequences = [
  { symbols: "wa", answer: "a", asked: "ba", i: [1, 2], f: [3, 4], moved: [5, 6] },
  { symbols: "bx", answer: "b", asked: "bc", i: [1, 2], f: [3, 4], moved: [5, 6] },
];

test("symbols come one at a time, then the question", () => {
  const game = new Game(sequences);
  assert.deepEqual([game.next(), game.next(), game.next()], ["w", "a", QUERY]);
  assert.ok(game.isAsked);
  assert.equal(game.next(), QUERY);
});

test("an answer is held to the sequence's, and to the network's", () => {
  const game = new Game(sequences);
  for (let n = 0; n < 3; n++) game.next();
  assert.match(game.answer("a"), /^Right: it was a\. .*you 1 of 1, the network 1/);
  for (let n = 0; n < 3; n++) game.next();
  assert.match(game.answer("d"), /^Wrong: it was b\. .*you 1 of 2, the network 1/);
});

test("after the last sequence comes the first, the one shown comes last", () => {
  const game = new Game(sequences, 0);
  assert.equal(game.next(), "b");
  game.next();
  game.next();
  game.answer("b");
  assert.equal(game.next(), "w");
});
