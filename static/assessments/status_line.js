// The line of a test that says what is stored.

/**
 * @param {HTMLElement} line
 * @param {DOMStringMap} sentences `saved`, `waiting` and `sending`, with their places
 * @param {{saved: number, waiting: number, isLate: boolean}} now questions; `isLate` when
 *   what waits has waited for the network
 */
export function tellStatus(line, sentences, { saved, waiting, isLate }) {
  const sentence = waiting === 0 ? sentences.saved : isLate ? sentences.waiting : sentences.sending;
  line.dataset.state = isLate ? "waiting" : "calm";
  line.textContent = (sentence ?? "")
    .replace("{saved}", String(saved))
    .replace("{total}", sentences.total ?? "")
    .replace("{waiting}", String(waiting));
}

/** @param {HTMLElement} line @param {string} words why nothing is stored any more */
export function stopStatus(line, words) {
  line.dataset.state = "stopped";
  line.textContent = words;
}
