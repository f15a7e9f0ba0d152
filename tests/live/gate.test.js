import assert from "node:assert/strict";
import { test } from "node:test";
import { oneStep, written } from "../../docs/assets/live/gate.js";

test("a step keeps a share, writes a share and shows a share", () => {
  const knobs = { c: 0.8, f: 0.5, i: 1, g: -0.4, o: 0.5 };
  assert.deepEqual(oneStep(knobs, [1, 2]), [0, 0, 0.5, 0.25]);
});

test("an open forget gate leaves all, a shut one nothing", () => {
  const knobs = { c: 1, i: 0, g: 0, o: 1 };
  assert.deepEqual(oneStep({ ...knobs, f: 1 }, [100]).slice(2), [1]);
  assert.deepEqual(oneStep({ ...knobs, f: 0 }, [100]).slice(2), [0]);
});

test("small numbers are written as powers, signs as signs", () => {
  assert.equal(written(0.62), "0.620");
  assert.equal(written(-0.1), "\u22120.100");
  assert.equal(written(2.656e-5), "2.7\u00a0×\u00a010⁻⁵");
  assert.equal(written(0), "0.000");
});
