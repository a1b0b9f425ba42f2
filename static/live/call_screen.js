import { canShare, share } from "./screen_share.js";

/** @typedef {{peer: RTCPeerConnection, stream: MediaStream}} Spoken */

/**
 * `<call-screen>` around a button of a panel: who speaks with a camera shows the screen in its
 * place, over the same line, and then the camera again. The panel says by an event `turn` that
 * somebody began to speak here, or stopped.
 */
class CallScreen extends HTMLElement {
  /** @type {MediaStreamTrack | null} the camera's, while the screen is shown */
  camera = null;
  button = /** @type {HTMLButtonElement} */ (this.querySelector("button"));

  connectedCallback() {
    this.addEventListener("click", () => (this.camera ? this.back() : this.show()));
    this.addEventListener("turn", () => this.draw());
  }

  disconnectedCallback() {
    this.camera?.stop();
  }

  /** @returns {Spoken | null} */
  get spoken() {
    return /** @type {any} */ (this.closest("live-call"))?.spoken ?? null;
  }

  get sender() {
    return this.spoken?.peer.getSenders().find((one) => one.track?.kind === "video");
  }

  async show() {
    const screen = await share(false).catch(() => null); // the person thought better of it
    const picture = screen?.getVideoTracks()[0];
    const camera = this.sender?.track;
    if (!picture || !camera || this.camera) return picture?.stop();
    this.camera = camera;
    picture.addEventListener("ended", () => this.back()); // by the browser's own bar
    await this.put(picture);
  }

  async back() {
    const { camera, sender } = this;
    this.camera = null;
    if (!camera || !sender) return camera?.stop();
    sender.track?.stop();
    await this.put(camera);
  }

  /** @param {MediaStreamTrack} track */
  async put(track) {
    const { spoken, sender } = this;
    if (!spoken || !sender) return;
    for (const one of spoken.stream.getVideoTracks()) spoken.stream.removeTrack(one);
    spoken.stream.addTrack(track); // one's own picture, and what is stopped in the end
    await sender.replaceTrack(track);
    this.draw();
  }

  draw() {
    if (!this.spoken) {
      this.camera?.stop();
      this.camera = null;
    }
    this.button.hidden = !this.sender || !canShare();
    this.button.setAttribute("aria-pressed", String(Boolean(this.camera)));
    const words = this.camera ? this.dataset.back : this.dataset.show;
    const label = this.querySelector("[data-label]");
    if (label) label.textContent = words ?? "";
  }
}

customElements.define("call-screen", CallScreen);
