/**
 * `<count-down data-until="ISO" data-now="ISO" data-over="words">` around the time left
 * as the server wrote it. Ticks by the server's clock, speaks only at a few moments.
 * When it ends it says so in words and sends the event `countdown-over`.
 */
const SOON = 5 * 60;
const SPOKEN = new Set([600, 300, 60, 30, 10]);

class CountDown extends HTMLElement {
  ends = 0;
  /** @type {Element} */
  face = this;
  connectedCallback() {
    const now = Date.parse(this.dataset.now ?? "") || Date.now();
    this.ends = performance.now() + (Date.parse(this.dataset.until ?? "") - now);
    this.face = this.querySelector("[data-face]") ?? this;
    this.voice = this.querySelector("[data-voice]");
    this.timer = setInterval(() => this.tick(), 1000);
    this.tick();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  tick() {
    const left = Math.max(0, Math.ceil((this.ends - performance.now()) / 1000));
    if (Number.isNaN(left)) return;
    this.face.textContent = left ? CountDown.clock(left) : (this.dataset.over ?? "0:00");
    this.dataset.state = left === 0 ? "over" : left <= SOON ? "soon" : "calm";
    if (this.voice && (SPOKEN.has(left) || left === 0)) {
      this.voice.textContent = this.face.textContent;
    }
    if (left === 0) {
      clearInterval(this.timer);
      this.dispatchEvent(new CustomEvent("countdown-over", { bubbles: true }));
    }
  }

  /**
   * @param {number} seconds
   * @returns {string} `1:05:09` or `5:09`
   */
  static clock(seconds) {
    const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    const rest = two(seconds % 60);
    return hours ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
  }
}

customElements.define("count-down", CountDown);
