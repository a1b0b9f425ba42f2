// What the fields of one question say, and putting it back into them. The server reads
// the same fields in the same way when the form is sent without scripts.

/** @typedef {{tokens: string[], texts: Record<string, string>}} Told */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** @param {HTMLElement} item @returns {Control[]} */
function controls(item) {
  return [...item.querySelectorAll("input, select, textarea")].map((one) => /** @type {Control} */ (one));
}

/** @param {Control} one @returns {one is HTMLInputElement} */
function isTick(one) {
  return one instanceof HTMLInputElement && (one.type === "radio" || one.type === "checkbox");
}

/** The things of one ranking, in the places chosen. @param {Element} list @returns {string[]} */
function ranked(list) {
  const placed = [...list.querySelectorAll("select")].filter((one) => one.value);
  return placed.sort((one, other) => Number(one.value) - Number(other.value)).map((one) => one.dataset.rank ?? "");
}

/** @param {HTMLElement} item @returns {Told} */
export function told(item) {
  /** @type {Told} */
  const found = { tokens: [], texts: {} };
  const seen = new Set();
  for (const one of controls(item)) {
    const { pair, rank, field } = one.dataset;
    const list = rank ? one.closest("[data-ranking]") : null;
    if (list) {
      if (!seen.has(list)) found.tokens.push(...ranked(list));
      seen.add(list);
    } else if (isTick(one)) {
      if (one.checked) found.tokens.push(one.value);
    } else if (field) {
      if (one.value.trim()) found.texts[field] = one.value;
    } else if (one.value) {
      found.tokens.push(...(pair ? [pair, one.value] : [one.value]));
    }
  }
  return found;
}

/** The question as the server sent it, whatever was answered since. @param {HTMLElement} item */
export function asSent(item) {
  const form = document.createElement("form");
  const copy = /** @type {HTMLElement} */ (item.cloneNode(true));
  form.append(copy);
  form.reset();
  return copy;
}

/** Show an answer that waited on this device. @param {HTMLElement} item @param {Told} answer */
export function restore(item, { tokens, texts }) {
  for (const one of controls(item)) {
    const { pair, rank, field } = one.dataset;
    if (isTick(one)) one.checked = tokens.includes(one.value);
    else if (field) one.value = texts[field] ?? "";
    else if (pair) one.value = tokens.includes(pair) ? (tokens[tokens.indexOf(pair) + 1] ?? "") : "";
    else if (rank) one.value = place(one, rank, tokens);
    else one.value = [...one.querySelectorAll("option")].map((option) => option.value).find((value) => value && tokens.includes(value)) ?? "";
  }
  item.dispatchEvent(new CustomEvent("answers-restored"));
}

/** @param {Control} one @param {string} rank @param {string[]} tokens @returns {string} */
function place(one, rank, tokens) {
  const list = one.closest("[data-ranking]") ?? one;
  const own = new Set([...list.querySelectorAll("select")].map((select) => select.dataset.rank));
  return String(tokens.filter((token) => own.has(token)).indexOf(rank) + 1 || "");
}

/** Whether nothing is left to answer: the server counts alike. @param {HTMLElement} item */
export function isAnswered(item) {
  /** @type {Map<string, boolean>} */
  const filled = new Map();
  const file = item.querySelector("[data-file]");
  if (file instanceof HTMLElement && file.dataset.file) return true; // a file is an answer
  for (const one of controls(item)) {
    const isFilled = isTick(one) ? one.checked : one.value.trim() !== "";
    filled.set(one.name, filled.get(one.name) || isFilled);
  }
  return filled.size > 0 && [...filled.values()].every(Boolean);
}

/** Enter in a field keeps what was typed; it does not send the whole form. @param {KeyboardEvent} event */
export function holdEnter(event) {
  const one = event.target;
  if (event.key !== "Enter" || !(one instanceof HTMLInputElement) || !one.dataset.field) return;
  event.preventDefault();
  one.dispatchEvent(new Event("change", { bubbles: true }));
}
