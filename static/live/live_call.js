import { drawFaces, showButtons, streamOf } from "./call_faces.js";
import { Refusal, answered, ask, ended, goodbye, offered, opened, refused } from "./call_line.js";

const KEEP_EVERY = 20_000; // a line of which nothing is heard for a minute is closed
const SPREAD_MS = 1500; // not all look at once
const IDLE_SHARE = 0.15; // of those turns, while nobody speaks and the room says nothing

/**
 * `<live-call data-url>`: who speaks is seen and heard, with little delay; who may, speaks.
 * The room tells by an event `changed` that somebody began or stopped.
 */
class LiveCall extends HTMLElement {
  /** @type {{peer: RTCPeerConnection, line: string} | null} */
  heard = null;
  /** @type {{peer: RTCPeerConnection, line: string, stream: MediaStream} | null} */
  spoken = null;
  isWatching = false;
  isQuiet = false; // nobody speaks
  key = "";
  turn = Promise.resolve();
  faces = /** @type {HTMLElement} */ (this.querySelector("[data-faces]"));

  connectedCallback() {
    this.token = /** @type {HTMLInputElement} */ (this.querySelector("[name=csrfmiddlewaretoken]")).value;
    this.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("button");
      if (button?.matches("[data-watch]")) this.inTurn(() => this.watch());
      if (button?.dataset.speak) this.inTurn(() => this.speak(button.dataset.speak === "camera"));
      if (button?.matches("[data-stop]")) this.inTurn(() => this.stop("watching"));
    });
    this.addEventListener("changed", () => this.changed());
    this.closest("live-console")?.addEventListener("room", (event) => {
      const { media, session } = /** @type {CustomEvent} */ (event).detail;
      if (session?.state === "ended") this.remove();
      else if (media) this.changed();
    });
    addEventListener("pagehide", () => this.goes());
    this.timer = setInterval(() => {
      if (this.spoken || !this.isQuiet || Math.random() < IDLE_SHARE) this.inTurn(() => this.keep());
    }, KEEP_EVERY * (0.9 + 0.2 * Math.random()));
    this.say("idle");
    this.show();
  }

  /** The session is over, and the console stays. */
  disconnectedCallback() {
    clearInterval(this.timer);
    this.goes();
    this.isWatching = false;
    this.heard?.peer.close();
    if (this.spoken) ended(this.spoken.peer, this.spoken.stream);
    this.spoken = null;
  }

  goes() {
    goodbye(this.dataset.url ?? "", this.token ?? "", [this.spoken?.line, this.heard?.line]);
  }

  changed() {
    setTimeout(() => this.inTurn(() => this.keep()), SPREAD_MS * (0.2 + Math.random()));
  }

  /** One after the other. @param {() => Promise<void>} deed */
  inTurn(deed) {
    this.turn = this.turn.then(deed).catch((error) => {
      this.say("lost", (error instanceof Refusal && error.message) || undefined);
    });
  }

  async watch() {
    this.heard?.peer.close();
    this.heard = null;
    this.isWatching = true;
    this.isQuiet = false;
    this.show();
    this.say("opening");
    const told = await this.ask({ do: "watch" });
    this.key = told.speakers.map((one) => one.number).join();
    drawFaces(this.faces, told.speakers, this.spoken?.stream, this.dataset.mine ?? "");
    this.isQuiet = !told.line;
    if (this.isQuiet) return this.say(this.spoken ? "speaking" : "nobody");
    const peer = new RTCPeerConnection();
    this.heard = { peer, line: told.line };
    peer.addEventListener("track", ({ track, transceiver }) => {
      streamOf(this.faces, told.places[transceiver.mid ?? ""] ?? 0)?.addTrack(track);
    });
    const sdp = await answered(peer, told.sdp);
    await this.ask({ do: "answer", line: told.line, sdp });
    this.say(this.spoken ? "speaking" : "watching");
  }

  /** Keep the lines, and look whether others speak now. */
  async keep() {
    if (this.spoken) {
      const told = await this.ask({ do: "keep", line: this.spoken.line }).catch(refused);
      if (!told?.speaks) await this.stop("hushed");
    }
    if (!this.isWatching) return;
    const told = this.heard && (await this.ask({ do: "keep", line: this.heard.line }).catch(refused));
    const key = told?.speakers.map((one) => one.number).join();
    if (key !== this.key || this.heard?.peer.connectionState === "failed") await this.watch();
  }

  /** @param {boolean} hasCamera */
  async speak(hasCamera) {
    const stream = await opened(hasCamera);
    if (!stream) return this.say("devices");
    const peer = new RTCPeerConnection();
    try {
      const told = await this.ask({ do: "speak", sdp: await offered(peer, stream) });
      await peer.setRemoteDescription({ type: "answer", sdp: told.sdp });
      this.spoken = { peer, line: told.line, stream };
    } catch (error) {
      ended(peer, stream);
      throw error;
    }
    peer.addEventListener("connectionstatechange", () => {
      if (this.spoken?.peer !== peer) return;
      const line = this.spoken.line;
      if (peer.connectionState === "connected") this.inTurn(() => this.ask({ do: "began", line }).then());
      if (peer.connectionState === "failed") this.inTurn(() => this.stop("hushed"));
    });
    await this.watch();
  }

  /** @param {string} name what is said then */
  async stop(name) {
    const spoken = this.spoken;
    this.spoken = null;
    if (!spoken) return;
    ended(spoken.peer, spoken.stream);
    this.querySelector("[data-own]")?.remove();
    this.show();
    this.say(name);
    await this.ask({ do: "leave", line: spoken.line }).catch(() => null); // gone already
  }

  show = () => showButtons(this, this.isWatching, Boolean(this.spoken));

  /** @param {Record<string, string>} told */
  ask = (told) => ask(this.dataset.url ?? "", this.token ?? "", told);

  /** @param {string} name @param {string} [words] in the place of those of that name */
  say(name, words) {
    const box = /** @type {HTMLElement} */ (this.querySelector("[data-said]"));
    box.textContent = words ?? this.querySelector(`[data-say="${name}"]`)?.textContent ?? "";
  }
}

customElements.define("live-call", LiveCall);
