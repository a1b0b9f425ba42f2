import { Feed } from "./hls_feed.js";

const LOOK_EVERY = 1000;
const SOON = 1500;
const STALLED = 6; // looks without a move
const LINGER = 8000; // what was said last is still under way
const FAR_BEHIND = 20;
const SLOW_LINES = new Set(["slow-2g", "2g", "3g"]);

/**
 * `<live-player data-where-url data-script>` on a room's page or a hall's screen: plays what the
 * lecturer sends, or the sound alone. Without it, or when it stops, the slides go on.
 */
export class LivePlayer extends HTMLElement {
  still = 0;
  last = 0;
  /** @type {string} the broadcast that is played */
  uid = "";
  hasVideo = false;

  connectedCallback() {
    this.video = /** @type {HTMLVideoElement} */ (this.querySelector("video"));
    this.feed = new Feed(this.video, this.dataset.script ?? "");
    const line = /** @type {any} */ (navigator).connection;
    const wish = localStorage.getItem("live-sound-only");
    this.isSoundOnly = !("screen" in this.dataset) && (wish ? wish === "yes" : Boolean(line?.saveData || SLOW_LINES.has(line?.effectiveType)));
    this.button("[data-tap]").addEventListener("click", () => this.play());
    this.button("[data-mode]").addEventListener("click", () => this.turn());
    this.addEventListener("room", (event) => this.heard(/** @type {CustomEvent} */ (event).detail.media));
    addEventListener("pagehide", () => this.feed?.close());
    setInterval(() => this.look(), LOOK_EVERY);
    this.say("none");
  }

  /** Seconds by which the lecturer's voice comes late; slides wait for it. */
  get behind() {
    return this.uid && this.video && !this.video.paused ? Math.min(this.feed?.behind ?? 0, FAR_BEHIND) : 0;
  }

  /** @param {{uid?: string, has_video?: boolean} | undefined} media what is on the air */
  async heard(media) {
    if (!media || (media.uid ?? "") === this.uid) return;
    clearTimeout(this.ending);
    if (!media.uid) {
      this.ending = setTimeout(() => this.end(), LINGER);
      return;
    }
    const goesOn = this.uid && this.hasVideo === media.has_video && !this.feed?.video.paused;
    this.uid = media.uid;
    this.hasVideo = Boolean(media.has_video);
    if (!goesOn) await this.open(); // the same playlist tells of a new recording by itself
  }

  async open() {
    if (!this.uid) return;
    this.say("waiting");
    const url = await this.where();
    if (!url) {
      this.asking = setTimeout(() => this.open(), SOON); // the first segment is on its way
      return;
    }
    await this.feed?.open(url);
    this.draw();
    await this.play();
  }

  /** Ask where the playlist is, now and before the address is over. @returns {Promise<string>} */
  async where() {
    clearTimeout(this.asking);
    try {
      const answer = await fetch(this.dataset.whereUrl ?? "", { redirect: "error" });
      if (!answer.ok) return "";
      const told = await answer.json();
      this.asking = setTimeout(async () => this.feed?.renew(await this.where() || this.feed.url), told.again * 1000);
      return this.hasVideo && !this.isSoundOnly ? told.video : told.sound;
    } catch {
      return "";
    }
  }

  async play() {
    try {
      const wasPaused = this.video?.paused && (this.video?.currentTime ?? 0) > 0;
      await this.video?.play();
      if (wasPaused) this.feed?.catchUp();
      this.button("[data-tap]").hidden = true;
    } catch (error) {
      const isRefused = error instanceof DOMException && error.name === "NotAllowedError";
      if (isRefused) this.button("[data-tap]").hidden = false;
      if (isRefused) this.say("tap");
    }
  }

  turn() {
    this.isSoundOnly = !this.isSoundOnly;
    localStorage.setItem("live-sound-only", this.isSoundOnly ? "yes" : "no");
    this.open();
  }

  end() {
    clearTimeout(this.asking);
    this.uid = "";
    this.feed?.close();
    this.button("[data-tap]").hidden = true;
    this.draw();
    this.say("none");
  }

  /** Each second: does it move, how far behind, how much was used? */
  look() {
    const { video, feed } = this;
    if (!this.uid || !video || !feed) return;
    this.still = video.currentTime === this.last ? this.still + 1 : 0;
    this.last = video.currentTime;
    if (video.paused) return;
    if (this.still > STALLED) this.say("stalled");
    else if (video.currentTime > 0) this.say("live", String(Math.round(feed.behind)));
    if (this.still > STALLED && this.still % 10 === 0) feed.catchUp();
    this.draw();
    const used = this.querySelector("[data-used]");
    const size = (feed.bytes / 1_000_000).toLocaleString("vi", { maximumFractionDigits: 1, minimumFractionDigits: 1 });
    if (used) used.textContent = feed.bytes ? (this.dataset.used ?? "").replace("{mb}", size) : "";
  }

  draw() {
    const hasPicture = Boolean(this.uid) && this.hasVideo && !this.isSoundOnly;
    /** @type {HTMLElement} */ (this.querySelector("[data-picture]")).hidden = !hasPicture;
    const mode = this.button("[data-mode]");
    mode.hidden = !this.uid || !this.hasVideo || "screen" in this.dataset;
    mode.textContent = (this.isSoundOnly ? mode.dataset.video : mode.dataset.sound) ?? "";
  }

  /** @param {string} key of the page's words @param {string} [n] */
  say(key, n = "") {
    const words = (this.querySelector(`[data-say="${key}"]`)?.textContent ?? "").replace("{n}", n);
    const box = this.querySelector("[data-said]");
    if (box && box.textContent !== words) box.textContent = words;
  }

  /** @param {string} place @returns {HTMLButtonElement} */
  button(place) {
    return /** @type {HTMLButtonElement} */ (this.querySelector(place));
  }
}

customElements.define("live-player", LivePlayer);
