import { close, finish, listen, open, record, trouble, typeFor, whenGone } from "./capture.js";
import { PieceSender, begin, end } from "./piece_sender.js";
import { canShare, voiceOf } from "./screen_share.js";
import { WordedElement } from "./worded_element.js";

const SLOW = 8; // pieces, a second each
const LAST_PIECES = 5000, MOST_RESTARTS = 5;

/**
 * `<live-broadcast data-begin-url data-session data-state>` in the console: choose camera, sound
 * or screen, look and listen, go on the air. On the air one follows the other without an end of
 * the recording. After a reload it goes on by itself.
 */
class LiveBroadcast extends WordedElement {
  /** @type {MediaStream | null} */
  stream = null;
  /** @type {import("./capture.js").Source} */
  source = "camera";
  /** @type {import("./capture.js").Source} */
  former = "voice"; // the screen; a camera that nobody chose is not switched on
  isOnAir = false;
  restarts = 0;

  connectedCallback() {
    this.token = /** @type {HTMLInputElement} */ (this.querySelector("[name=csrfmiddlewaretoken]")).value;
    this.key = `live-on-air-${this.dataset.session}`;
    this.addEventListener("click", (event) => this.clicked(event));
    this.closest("live-console")?.addEventListener("room", (event) => this.heard(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener("chosen", () => this.stream && this.choose(this.source)); // another camera or microphone
    this.box("[data-picture]").muted = true;
    this.box("[data-source=screen]").hidden = !canShare();
    this.draw();
    const last = sessionStorage.getItem(this.key);
    if (!last || this.dataset.state !== "running") return;
    if (last === "screen") this.say("again"); // a browser shows a screen only when asked anew
    else this.choose(/** @type {any} */ (last)).then(() => this.start());
  }

  /** @param {Event} event */
  clicked(event) {
    const button = /** @type {Element} */ (event.target).closest("button");
    if (button?.dataset.source) this.choose(/** @type {any} */ (button.dataset.source));
    if (button?.matches("[data-start]")) this.start();
    if (button?.matches("[data-stop]")) this.stop("stopped");
  }

  /** @param {Record<string, any>} set what the room told */
  heard(set) {
    this.dataset.state = set.session?.state ?? this.dataset.state;
    if (set.session?.state === "ended" && this.stream) this.stop("ended");
    this.draw();
  }

  /** Open the devices and show them; on the air it changes what is sent. @param {import("./capture.js").Source} source */
  async choose(source) {
    if (!typeFor(source)) return this.say("unsupported");
    this.say("opening");
    try {
      const stream = await open(source);
      const wasOnAir = this.isOnAir;
      await this.leave();
      this.silence?.();
      close(this.stream);
      this.stream = stream;
      this.source = source;
      if (source !== "screen") this.former = source;
      this.box("[data-picture]").srcObject = stream;
      this.box("device-choice").dispatchEvent(new CustomEvent("opened", { detail: voiceOf(stream) }));
      this.silence = listen(stream, (level) => { this.box("[data-level]").value = level; });
      whenGone(stream, () => this.gone(stream));
      this.say("ready");
      if (wasOnAir) await this.start();
    } catch (error) {
      this.say(this.isOnAir ? "onAir" : trouble(error));
    }
    this.draw();
  }

  /** A device is gone. After a screen, which the browser's own bar ends, comes what was before. @param {MediaStream} stream */
  async gone(stream) {
    if (stream === this.stream && this.source === "screen") await this.choose(this.former);
    if (stream === this.stream) this.stop("lost");
  }

  async start() {
    if (!this.stream || this.isOnAir) return;
    this.isOnAir = true;
    this.draw();
    try {
      const told = await begin(this.dataset.beginUrl ?? "", this.source, this.token ?? "");
      this.endUrl = told.end;
      const moved = (/** @type {number} */ n) => this.isOnAir && this.say(n > SLOW ? "slow" : "onAir", String(n));
      const sender = new PieceSender(told.piece, this.token ?? "", moved, (why) => this.over(sender, why));
      this.sender = sender;
      this.recorder = record(this.stream, this.source, (piece) => sender.push(piece));
      sessionStorage.setItem(this.key ?? "", this.source);
      this.say("onAir");
    } catch (error) {
      this.isOnAir = false;
      this.say("notBegun", error instanceof Error ? error.message : "");
    }
    this.draw();
  }

  /** The server takes no more; of what is being left it need not. @param {PieceSender} sender @param {"taken" | "broken" | "behind"} why */
  async over(sender, why) {
    if (sender !== this.sender || !this.isOnAir) return;
    await finish(this.recorder);
    this.isOnAir = false;
    if (why !== "taken" && ++this.restarts <= MOST_RESTARTS) await this.start(); // a new recording, after a gap
    else await this.stop("over");
  }

  /** @param {string} why */
  async stop(why) {
    if (why !== "over") await this.leave();
    sessionStorage.removeItem(this.key ?? "");
    this.isOnAir = false;
    this.silence?.();
    close(this.stream);
    this.stream = null;
    this.say(this.dataset.state === "ended" ? "ended" : why);
    this.draw();
  }

  async leave() {
    if (!this.isOnAir) return;
    this.isOnAir = false;
    await finish(this.recorder);
    await this.sender?.settle(LAST_PIECES);
    await end(this.endUrl ?? "", this.token ?? "");
  }

  draw() {
    const isRunning = this.dataset.state === "running";
    this.box("[data-preview]").hidden = !this.stream;
    this.box("[data-picture]").hidden = !this.stream || this.source === "voice";
    this.box("[data-start]").hidden = this.isOnAir;
    this.box("[data-start]").disabled = !isRunning;
    this.box("[data-before]").hidden = isRunning;
    this.box("[data-stop]").hidden = !this.isOnAir;
    this.toggleAttribute("data-on-air", this.isOnAir);
    for (const one of this.querySelectorAll("[data-source]")) {
      const isThis = one.getAttribute("data-source") === this.source;
      one.setAttribute("aria-pressed", String(isThis && Boolean(this.stream)));
    }
  }
}

customElements.define("live-broadcast", LiveBroadcast);
