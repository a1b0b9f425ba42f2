import { AnswerQueue } from "./answer_queue.js";
import { AnswerSender } from "./answer_sender.js";

/**
 * `<test-paper>` around the form of a test: every change is queued on the device and sent
 * by itself; the status line says what is stored. Without scripts the form does it all.
 */
class TestPaper extends HTMLElement {
  async connectedCallback() {
    const { attempt = "", lease = "", url = "" } = this.dataset;
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.status = this.querySelector("[data-status]");
    this.answered = new Set(this.items().filter(TestPaper.isAnswered).map((one) => one.dataset.item ?? ""));
    this.queue = new AnswerQueue(attempt, lease);
    const token = /** @type {HTMLInputElement} */ (this.querySelector("[name=csrfmiddlewaretoken]")).value;
    this.sender = new AnswerSender(
      this.queue, url, token,
      (items) => this.saved(items),
      (reason) => this.stopped(reason),
    );
    await this.queue.load();
    this.restore();
    this.listen();
    this.alone(attempt);
    this.say();
    this.sender.flush();
  }

  /** @returns {HTMLElement[]} */
  items() {
    return [...this.querySelectorAll("[data-item]")].filter((one) => one instanceof HTMLElement);
  }

  listen() {
    this.form?.addEventListener("change", (event) => this.changed(event));
    this.form?.addEventListener("submit", () => this.sender?.leave());
    this.addEventListener("countdown-over", () => this.timeUp());
    addEventListener("online", () => this.sender?.flush());
    addEventListener("pagehide", () => this.sender?.leave());
  }

  /** @param {Event} event */
  changed(event) {
    const item = event.target instanceof Element ? event.target.closest("[data-item]") : null;
    if (!(item instanceof HTMLElement)) return;
    const seq = Number(item.dataset.seq) + 1;
    item.dataset.seq = String(seq);
    this.queue?.add(item.dataset.item ?? "", seq, TestPaper.chosen(item)).catch(() => {});
    this.say();
    this.sender?.flush();
  }

  /** What waited from an earlier visit is newer than what the server showed. */
  restore() {
    for (const event of this.queue?.waiting() ?? []) {
      const item = this.items().find((one) => one.dataset.item === event.item);
      if (!item || event.seq <= Number(item.dataset.seq)) continue;
      item.dataset.seq = String(event.seq);
      for (const input of item.querySelectorAll("input")) input.checked = event.tokens.includes(input.value);
    }
  }

  /** @param {string[]} items */
  saved(items) {
    for (const uid of items) {
      const item = this.items().find((one) => one.dataset.item === uid);
      if (item && TestPaper.isAnswered(item)) this.answered?.add(uid);
      else this.answered?.delete(uid);
    }
    this.say();
  }

  say() {
    const items = this.queue?.waiting().map((one) => one.item) ?? [];
    this.dispatchEvent(new CustomEvent("answers-waiting", { detail: items }));
    if (!(this.status instanceof HTMLElement) || this.sender?.isStopped) return;
    const waiting = this.queue?.waitingItems() ?? 0;
    const isLate = waiting > 0 && (!navigator.onLine || (this.sender?.wait ?? 0) > 0);
    const words = waiting === 0 ? this.dataset.saved : isLate ? this.dataset.waiting : this.dataset.sending;
    this.status.dataset.state = isLate ? "waiting" : "calm";
    this.status.textContent = (words ?? "")
      .replace("{saved}", String((this.answered?.size ?? 0) + Number(this.dataset.checked ?? 0)))
      .replace("{total}", this.dataset.total ?? "")
      .replace("{waiting}", String(waiting));
    if (waiting) setTimeout(() => this.say(), 1000);
  }

  /** @param {string} reason */
  stopped(reason) {
    const isElsewhere = reason === "lease";
    this.freeze((isElsewhere ? this.dataset.elsewhere : this.dataset.closed) ?? "");
    const next = this.querySelector(isElsewhere ? "[data-take-over]" : "[data-over-link]");
    if (next instanceof HTMLElement) next.hidden = false;
  }

  /** @param {string} words */
  freeze(words) {
    for (const one of this.form?.querySelectorAll("fieldset, button") ?? []) one.setAttribute("disabled", "");
    if (!(this.status instanceof HTMLElement)) return;
    this.status.dataset.state = "stopped";
    this.status.textContent = words;
  }

  /** One tab writes: the second says so and keeps still. @param {string} attempt */
  alone(attempt) {
    navigator.locks?.request(`attempt-${attempt}`, { ifAvailable: true }, (lock) => {
      if (lock) return new Promise(() => {}); // held as long as the page lives
      if (this.sender) this.sender.isStopped = true;
      this.freeze(this.dataset.otherTab ?? "");
      return undefined;
    });
  }

  /** The form carries every answer, so it is sent whether or not the queue is empty. */
  timeUp() {
    const button = this.querySelector("[data-submit]");
    if (button instanceof HTMLButtonElement && !button.disabled) this.form?.requestSubmit(button);
  }

  /** @param {HTMLElement} item */
  static chosen(item) {
    return [...item.querySelectorAll("input")].filter((one) => one.checked).map((one) => one.value);
  }

  /** @param {HTMLElement} item */
  static isAnswered(item) {
    return TestPaper.chosen(item).length > 0;
  }
}

customElements.define("test-paper", TestPaper);
