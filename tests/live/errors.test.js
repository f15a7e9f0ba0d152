import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, suits } from "../../docs/assets/live/errors.js";

const held = {
  text: "Ślusàrski",
  language: "Polish",
  answer: "Czech",
  model: "gru rnn every",
};

test("a name is found by a part of it, without marks and capitals", () => {
  for (const text of ["", "slus", " SARSKI ", "Ślu"])
    assert.ok(suits(held, { text }), text);
  assert.ok(!suits(held, { text: "lusk" }));
});

test("a row holds a word, and no part of one", () => {
  assert.ok(suits(held, { model: "rnn" }));
  assert.ok(!suits(held, { model: "nn" }));
});

test("all that is asked for has to hold together", () => {
  const asked = { text: "slu", language: "Polish", answer: "Czech", model: "" };
  assert.ok(suits(held, asked));
  assert.ok(!suits(held, { ...asked, language: "Czech" }));
});

test("hostile texts are searched as any other", () => {
  for (const text of ["<b>", "$&", "(", "אבג", "😀"])
    assert.ok(suits({ ...held, text: `x${text}y` }, { text }), text);
  assert.equal(plain("e\u0301\u0301\u0301"), "e");
});
