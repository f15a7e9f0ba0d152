import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, legible, remark, tidy } from "../../docs/assets/live/letters.js";
import {
  each,
  logSoftmax,
  part,
  product,
  rowsTimes,
  sum,
  times,
} from "../../docs/assets/live/vectors.js";
import { read, shared } from "../../docs/assets/live/network.js";
import { half, unpack } from "../../docs/assets/live/weights.js";

const ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ .,;'";
const vector = (...values) => Float64Array.from(values);

test("a row vector times a matrix goes along its rows", () => {
  const W = { rows: 2, columns: 3, values: vector(1, 2, 3, 4, 5, 6) };
  assert.deepEqual(times(vector(1, 10), W), vector(41, 52, 63));
  assert.deepEqual(rowsTimes(W, vector(1, 0, 1)), vector(4, 10));
});

test("sums and maps take vectors place by place", () => {
  assert.deepEqual(
    sum(vector(1, 2), vector(3, 4), vector(5, 6)),
    vector(9, 12)
  );
  assert.deepEqual(product(vector(2, 3), vector(4, 5)), vector(8, 15));
  assert.deepEqual(each(Math.sqrt, vector(4, 9)), vector(2, 3));
  assert.deepEqual(part(vector(1, 2, 3, 4, 5, 6), 1, 3), vector(3, 4));
});

test("probabilities of any scores add up to one", () => {
  const p = logSoftmax(vector(1000, 1001, -1000)).map(Math.exp);
  assert.ok(Math.abs(p.reduce((a, b) => a + b) - 1) < 1e-12);
});

test("16-bit numbers are what the standard says", () => {
  const known = { 0x3c00: 1, 0xc000: -2, 0x7bff: 65504, 0x0001: 2 ** -24 };
  for (const [bits, value] of Object.entries(known))
    assert.equal(half(+bits), value);
  assert.equal(half(0x0400), 2 ** -14);
  assert.equal(half(0x7c00), Infinity);
  assert.ok(Number.isNaN(half(0x7e00)));
});

test("tensors come out of a file with their sizes", () => {
  const header = JSON.stringify({
    W: { dtype: "F16", shape: [1, 2], data_offsets: [0, 4] },
    b: { dtype: "F16", shape: [1], data_offsets: [4, 6] },
  });
  const file = new ArrayBuffer(8 + header.length + 6);
  const view = new DataView(file);
  view.setBigUint64(0, BigInt(header.length), true);
  new Uint8Array(file, 8).set(new TextEncoder().encode(header));
  [0x3c00, 0xc000, 0x3800].forEach((bits, place) =>
    view.setUint16(8 + header.length + 2 * place, bits, true)
  );
  const { W, b } = unpack(file);
  assert.deepEqual(W, { rows: 1, columns: 2, values: vector(1, -2) });
  assert.deepEqual(b, vector(0.5));
});

test("other kinds of numbers are refused", () => {
  const header = JSON.stringify({
    W: { dtype: "F32", shape: [1], data_offsets: [0, 4] },
  });
  const file = new ArrayBuffer(8 + header.length + 4);
  new DataView(file).setBigUint64(0, BigInt(header.length), true);
  new Uint8Array(file, 8).set(new TextEncoder().encode(header));
  assert.throws(() => unpack(file), TypeError);
});

test("accents come off, spaces are tidied", () => {
  assert.equal(fold("Ślusarski", ALPHABET), "Slusarski");
  assert.equal(tidy("  van \u00a0 der\tBerg "), "van der Berg");
});

test("what cannot be read is refused with a reason", () => {
  assert.match(legible("李", ALPHABET, 100).problem, /No letter/);
  assert.match(legible("a".repeat(101), ALPHABET, 100).problem, /101/);
});

test("a remark names the letters that were lost", () => {
  assert.equal(remark("Smith", "Smith"), "");
  assert.match(remark("Łukasz", "ukasz"), /no Ł/);
});

test("what has been read of a name need not be read again", () => {
  const matrix = (rows, columns) => ({
    rows,
    columns,
    values: Float64Array.from({ length: rows * columns }, (_, n) =>
      Math.sin(n + 1)
    ),
  });
  const w = {
    "embedding.weight": matrix(5, 2),
    W_x: matrix(2, 3),
    W_h: matrix(3, 3),
    b: vector(0.1, 0.2, 0.3),
    "out.weight": matrix(4, 3),
    "out.bias": vector(0, 0, 0, 0),
  };
  const whole = read("tanh_rnn", w, [0, 1, 2, 3]);
  const rest = read("tanh_rnn", w, [0, 1, 2, 3], undefined, whole.slice(0, 2));
  assert.deepEqual(rest, whole);
  assert.notDeepEqual(read("tanh_rnn", w, [0, 1, 3, 2])[3], whole[3]);
});

test("two names share their letters up to the first that differs", () => {
  assert.equal(shared("Moretti", "Moreau"), 4);
  assert.equal(shared("", "Moreau"), 0);
  assert.equal(shared("Lee", "Leeds"), 3);
});
