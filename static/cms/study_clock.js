import { forget, PlayedSeconds, spansOf } from "../js/played_seconds.js";
import { BeatSender } from "./beat_sender.js";
import { watchChecks, watchParts } from "./reading.js";

const TELL_EVERY = 60_000;
const LOOK_EVERY = 500;
const IDLE = 5 * 60_000; // without a touch the reader may have gone
const FASTEST = 2;
const MOST_SPANS = 20;
const MOST_PARTS = 500;
const MOST_CHECKS = 50;
const MOST_WAITING = 3; // while the network is cut, later seconds go into one beat
const SURELY_OVER = 2; // seconds by the server's clock too
const TOUCHES = ["pointerdown", "pointermove", "keydown", "scroll", "wheel", "touchstart", "message"];

/**
 * `<study-clock data-url data-paused data-device>` around a lesson under study: counts the seconds
 * in which it is on a visible screen and somebody is there, what is played of its clips, and which
 * parts of the text were reached. The server says what of it counts.
 */
class StudyClock extends HTMLElement {
  /** @type {Set<number>} seconds of the server's clock for this page */
  seen = new Set();
  /** @type {Map<string, Set<number>>} by the hash of the clip's file */
  clips = new Map();
  /** @type {Set<number>} */
  parts = new Set();
  /** @type {Set<string>} check questions passed over */
  missed = new Set();
  touched = performance.now();
  number = 0;
  wasAway = false;

  connectedCallback() {
    const token = /** @type {HTMLInputElement | null} */ (this.querySelector("[name=csrfmiddlewaretoken]"));
    this.sender = new BeatSender(this.dataset.url ?? "", token?.value ?? "", (html) => this.answered(html), (words) => this.say(words));
    for (const kind of TOUCHES) addEventListener(kind, () => { this.touched = performance.now(); }, { passive: true });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.tell(); });
    addEventListener("pagehide", () => this.tell());
    this.watchClips();
    const text = this.querySelector(".lesson-text") ?? this;
    watchParts(text, this.parts, () => this.isSeen());
    watchChecks(text, this.missed, () => this.isSeen());
    for (const form of this.querySelectorAll("form[data-tell-first]")) {
      form.addEventListener("submit", (event) => this.finish(event));
    }
    setInterval(() => this.look(), LOOK_EVERY);
    setInterval(() => this.tell(), TELL_EVERY);
    this.sender.open();
  }

  /** Whether somebody has the lesson before them. */
  isSeen() {
    return document.visibilityState === "visible" && document.hasFocus() && !this.isIdle();
  }

  isIdle() {
    const isPlaying = [...this.querySelectorAll("video")].some((one) => !one.paused && !one.ended);
    return !isPlaying && performance.now() - this.touched > IDLE;
  }

  look() {
    const clock = this.sender?.seconds() ?? -1;
    if (clock >= 0 && this.isSeen()) this.seen.add(Math.floor(clock));
    const isAway = this.isIdle() && !this.sender?.isStopped;
    if (isAway !== this.wasAway) this.say(isAway ? (this.dataset.paused ?? "") : "");
    this.wasAway = isAway;
  }

  watchClips() {
    for (const video of /** @type {NodeListOf<HTMLVideoElement>} */ (this.querySelectorAll(".lesson-clip video"))) {
      const name = /\/content\/([0-9a-f]{64})\./.exec(video.src)?.[1];
      if (name) this.clips.set(name, new PlayedSeconds(video, FASTEST, () => this.isSeen()).seconds);
    }
  }

  /** Put what is known into a beat, as much as the server can believe, and have it sent. */
  tell() {
    if (!this.sender || this.sender.isStopped) return Promise.resolve();
    const over = this.sender.seconds() - SURELY_OVER;
    const visible = spansOf([...this.seen].filter((at) => at < over)).slice(0, MOST_SPANS);
    if (visible.length && this.sender.waiting.length < MOST_WAITING) {
      forget(this.seen, visible);
      let room = FASTEST * visible.reduce((sum, [from, to]) => sum + to - from, 0);
      /** @type {Record<string, [number, number][]>} */
      const clips = {};
      for (const [name, seconds] of this.clips) {
        const spans = spansOf([...seconds].sort((a, b) => a - b).slice(0, room)).slice(0, MOST_SPANS);
        if (!spans.length) continue;
        forget(seconds, spans);
        room -= spans.reduce((sum, [from, to]) => sum + to - from, 0);
        clips[name] = spans;
      }
      this.number += 1;
      const missed = this.querySelector("[data-pause]") ? [] : [...this.missed].slice(0, MOST_CHECKS);
      this.missed.clear(); // told once: after re-reading they are missed no more
      this.sender.add({ number: this.number, visible, clips, parts: [...this.parts].slice(0, MOST_PARTS), missed });
    }
    return this.sender.send();
  }

  /** @param {string} html the rule, clause by clause */
  answered(html) {
    const rule = this.querySelector("[data-rule]");
    const wasPaused = rule?.querySelector("[data-pause]") !== null;
    if (rule && rule.innerHTML.trim() !== html.trim()) rule.innerHTML = html;
    if (!wasPaused) rule?.querySelector("[data-pause]")?.scrollIntoView({ block: "center" });
    if (!rule?.querySelector("[data-complete]")) return;
    for (const form of this.querySelectorAll("form[data-tell-first]")) form.remove();
  }

  /** @param {string} words */
  say(words) {
    const line = this.querySelector("[data-said]");
    if (line) line.textContent = words;
  }

  /** @param {Event} event the last seconds are told before the lesson is said to be read */
  async finish(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    await Promise.race([this.tell(), new Promise((done) => setTimeout(done, 4000))]);
    form.submit();
  }
}

customElements.define("study-clock", StudyClock);
