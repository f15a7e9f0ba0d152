// What a reader takes along: a reading as CSV, and the question in Python.

/** @typedef {import("./network.js").Reading} Reading */

/**
 * Return readings as rows: network, language, and a chance for each letter.
 * @param {string} letters
 * @param {string[]} languages
 * @param {Map<string, Reading[]>} byNetwork
 */
export function csv(letters, languages, byNetwork) {
  /** @param {string | number} value */
  const quoted = value => `"${String(value).replaceAll('"', '""')}"`;
  const rows = [
    [
      "network",
      "language",
      ...[...letters].map((_, n) => letters.slice(0, n + 1)),
    ],
  ];
  for (const [network, readings] of byNetwork)
    languages.forEach((language, k) =>
      rows.push([
        network,
        language,
        ...readings.map(({ logP }) => Math.exp(logP[k]).toFixed(6)),
      ])
    );
  return rows.map(row => row.map(quoted).join(",") + "\r\n").join("");
}

/**
 * Return Python that asks the same question of the full weights.
 * @param {string} name
 * @param {{key: string, layer: string}[]} models
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
