// A question before a measurement: first the reader's answer, then the number.
import { speaker, within } from "./part.js";

/**
 * Say how an answer compares with what was measured.
 * @param {string} chosen
 * @param {string} right
 */
export const verdict = (chosen, right) =>
  chosen === right
    ? `As you said: ${right}.`
    : `You said: ${chosen}. Measured: ${right}.`;

/** @param {HTMLElement} element */
export function begin(element) {
  const boxes = [...element.querySelectorAll("input")];
  const texts = boxes.map(box => box.labels?.[0].textContent?.trim() ?? "");
  const details = /** @type {HTMLDetailsElement} */ (
    within(element, "details")
  );
  const right = Number(element.dataset.right);
  const say = speaker(within(element, "[role=status]"));
  const chosen = () => boxes.findIndex(box => box.checked);
  within(element, "summary").addEventListener("click", event => {
    if (chosen() !== -1) return;
    event.preventDefault();
    say("First choose what you expect.");
    boxes[0].focus();
  });
  details.addEventListener("toggle", () => {
    if (!details.open || chosen() === -1) return; // a search may open it
    boxes[right].parentElement?.classList.add("right");
    for (const box of boxes) box.disabled = true;
    say(verdict(texts[chosen()], texts[right]));
  });
  element.dataset.ready = "";
}
