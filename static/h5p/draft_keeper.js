/**
 * `<draft-keeper data-kept data-failed>` around a form of content: keeps what was typed as
 * its author's draft, half a minute after it was changed and not more often. Files are left
 * out: they come with the buttons of the form.
 */
const PAUSE = 30_000; // ms

class DraftKeeper extends HTMLElement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer = undefined;

  connectedCallback() {
    for (const kind of ["input", "change", "click"]) this.addEventListener(kind, (event) => this.changed(event));
    this.addEventListener("submit", () => this.stop());
    window.addEventListener("pageshow", () => (this.isOver = false)); // back from what was saved
  }

  disconnectedCallback() {
    this.stop();
  }

  stop() {
    this.isOver = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.sending?.abort();
  }

  /** @param {Event} event */
  changed(event) {
    const isButton = event.target instanceof Element && event.target.closest("button");
    if ((event.type === "click" && !isButton) || this.isOver) return;
    this.timer ??= setTimeout(() => this.keep(), Number(this.dataset.pause ?? PAUSE));
  }

  async keep() {
    this.timer = undefined;
    const form = this.querySelector("form");
    if (!form || this.isOver) return;
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    data.append("do", "autosave");
    this.sending = new AbortController();
    try {
      const answer = await fetch(location.href, { method: "POST", body: data, signal: this.sending.signal });
      if (answer.status === 204) return this.say((this.dataset.kept ?? "").replace("{time}", new Date().toLocaleTimeString("vi", { timeStyle: "short" })));
      this.say(answer.status === 409 ? await answer.text() : (this.dataset.failed ?? ""), true);
    } catch {
      if (!this.isOver) this.say(this.dataset.failed ?? "", true);
    }
  }

  /**
   * What is not kept is told where it is seen: the form may be longer than the screen.
   * @param {string} words
   * @param {boolean} isRefused
   */
  say(words, isRefused = false) {
    const place = this.querySelector("[data-draft]");
    if (!place) return;
    place.textContent = words;
    place.className = isRefused ? "callout callout-warning" : "";
  }
}

customElements.define("draft-keeper", DraftKeeper);
