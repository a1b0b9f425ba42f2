/** @typedef {"camera" | "microphone"} Kind */

const KINDS = /** @type {const} */ ({ camera: "videoinput", microphone: "audioinput" });

/** The device that was chosen on this machine, by its id; nothing is the browser's own choice. @param {Kind} kind */
export function chosen(kind) {
  const id = localStorage.getItem(`live-${kind}`);
  return id ? { deviceId: { exact: id } } : {}; // a mere wish loses to a better fitting size
}

/**
 * `<device-choice>` around two selects: fills them once the browser tells the names, which it
 * does after devices were opened (an event `opened` with the stream); remembers what is chosen
 * and says `chosen`.
 */
class DeviceChoice extends HTMLElement {
  /** @type {MediaStream | null} */
  stream = null;

  connectedCallback() {
    this.addEventListener("opened", (event) => {
      this.stream = /** @type {CustomEvent} */ (event).detail;
      this.fill();
    });
    this.addEventListener("change", (event) => this.changed(event));
    navigator.mediaDevices?.addEventListener("devicechange", () => this.stream && this.fill());
  }

  async fill() {
    const devices = await navigator.mediaDevices.enumerateDevices();
    for (const kind of /** @type {Kind[]} */ (Object.keys(KINDS))) {
      const found = devices.filter((one) => one.kind === KINDS[kind] && one.deviceId);
      this.draw(kind, found);
    }
  }

  /** @param {Kind} kind @param {MediaDeviceInfo[]} found */
  draw(kind, found) {
    const select = this.querySelector(`select[data-kind="${kind}"]`);
    if (!(select instanceof HTMLSelectElement) || !this.stream) return;
    const tracks = kind === "camera" ? this.stream.getVideoTracks() : this.stream.getAudioTracks();
    const used = tracks[0]?.getSettings().deviceId;
    const isUsed = found.some((one) => one.deviceId === used);
    const field = select.closest(".field");
    if (field instanceof HTMLElement) field.hidden = !isUsed; // a screen is no camera
    if (!isUsed) return;
    const rows = found.map((one, place) => {
      const name = one.label || `${select.dataset.name ?? ""} ${place + 1}`;
      return new Option(name, one.deviceId, false, one.deviceId === used);
    });
    const told = (/** @type {HTMLOptionElement[]} */ options) => options.map((one) => `${one.value} ${one.text}`).join();
    if (told(rows) === told([...select.options])) select.value = used ?? "";
    else select.replaceChildren(...rows);
  }

  /** @param {Event} event */
  changed(event) {
    const select = event.target;
    if (!(select instanceof HTMLSelectElement)) return;
    localStorage.setItem(`live-${select.dataset.kind}`, select.value);
    this.dispatchEvent(new CustomEvent("chosen", { bubbles: true }));
  }
}

customElements.define("device-choice", DeviceChoice);
