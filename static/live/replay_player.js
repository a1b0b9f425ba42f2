import { forget, PlayedSeconds, spansOf } from "../js/played_seconds.js";
import { Feed } from "./hls_feed.js";

const TELL_EVERY = 15_000;
const FASTEST = 1.5;
const MOST_SPANS = 20;

/**
 * `<replay-player data-where-url data-watched-url data-script data-kind>`: the recording with its
 * slides and chapters; tells the server which seconds were really played.
 */
class ReplayPlayer extends HTMLElement {
  isOpen = false;

  connectedCallback() {
    this.video = /** @type {HTMLVideoElement} */ (this.querySelector("video"));
    this.token = /** @type {HTMLInputElement | null} */ (this.querySelector("[name=csrfmiddlewaretoken]"))?.value ?? "";
    this.slides = /** @type {[number, string][]} */ (JSON.parse(document.getElementById("replay-slides")?.textContent ?? "[]"));
    this.feed = new Feed(this.video, this.dataset.script ?? "");
    this.addEventListener("click", (event) => this.clicked(event));
    this.played = new PlayedSeconds(this.video, FASTEST).seconds;
    this.video.addEventListener("timeupdate", () => this.draw(this.video?.currentTime ?? 0));
    this.video.addEventListener("pause", () => this.tell());
    this.video.addEventListener("ended", () => this.tell());
    this.video.addEventListener("playing", () => this.begin());
    addEventListener("pagehide", () => this.tell());
    setInterval(() => this.tell(), TELL_EVERY);
    this.open(this.dataset.kind ?? "sound");
  }

  /** @param {string} kind video or sound */
  async open(kind) {
    const at = this.video?.currentTime ?? 0;
    clearTimeout(this.asking);
    try {
      const answer = await fetch(this.dataset.whereUrl ?? "", { redirect: "error" });
      const told = await answer.json();
      await this.feed?.open(told[kind], at);
      this.dataset.kind = kind;
      this.renewLater(told.again);
    } catch {
      this.asking = setTimeout(() => this.open(kind), 5000);
    }
  }

  /** @param {number} seconds */
  renewLater(seconds) {
    this.asking = setTimeout(async () => {
      const answer = await fetch(this.dataset.whereUrl ?? "", { redirect: "error" }).catch(() => null);
      if (answer?.ok) this.feed?.renew((await answer.json())[this.dataset.kind ?? "sound"]);
      this.renewLater(seconds);
    }, 1000 * seconds);
  }

  /** @param {Event} event */
  clicked(event) {
    const target = event.target instanceof Element ? event.target.closest("[data-at], [data-mode]") : null;
    if (!(target instanceof HTMLElement) || !this.video) return;
    if (target.dataset.at) {
      event.preventDefault();
      this.video.currentTime = Number(target.dataset.at);
      this.video.play().catch(() => null);
      this.video.scrollIntoView({ block: "nearest" });
    } else {
      const kind = this.dataset.kind === "video" ? "sound" : "video";
      target.textContent = (kind === "video" ? target.dataset.sound : target.dataset.video) ?? "";
      this.open(kind);
    }
  }

  /** @param {number} now */
  draw(now) {
    const shown = this.slides?.filter(([at]) => at <= now).at(-1);
    const picture = this.querySelector("[data-slide]");
    if (picture instanceof HTMLImageElement) {
      picture.hidden = !shown;
      if (shown && picture.getAttribute("src") !== shown[1]) picture.src = shown[1];
    }
    const marks = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-at]")]);
    const here = marks.filter((one) => Number(one.dataset.at) <= now).at(-1);
    for (const one of marks) one.toggleAttribute("aria-current", one === here);
  }

  /** The server's clock of what can have been played begins. */
  async begin() {
    if (this.isOpen || !this.dataset.watchedUrl) return;
    this.isOpen = true;
    this.isOpen = await this.send([]);
  }

  async tell() {
    if (!this.isOpen || !this.played?.size || this.isTelling) return;
    this.isTelling = true;
    const spans = spansOf(this.played).slice(0, MOST_SPANS);
    if (await this.send(spans)) forget(this.played, spans);
    this.isTelling = false;
  }

  /** @param {[number, number][]} spans @returns {Promise<boolean>} whether nothing of it is to be told again */
  async send(spans) {
    const headers = { "X-CSRFToken": this.token ?? "", "Content-Type": "application/json" };
    try {
      const answer = await fetch(this.dataset.watchedUrl ?? "", { method: "POST", body: JSON.stringify(spans), headers, redirect: "error", keepalive: true });
      const told = await answer.json();
      this.show(told);
      return answer.ok || answer.status === 409 || answer.status === 400;
    } catch {
      return false; // cut off: it is told again
    }
  }

  /** @param {{percent?: number, is_enough?: boolean, said?: string, asked?: object | null}} told */
  show(told) {
    const bar = this.querySelector("[data-watched]");
    if (told.percent !== undefined && bar instanceof HTMLProgressElement) bar.value = told.percent;
    const words = this.querySelector("[data-said]");
    if (words) words.textContent = told.said ?? (told.is_enough ? this.dataset.enough : this.dataset.share)?.replace("{n}", String(told.percent)) ?? "";
    if (told.asked) this.dispatchEvent(new CustomEvent("asked", { detail: told.asked }));
  }
}

customElements.define("replay-player", ReplayPlayer);
