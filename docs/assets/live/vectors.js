// Row vectors and matrices in double precision: all that a cell needs.

/** @typedef {Float64Array} Vector */
/** @typedef {{rows: number, columns: number, values: Float64Array}} Matrix */

/**
 * Return x W: a row vector times a matrix, rows of which go with x.
 * @param {Vector} x
 * @param {Matrix} W
 * @returns {Vector}
 */
export function times(x, { rows, columns, values }) {
  const product = new Float64Array(columns);
  for (let row = 0, at = 0; row < rows; row++) {
    const factor = x[row];
    for (let column = 0; column < columns; column++, at++)
      product[column] += factor * values[at];
  }
  return product;
}

/**
 * Return x W, but of its columns only one of several parts of equal length.
 * @param {Vector} x
 * @param {Matrix} W
 * @param {number} place
 * @param {number} parts
 * @returns {Vector}
 */
export function timesPart(x, { rows, columns, values }, place, parts) {
  const size = columns / parts;
  const product = new Float64Array(size);
  for (let row = 0; row < rows; row++) {
    const first = row * columns + place * size;
    for (let column = 0; column < size; column++)
      product[column] += x[row] * values[first + column];
  }
  return product;
}

/**
 * Return the rows of a matrix times x: x transposed W.
 * @param {Matrix} W
 * @param {Vector} x
 * @returns {Vector}
 */
export function rowsTimes({ rows, columns, values }, x) {
  const product = new Float64Array(rows);
  for (let row = 0, at = 0; row < rows; row++) {
    let total = 0;
    for (let column = 0; column < columns; column++, at++)
      total += values[at] * x[column];
    product[row] = total;
  }
  return product;
}

/**
 * Return a row of a matrix.
 * @param {Matrix} W
 * @param {number} row
 * @returns {Vector}
 */
export function rowOf({ columns, values }, row) {
  return values.subarray(row * columns, (row + 1) * columns);
}

/**
 * Return one of several parts of equal length that lie side by side.
 * @param {Vector} x
 * @param {number} place
 * @param {number} parts
 */
export function part(x, place, parts) {
  const size = x.length / parts;
  return x.subarray(place * size, (place + 1) * size);
}

/**
 * Return f of each place of a vector.
 * @param {(value: number) => number} f
 * @param {Vector} x
 */
export function each(f, x) {
  const values = new Float64Array(x.length); // quicker than x.map, by far
  for (let place = 0; place < x.length; place++) values[place] = f(x[place]);
  return values;
}

/**
 * Return a sum of vectors.
 * @param {...Vector} vectors
 */
export function sum(...vectors) {
  const total = Float64Array.from(vectors[0]);
  for (const x of vectors.slice(1))
    for (let place = 0; place < total.length; place++) total[place] += x[place];
  return total;
}

/**
 * Return the product of two vectors, place by place.
 * @param {Vector} x
 * @param {Vector} y
 */
export function product(x, y) {
  const values = new Float64Array(x.length);
  for (let place = 0; place < x.length; place++)
    values[place] = x[place] * y[place];
  return values;
}

/**
 * Return the inner product of two vectors.
 * @param {Vector} x
 * @param {Vector} y
 */
export function dot(x, y) {
  let total = 0;
  for (let place = 0; place < x.length; place++) total += x[place] * y[place];
  return total;
}

/** @param {number} a */
export const sigmoid = a => 1 / (1 + Math.exp(-a));

/**
 * Return log-probabilities of scores.
 * @param {Vector} scores
 */
export function logSoftmax(scores) {
  const most = Math.max(...scores);
  const total = scores.reduce((all, score) => all + Math.exp(score - most), 0);
  return scores.map(score => score - most - Math.log(total));
}
