// A panel whose audience plays segments: who speaks hears the others over a line, and who
// stops speaking hears them by the player again.
const DELAY = 300;

/** @typedef {HTMLElement & {isWatching: boolean, heard: {peer: RTCPeerConnection, line: string} | null, faces: HTMLElement, inTurn: (deed: () => Promise<void>) => void, ask: (told: Record<string, string>) => Promise<unknown>}} Call */

/** `<call-relay>` around a player and a `<live-call>`. */
class CallRelay extends HTMLElement {
  wasSpeaking = false;

  connectedCallback() {
    this.addEventListener("speaking", (event) => this.turn(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {boolean} isSpeaking */
  turn(isSpeaking) {
    if (isSpeaking === this.wasSpeaking) return;
    this.wasSpeaking = isSpeaking;
    const player = /** @type {HTMLElement | null} */ (this.querySelector("live-player"));
    if (player) player.hidden = isSpeaking;
    const video = player?.querySelector("video");
    if (video) video.muted = isSpeaking; // else one hears oneself some seconds later
    if (!isSpeaking) setTimeout(() => this.release(), DELAY);
  }

  /** Nobody watches over a line who does not speak. */
  release() {
    const call = /** @type {Call | null} */ (this.querySelector("live-call"));
    call?.inTurn(async () => {
      if (this.wasSpeaking) return;
      const line = call.heard?.line ?? "";
      call.heard?.peer.close();
      call.heard = null;
      call.isWatching = false;
      call.faces.replaceChildren();
      if (line) await call.ask({ do: "leave", line }).catch(() => null); // gone already
    });
  }
}

customElements.define("call-relay", CallRelay);
