// From what is typed to what a network reads, as Python's side does it.

/** What Python's `str.split` splits at. */
const SPACES =
  // oxlint-disable-next-line no-control-regex -- Python splits there, too
  /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/**
 * Return a name with one plain space between words, none around them.
 * @param {string} name
 */
export function tidy(name) {
  return name.split(SPACES).filter(Boolean).join(" ");
}

/**
 * Return a name in the symbols of an alphabet: accents come off.
 * @param {string} name
 * @param {string} alphabet
 */
export function fold(name, alphabet) {
  return [...name.normalize("NFD")]
    .filter(mark => alphabet.includes(mark))
    .join("");
}

/**
 * Return a name as networks read it, or why none can.
 * @param {string} name
 * @param {string} alphabet
 * @param {number} longest the most letters that are read
 * @returns {{letters: string, problem: string}}
 */
export function legible(name, alphabet, longest) {
  const letters = tidy(fold(tidy(name), alphabet));
  if (!/[A-Za-z]/.test(letters))
    return {
      letters: "",
      problem: "No letter from A to Z is left to read.",
    };
  if (letters.length > longest)
    return {
      letters: "",
      problem: `${letters.length} letters are more than ${longest}.`,
    };
  return { letters, problem: "" };
}

/**
 * Say what folding did to a name, if it did anything.
 * @param {string} name
 * @param {string} letters what is read
 */
export function remark(name, letters) {
  const written = tidy(name);
  if (!letters || letters === written) return "";
  const lost = [...written].filter(mark => !letters.includes(mark));
  const marks = [...new Set(lost)].join(", no ");
  return (
    `It is read as ${letters}` + (marks ? `: the list knows no ${marks}.` : ".")
  );
}
