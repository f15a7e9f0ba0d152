// One step of an LSTM with a single unit, moved by hand.
import { field } from "./part.js";

/**
 * Return what one step makes of a unit, and what its forget gate leaves.
 * @param {Record<string, number>} knobs c, f, i, g and o
 * @param {number[]} lags after how many steps
 */
export function oneStep({ c, f, i, g, o }, lags) {
  const cell = f * c + i * g;
  return [cell, o * Math.tanh(cell), ...lags.map(lag => f ** lag)];
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * Return a number as a reader wants it: to three places, or as a power of ten.
 * @param {number} value
 */
export function written(value) {
  if (value === 0 || Math.abs(value) >= 0.0005)
    return value.toFixed(3).replace("-", "\u2212");
  const [factor, power] = value.toExponential(1).split("e-");
  const raised = [...power].map(digit => RAISED[Number(digit)]).join("");
  return `${factor}\u00a0×\u00a010⁻${raised}`;
}

/** @param {HTMLElement} element */
export function begin(element) {
  const form = /** @type {HTMLFormElement} */ (element.querySelector("form"));
  const lags = (element.dataset.lags ?? "").split(",").map(Number);
  const cells = [...element.querySelectorAll("td")];
  const draw = () => {
    const knobs = ["c", "f", "i", "g", "o"].map(name => {
      const { valueAsNumber, nextElementSibling } = field(form, name);
      if (nextElementSibling)
        nextElementSibling.textContent = written(valueAsNumber).slice(0, -1);
      return [name, valueAsNumber];
    });
    oneStep(Object.fromEntries(knobs), lags).forEach((value, place) => {
      cells[place].textContent = written(value);
    });
  };
  form.addEventListener("input", draw);
  element.dataset.ready = "";
}
