// Sends small marks of a paper (a flag, how it is looked at); they wait while the net is away.

/** @type {Map<string, Record<string, string>>} */
const unsent = new Map();

/**
 * The newest mark of a kind replaces one that waits.
 * @param {HTMLElement} element with `data-url`, within the form of the paper
 * @param {Record<string, string>} mark
 */
export async function sendMark(element, mark) {
  const key = mark.item ?? "view";
  unsent.set(key, mark);
  const token = element.closest("form")?.querySelector("[name=csrfmiddlewaretoken]");
  const body = new URLSearchParams(mark);
  try {
    const reply = await fetch(element.dataset.url ?? "", {
      method: "POST",
      headers: { "X-CSRFToken": token instanceof HTMLInputElement ? token.value : "" },
      body,
      redirect: "error",
    });
    if (reply.ok && unsent.get(key) === mark) unsent.delete(key);
  } catch {
    addEventListener("online", () => unsent.get(key) === mark && sendMark(element, mark), { once: true });
  }
}
