import assert from "node:assert/strict";
import { test } from "node:test";
import { verdict } from "../../docs/assets/live/predict.js";

test("an answer is told beside what was measured", () => {
  assert.equal(verdict("half", "half"), "As you said: half.");
  assert.equal(verdict("none", "half"), "You said: none. Measured: half.");
});
