import assert from "node:assert/strict";
import { test } from "node:test";
import { said, shade, sorted } from "../../docs/assets/live/matrix.js";

const data = {
  names: ["Ara", "Bo", "Cy", "Di"],
  languages: "aabb",
  answers: { gru: "abbb", rnn: "aaaa" },
};

test("each name stands in the cell of its language and its answer", () => {
  assert.deepEqual(sorted(data, "gru", 2), [[["Ara"], ["Bo"]], [[], ["Cy", "Di"]]]);
  assert.deepEqual(sorted(data, "rnn", 2), [[["Ara", "Bo"], []], [["Cy", "Di"], []]]);
});

test("a cell is as dark as its share of the row", () => {
  assert.deepEqual([shade(0, 8), shade(4, 8), shade(8, 8)], [0, 5, 9]);
  assert.equal(shade(0, 0), 0);
});

test("what is recognised is told otherwise than what is mistaken", () => {
  assert.equal(said("Irish", "Irish", 2), "2 names recognised as Irish.");
  assert.equal(
    said("Irish", "English", 1),
    "1 name: Irish in the list, read as English."
  );
});
