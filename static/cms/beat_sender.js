/** @typedef {{number: number, visible: [number, number][], clips: Record<string, [number, number][]>, parts: number[], missed: string[]}} Beat */

const OPEN_AGAIN = 5000;
const MOST_BEATS = 10;

/** Opens a sitting with the server and tells it beats, each until it is answered. */
export class BeatSender {
  /** @type {Beat[]} */
  waiting = [];
  /** @type {number | null} when the server had opened the sitting, by the page's clock */
  zero = null;
  isStopped = false;

  /**
   * @param {string} url
   * @param {string} token the form's, against forged requests
   * @param {(html: string) => void} onAnswer
   * @param {(words: string) => void} onRefused
   */
  constructor(url, token, onAnswer, onRefused) {
    this.url = url;
    this.token = token;
    this.onAnswer = onAnswer;
    this.onRefused = onRefused;
    const bytes = [...crypto.getRandomValues(new Uint8Array(16))]; // without https too
    this.sitting = bytes.map((one) => one.toString(16).padStart(2, "0")).join("");
    const isTouched = matchMedia("(pointer: coarse)").matches;
    this.device = isTouched ? (Math.min(screen.width, screen.height) < 600 ? "phone" : "tablet") : "computer";
  }

  /** @returns {number} seconds since the server opened the sitting; -1 before */
  seconds() {
    return this.zero === null ? -1 : (performance.now() - this.zero) / 1000;
  }

  async open() {
    if (await this.post([])) this.zero = performance.now();
    else if (!this.isStopped) setTimeout(() => this.open(), OPEN_AGAIN);
  }

  /** @param {Beat} beat */
  add(beat) {
    this.waiting.push(beat);
  }

  /** Tell all that was not answered; again with the next beat if the network is cut. */
  async send() {
    const beats = this.waiting.slice(0, MOST_BEATS);
    const last = beats.at(-1)?.number ?? 0;
    if (beats.length && (await this.post(beats))) this.waiting = this.waiting.filter((one) => one.number > last);
  }

  /** @param {Beat[]} beats @returns {Promise<boolean>} whether they are answered for good */
  async post(beats) {
    if (this.isStopped) return false;
    try {
      const answer = await fetch(this.url, {
        method: "POST",
        keepalive: true,
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify({ sitting: this.sitting, device: this.device, beats }),
        redirect: "error", // signed out: it is told again after signing in elsewhere
      });
      if (answer.ok) this.onAnswer(await answer.text());
      else if (answer.status < 500) {
        this.isStopped = true;
        if (answer.headers.get("Content-Type")?.startsWith("text/plain")) this.onRefused(await answer.text());
      }
      return answer.ok;
    } catch {
      return false; // cut off
    }
  }
}
