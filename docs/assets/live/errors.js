// The table of errors: leaves in sight the rows that the form asks for; before
// it asks for any, the first ones. Styles hide the others, so nothing moves.
import { field, speaker, within } from "./part.js";

/** @typedef {Record<string, string>} Words what is asked for, or held, by kind */

/**
 * Return a text as one types it in haste: without capitals and marks.
 * @param {string} text
 */
export const plain = text =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/**
 * Return whether a row holds all that is asked for.
 * @param {Words} held its name; by kind, words with spaces between
 * @param {Words} asked a part of the name; by kind one word, or none
 */
export function suits(held, { text = "", ...choices }) {
  return (
    plain(held.text).includes(plain(text)) &&
    Object.entries(choices).every(
      ([kind, word]) => !word || held[kind].split(" ").includes(word)
    )
  );
}

/** @param {HTMLElement} element */
export function begin(element) {
  const form = /** @type {HTMLFormElement} */ (within(element, "form"));
  const rows = [...element.querySelectorAll("tbody tr")].map(one => {
    const row = /** @type {HTMLTableRowElement} */ (one);
    const held = { ...row.dataset, text: row.cells[0].textContent ?? "" };
    return { row, held: /** @type {Words} */ (held) };
  });
  const say = speaker(within(form, "[role=status]"));
  const all = /** @type {HTMLButtonElement} */ (
    within(element, "button[name=all]")
  );
  const later = element.querySelector("tr.later th");
  let wantsAll = later === null;

  const asked = () =>
    /** @type {Words} */ (Object.fromEntries(new FormData(form)));
  const filter = () => {
    const words = asked();
    const isOpen = wantsAll || Object.values(words).some(Boolean);
    element.toggleAttribute("data-open", isOpen);
    all.hidden = isOpen;
    for (const { row, held } of rows) row.hidden = !suits(held, words);
    const shown = rows.filter(
      ({ row }) => !row.hidden && (isOpen || !row.classList.contains("later"))
    ).length;
    say(`${shown} of ${rows.length} wrong answers shown`);
  };
  const remember = () => {
    const words = Object.entries(asked()).filter(([, word]) => word);
    const state = String(new URLSearchParams(words));
    const place = state ? `#${state}` : location.pathname;
    history.replaceState(history.state, "", place);
  };

  const state = new URLSearchParams(location.hash.slice(1));
  for (const [kind, word] of state)
    if (Object.hasOwn(asked(), kind)) field(form, kind).value = word;
  form.addEventListener("input", () => {
    filter();
    remember();
  });
  all.addEventListener("click", () => {
    wantsAll = true;
    filter();
    if (!(later instanceof HTMLElement)) return;
    later.tabIndex = -1; // the keyboard goes on where the button stood
    later.focus();
  });
  form.addEventListener("submit", event => event.preventDefault());
  window.addEventListener("pageshow", filter); // choices a browser kept
  filter();
  element.dataset.ready = "";
}
