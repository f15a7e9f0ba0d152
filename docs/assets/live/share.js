// What a reader takes along: a picture as CSV, and the question in Python.

/** @typedef {import("./network.js").Reading} Reading */
/** @typedef {(string | number)[]} Row */
/** @typedef {{key: string, layer: string}} Asked a model, and its layer's code */

/**
 * Return rows as CSV.
 * @param {Row[]} rows
 */
export function csv(rows) {
  /** @param {string | number} value */
  const quoted = value => `"${String(value).replaceAll('"', '""')}"`;
  return rows.map(row => row.map(quoted).join(",") + "\r\n").join("");
}

/**
 * Return numbers as they stand in CSV.
 * @param {Iterable<number>} values
 */
export const numbers = values => [...values].map(value => value.toFixed(6));

/**
 * Return what has been read after each letter.
 * @param {string} letters
 */
export const beginnings = letters =>
  [...letters].map((_, n) => letters.slice(0, n + 1));

/**
 * Return a row for each language, with a chance for each letter.
 * @param {string} reader
 * @param {string[]} languages
 * @param {Reading[]} readings
 * @returns {Row[]}
 */
export const chances = (reader, languages, readings) =>
  languages.map((language, k) => [
    reader,
    language,
    ...numbers(readings.map(({ logP }) => Math.exp(logP[k]))),
  ]);

/**
 * Return Python that asks networks for a name.
 * @param {string} name
 * @param {Asked[]} models
 */
export function python(name, models) {
  const asked = models
    .map(({ key, layer }) => `    ("${key}", "${layer}"),\n`)
    .join("");
  return `from remembering_names.asking.prediction import load, predict

models = [  # the first seed, weights not rounded
${asked}]
for key, layer in models:
    print(key, predict(load(key, layer), [${JSON.stringify(name)}]))
`;
}

/**
 * Return Python that loads a model whose gates can be seen.
 * @param {Asked} model
 */
function loaded({ key, layer }) {
  const isShut = layer === "torch.nn:LSTM";
  const open = "model.layer = ScratchLSTM.from_torch(model.layer)";
  return `${isShut ? "from remembering_names.models.scratch_lstm import ScratchLSTM\n" : ""}
# The first seed, weights not rounded.
model = load("${key}", "${layer}")
${isShut ? `${open}  # shows its gates\n` : ""}`;
}

/**
 * Return Python that looks at one unit, and at what the answer hangs on.
 * @param {string} letters
 * @param {Asked} model
 * @param {number} unit
 */
export const unitPython = (letters, model, unit) => `import torch

from remembering_names.asking.prediction import load
from remembering_names.names.files import encode
from remembering_names.probes.live.slopes import slopes
${loaded(model)}unit = ${unit}  # counted from zero
read = torch.tensor(encode(${JSON.stringify(letters)}))[:, None]  # (T, 1)
parts = model.layer.trace(model.embedding(read))  # (T, 1, H) each
for name, part in parts.items():
    print(name, part[:, 0, unit].tolist())
found = slopes(model, read)
print("highway", found.highway[:, 0].tolist())
print("detours", found.detours[:, 0].tolist())
`;

/**
 * Return Python that takes hold of a network while it reads.
 * @param {string} letters in the order in which they are read
 * @param {Asked} model
 * @param {string} hand Python that takes hold, if anything does
 * @param {number} from the letter before which it does, counted from 0
 */
export const heldPython = (letters, model, hand, from) => `import torch

from remembering_names.asking.prediction import load
from remembering_names.names.files import LANGUAGES, encode
from remembering_names.probes.live.held_cells import (
    cell_of,
    held,
    start,
    step,
    wiped,
)
${loaded(model)}letters = ${JSON.stringify(letters)}
cell = cell_of(model.layer)
x = model.embedding(torch.tensor(encode(letters))[:, None])  # (T, 1, I)
state = start(cell, x, model.out.in_features)
for n, x_t in enumerate(x):
${hand && `    if n == ${from}:\n        ${hand}\n`}    state = step(cell, x_t, state)
    p = model.out(state[0]).softmax(dim=1)[0]
    print(letters[n], LANGUAGES[p.argmax()], p.max().item())
`;

/**
 * Have the browser save a text as a file.
 * @param {string} text
 * @param {string} name
 */
export function save(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
