import { isAnswered } from "./answer_fields.js";
import { sendMark } from "./mark_sender.js";

/**
 * `<paper-map>` around the list of all questions: says of each whether it is answered, to be
 * looked at again, or waits for the network, and switches between one question at a time
 * and all. Without scripts the links and buttons do the same over the server.
 */
class PaperMap extends HTMLElement {
  connectedCallback() {
    const paper = this.closest("test-paper");
    /** @type {Set<string>} */
    this.waiting = new Set();
    paper?.addEventListener("answers-waiting", (event) => {
      if (event instanceof CustomEvent) this.waiting = new Set(event.detail);
      this.tell();
    });
    paper?.addEventListener("change", () => this.tell());
    paper?.addEventListener("flag-changed", () => this.tell());
    this.addEventListener("click", (event) => this.clicked(event));
    addEventListener("hashchange", () => this.arrive());
    this.tell();
  }

  /** @param {Event} event */
  clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-see]") : null;
    if (!(button instanceof HTMLElement)) return;
    event.preventDefault();
    const list = document.getElementById(this.dataset.list ?? "");
    if (list) list.dataset.view = button.dataset.see;
    for (const one of this.querySelectorAll("[data-see]")) one.setAttribute("aria-pressed", String(one === button));
    sendMark(this, { view: button.dataset.see ?? "" });
  }

  /** A question that was jumped to gets the focus, so that the next key is for it. */
  arrive() {
    const item = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    if (!item?.matches("[data-item]")) return;
    item.tabIndex = -1;
    item.focus();
  }

  tell() {
    for (const link of this.querySelectorAll("[data-for]")) {
      if (!(link instanceof HTMLElement)) continue;
      const uid = link.dataset.for ?? "";
      const states = {
        isAnswered: PaperMap.isAnswered(uid),
        isFlagged: document.querySelector(`button[name=flag][value="${uid}"]`)?.getAttribute("aria-pressed") === "true",
        isWaiting: this.waiting?.has(uid) ?? false,
      };
      for (const [name, holds] of Object.entries(states)) {
        if (holds) link.dataset[name] = "";
        else delete link.dataset[name];
      }
      const words = [
        (states.isAnswered ? this.dataset.answered : this.dataset.empty) ?? "",
        ...(states.isFlagged ? [this.dataset.flagged ?? ""] : []),
        ...(states.isWaiting ? [this.dataset.waiting ?? ""] : []),
      ];
      const place = link.querySelector("[data-words]");
      if (place) place.textContent = words.join(", ");
    }
  }

  /** @param {string} uid */
  static isAnswered(uid) {
    if (document.querySelector(`[data-checked="${uid}"]`)) return true;
    const item = document.querySelector(`[data-item="${uid}"]`);
    return item instanceof HTMLElement && isAnswered(item);
  }
}

customElements.define("paper-map", PaperMap);
