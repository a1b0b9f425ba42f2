import { asSent, holdEnter, isAnswered, restore, told } from "./answer_fields.js";
import { AnswerQueue } from "./answer_queue.js";
import { AnswerSender } from "./answer_sender.js";
import { stopStatus, tellStatus } from "./status_line.js";

const PAUSE = 700; // of typing, after which it is kept

/** @param {HTMLElement} item */
const words = (item) => JSON.stringify(told(item));

/**
 * `<test-paper>` around the form of a test: every change is queued on the device and sent
 * by itself; the status line says what is stored. Without scripts the form does it all.
 */
class TestPaper extends HTMLElement {
  async connectedCallback() {
    const { attempt = "", lease = "", url = "" } = this.dataset;
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.status = this.querySelector("[data-status]");
    this.answered = new Set(this.items().filter((one) => isAnswered(asSent(one))).map((one) => one.dataset.item ?? ""));
    this.queue = new AnswerQueue(attempt, lease);
    const token = /** @type {HTMLInputElement} */ (this.querySelector("[name=csrfmiddlewaretoken]")).value;
    this.sender = new AnswerSender(
      this.queue, url, token,
      (items) => this.saved(items),
      (reason) => this.stopped(reason),
    );
    await this.queue.load((uid) => Number(this.items().find((one) => one.dataset.item === uid)?.dataset.seq));
    const early = this.items().filter((one) => words(one) !== words(asSent(one)));
    this.restore(early);
    for (const item of this.items()) item.dataset.kept = words(early.includes(item) ? asSent(item) : item);
    this.listen();
    this.alone(attempt);
    for (const item of early) this.changed(item); // answered before the scripts were here
    this.say();
    this.sender.flush();
  }

  /** @returns {HTMLElement[]} */
  items() {
    return [...this.querySelectorAll("[data-item]")].filter((one) => one instanceof HTMLElement);
  }

  listen() {
    this.form?.addEventListener("change", (event) => this.changed(TestPaper.itemOf(event)));
    this.form?.addEventListener("input", (event) => this.typing(event));
    this.form?.addEventListener("keydown", holdEnter);
    this.form?.addEventListener("submit", () => this.leave()?.forget());
    this.addEventListener("countdown-over", () => this.timeUp());
    addEventListener("online", () => this.sender?.flush());
    addEventListener("pagehide", () => this.leave());
  }

  /** @param {Event} event @returns {HTMLElement | null} */
  static itemOf(event) {
    const item = event.target instanceof Element ? event.target.closest("[data-item]") : null;
    return item instanceof HTMLElement ? item : null;
  }

  /** Typing is kept when it pauses, and whenever the field or the page is left. @param {Event} event */
  typing(event) {
    if (!(event.target instanceof HTMLElement && event.target.dataset.field)) return;
    clearTimeout(this.pause);
    this.typed = TestPaper.itemOf(event);
    this.pause = setTimeout(() => this.changed(this.typed ?? null), PAUSE);
  }

  leave() {
    if (this.typed) this.changed(this.typed);
    this.sender?.leave();
    return this.queue;
  }

  /** @param {HTMLElement | null} item */
  changed(item) {
    if (!item) return;
    if (item === this.typed) clearTimeout(this.pause);
    if (item === this.typed) this.typed = null;
    if (words(item) === item.dataset.kept) return; // the field is left after the pause was kept
    item.dataset.kept = words(item);
    const seq = Number(item.dataset.seq) + 1;
    item.dataset.seq = String(seq);
    this.queue?.add(item.dataset.item ?? "", seq, told(item).tokens, told(item).texts).catch(() => {});
    this.say();
    this.sender?.flush();
  }

  /** What waited from an earlier visit is newer than what the server showed. @param {HTMLElement[]} early newer still */
  restore(early) {
    for (const event of this.queue?.waiting() ?? []) {
      const item = this.items().find((one) => one.dataset.item === event.item);
      if (!item || event.seq <= Number(item.dataset.seq)) continue;
      item.dataset.seq = String(event.seq);
      if (!early.includes(item)) restore(item, { tokens: event.tokens, texts: event.texts ?? {} });
    }
  }

  /** @param {string[]} items */
  saved(items) {
    for (const uid of items) {
      const item = this.items().find((one) => one.dataset.item === uid);
      if (item && isAnswered(item)) this.answered?.add(uid);
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
    const saved = (this.answered?.size ?? 0) + Number(this.dataset.checked ?? 0);
    tellStatus(this.status, this.dataset, { saved, waiting, isLate });
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
    if (this.status instanceof HTMLElement) stopStatus(this.status, words);
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
}

customElements.define("test-paper", TestPaper);
