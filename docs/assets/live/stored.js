// What parts show besides weights: results that are stored beside the pages.
import { fileOf } from "./part.js";

/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/**
 * Fetch a file of results, once; again if it did not come.
 * @param {string} file
 * @returns {Promise<any>}
 */
export function stored(file) {
  const old = asked.get(file);
  if (old) return old;
  const found = fetch(fileOf(file)).then(answer => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  });
  found.catch(() => asked.delete(file));
  asked.set(file, found);
  return found;
}

export const ABSENT = "The results did not come. Are you online?";
