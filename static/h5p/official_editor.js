/**
 * `<official-editor data-waiting data-failed data-untitled data-unchosen data-unfit>` around
 * a frame with the official editor and the form that saves. The frame has no origin and
 * runs foreign code: it is told apart by its window, and what it hands over is text, which
 * the server looks at as at anything that is sent to it.
 */
const LEAST_HEIGHT = 240;
const MOST_HEIGHT = 40_000;
const PATIENCE = 40_000; // ms until the editor counts as not opened

class OfficialEditor extends HTMLElement {
  connectedCallback() {
    this.frame = this.querySelector("iframe");
    this.form = this.querySelector("form");
    this.opened = JSON.parse(this.querySelector("#h5p-opened")?.textContent ?? "{}");
    this.hear = this.hear.bind(this);
    this.again = this.again.bind(this);
    window.addEventListener("message", this.hear);
    window.addEventListener("pageshow", this.again); // back from what was saved
    this.form?.addEventListener("submit", (event) => this.ask(event));
    this.say(this.dataset.waiting ?? "");
    this.timer = setTimeout(() => this.say(this.dataset.failed ?? ""), PATIENCE);
    this.tell("tell"); // the frame may have been quicker than this script
    /** @type {HTMLElement | null} */ (this.querySelector("[data-faults]"))?.focus();
  }

  disconnectedCallback() {
    window.removeEventListener("message", this.hear);
    window.removeEventListener("pageshow", this.again);
    clearTimeout(this.timer);
  }

  again() {
    this.isSent = false;
  }

  /** @param {string} kind @param {object} [more] */
  tell(kind, more) {
    this.frame?.contentWindow?.postMessage({ hoctap: "h5p-editor", kind, ...more }, "*");
  }

  /** @param {SubmitEvent} event */
  ask(event) {
    event.preventDefault();
    if (this.isSent) return;
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    const asked = button?.value ?? "";
    this.field("do").value = ["preview", "draft"].includes(asked) ? asked : "save";
    this.isSaving = true;
    this.tell("save", { isDraft: asked === "draft" });
  }

  /** @param {string} name @returns {HTMLInputElement} */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.form?.elements.namedItem(name));
  }

  /** @param {MessageEvent} event */
  hear(event) {
    if (!this.frame || event.source !== this.frame.contentWindow) return;
    const told = event.data;
    if (typeof told !== "object" || told === null || told.hoctap !== "h5p-editor") return;
    if (told.kind === "hello") this.tell("open", this.opened);
    if (told.kind === "height" && Number.isFinite(told.height)) {
      const border = this.frame.offsetHeight - this.frame.clientHeight;
      this.frame.style.height = `${Math.min(Math.max(told.height, LEAST_HEIGHT), MOST_HEIGHT) + border}px`;
    }
    if (told.kind === "ready") {
      clearTimeout(this.timer);
      this.dataset.state = "ready";
      this.say("");
    }
    if (["failed", "untitled", "unchosen", "unfit"].includes(told.kind)) {
      this.isSaving = false;
      this.say(this.dataset[told.kind] ?? "");
    }
    if (told.kind === "content" && this.isSaving) this.send(told);
  }

  /** @param {{library: unknown, content: unknown}} told */
  send(told) {
    this.isSaving = false;
    if (typeof told.library !== "string" || typeof told.content !== "string") return;
    this.field("library").value = told.library;
    this.field("content").value = told.content;
    this.isSent = true;
    this.form?.submit();
  }

  /** @param {string} words */
  say(words) {
    const place = this.querySelector("[data-said]");
    if (place) place.textContent = words;
  }
}

customElements.define("official-editor", OfficialEditor);
