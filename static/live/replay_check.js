/**
 * @typedef {{question: string, options: string[]}} Asked
 * @typedef {HTMLElement & {show: (told: object) => void}} Player
 */

/**
 * `<replay-check data-failed>` around the form of a question within the recording: stops the
 * player when the server asks, and lets it go on once the answer is right.
 */
class ReplayCheck extends HTMLElement {
  connectedCallback() {
    this.player = /** @type {Player | null} */ (this.closest("replay-player"));
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.player?.addEventListener("asked", (event) => this.ask(/** @type {CustomEvent} */ (event).detail));
    this.box = /** @type {HTMLElement} */ (this.querySelector("[data-box]"));
    this.form.addEventListener("submit", (event) => this.answer(event));
    const video = this.player?.querySelector("video");
    video?.addEventListener("play", () => {
      if (!this.box?.hidden) video.pause();
    });
  }

  /** @param {Asked} asked */
  ask(asked) {
    const { form, box } = this;
    if (!form || !box) return;
    this.player?.querySelector("video")?.pause();
    if (document.fullscreenElement) document.exitFullscreen().catch(() => null);
    const title = form.querySelector("[data-question]");
    const isShown = !box.hidden && title?.textContent === asked.question;
    if (isShown) return;
    if (title) title.textContent = asked.question;
    form.querySelector("[data-answers]")?.replaceChildren(...asked.options.map(buttonOf));
    box.hidden = false;
    box.scrollIntoView({ block: "center" });
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(300);
  }

  /** @param {SubmitEvent} event */
  async answer(event) {
    event.preventDefault();
    const { form, box } = this;
    if (!form || !box || this.isSending) return;
    this.isSending = true;
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form, event.submitter)));
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" });
      const told = await answer.json();
      this.reply(told.said);
      if (!told.asked) {
        box.hidden = true;
        this.player?.querySelector("video")?.play().catch(() => null);
      }
      this.player?.show(told);
    } catch {
      this.reply(this.dataset.failed ?? "");
    }
    this.isSending = false;
  }

  /** @param {string} text */
  reply(text) {
    const box = this.form?.querySelector("[data-reply]");
    if (box) box.textContent = text;
  }
}

/** @param {string} option @param {number} place */
function buttonOf(option, place) {
  const button = document.createElement("button");
  button.className = "button";
  button.name = "option";
  button.value = String(place);
  button.textContent = option;
  return button;
}

customElements.define("replay-check", ReplayCheck);
