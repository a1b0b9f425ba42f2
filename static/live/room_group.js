const AGAIN = 5000;

/**
 * `<room-group data-url data-unsent>` around one's own small group as the server wrote it: asks for it anew
 * when the room says that it has changed (an event `own_group`), within the time over which all
 * who are told are to spread. What the reporter is typing stays.
 */
class RoomGroup extends HTMLElement {
  connectedCallback() {
    this.addEventListener("own_group", (event) => this.told(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener("reset", (event) => this.saved(event));
  }

  /** @param {{change: number, spread: number}} told */
  told({ change, spread }) {
    const known = this.querySelector("[data-change]")?.getAttribute("data-change") ?? "";
    if (known === String(change)) return;
    this.soon(1000 * spread * Math.random());
  }

  /** @param {number} wait */
  soon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), wait);
  }

  async look() {
    try {
      const answer = await fetch(this.dataset.url ?? "", { redirect: "error" });
      if (!answer.ok) return;
      this.put(await answer.text());
    } catch {
      this.soon(AGAIN * (0.5 + Math.random())); // cut off for a moment
    }
  }

  /** @param {string} html of the server */
  put(html) {
    const before = this.querySelector("textarea");
    const isTyping = before && before.value !== before.defaultValue;
    const hadFocus = before && document.activeElement === before;
    this.innerHTML = html;
    const after = this.querySelector("textarea");
    if (isTyping && !after) this.keep(before.value);
    if (!before || !after) return;
    if (isTyping) after.value = before.value;
    if (!hadFocus) return;
    after.focus({ preventScroll: true });
    after.setSelectionRange(before.selectionStart, before.selectionEnd);
  }

  /** Nobody writes here any more; words that were not sent can be copied. @param {string} words */
  keep(words) {
    const box = document.createElement("p");
    box.className = "callout callout-warning as-written";
    box.textContent = `${this.dataset.unsent ?? ""}\n${words}`;
    this.append(box);
  }

  /** The answer was taken: it stays to be written on. @param {Event} event */
  saved(event) {
    const box = this.querySelector("textarea");
    event.preventDefault();
    if (box) box.defaultValue = box.value;
  }
}

customElements.define("room-group", RoomGroup);
