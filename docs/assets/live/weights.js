// Trained weights: 16-bit numbers, in the format of safetensors.

/** @typedef {import("./cells.js").Weights} Weights */

/**
 * Return a 16-bit floating-point number: a sign, 5 bits of exponent, 10 more.
 * @param {number} bits
 */
export function half(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * 2 ** (exponent - 25) * (1024 + fraction);
}

/**
 * Return the tensors of a file: vectors, and matrices with their sizes.
 * @param {ArrayBuffer} file
 * @returns {Weights}
 */
export function unpack(file) {
  const view = new DataView(file);
  const length = Number(view.getBigUint64(0, true));
  const header = JSON.parse(
    new TextDecoder().decode(new Uint8Array(file, 8, length))
  );
  /** @type {Weights} */
  const weights = {};
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    if (dtype !== "F16") throw new TypeError(`${name}: ${dtype}, not F16`);
    const [begin, end] = data_offsets;
    const values = new Float64Array((end - begin) / 2);
    for (let place = 0; place < values.length; place++)
      values[place] = half(
        view.getUint16(8 + length + begin + 2 * place, true)
      );
    const [rows, columns] = shape;
    weights[name] = shape.length === 1 ? values : { rows, columns, values };
  }
  return weights;
}

/** @type {Map<string, Promise<Weights>>} */
const asked = new Map();

/**
 * Fetch a network's weights, once.
 * @param {string} url
 * @returns {Promise<Weights>}
 */
export function fetchWeights(url) {
  const old = asked.get(url);
  if (old) return old;
  const found = fetch(url).then(async answer => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    return unpack(await answer.arrayBuffer());
  });
  found.catch(() => asked.delete(url)); // so that it may be asked for again
  asked.set(url, found);
  return found;
}
