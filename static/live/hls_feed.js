// A playlist in a <video>: by the player from npm, or by the browser where it can itself.
const AGAIN = 1500;
const ON_ITS_WAY = 1; // second from the lecturer's voice to the playlist
const USUAL = 6; // seconds behind where the browser plays by itself
const SETTINGS = {
  enableWorker: false, // whole segments are handed on as they are
  liveSyncDuration: 4,
  liveMaxLatencyDuration: 12,
  maxLiveSyncPlaybackRate: 1.2, // catches up, and is still understood
  backBufferLength: 30,
  manifestLoadPolicy: { default: { maxTimeToFirstByteMs: 10_000, maxLoadTimeMs: 20_000, timeoutRetry: null, errorRetry: null } },
};

export class Feed {
  /**
   * @param {HTMLVideoElement} video
   * @param {string} script address of the player; empty where there is none
   */
  constructor(video, script) {
    this.video = video;
    this.script = script;
    this.bytes = 0;
    this.url = "";
    /** @type {any} */
    this.hls = null;
    this.turn = 0;
  }

  /** Play `url` from `start` seconds on, or live. @param {string} url @param {number} [start] */
  async open(url, start = -1) {
    this.close();
    const turn = this.turn;
    this.url = url;
    const Hls = this.script && "MediaSource" in window ? (await import(this.script)).default : null;
    if (turn !== this.turn) return;
    if (!Hls?.isSupported()) {
      this.video.src = url;
      if (start > 0) this.video.currentTime = start;
      return;
    }
    const hls = new Hls({
      ...SETTINGS,
      startPosition: start,
      xhrSetup: (/** @type {XMLHttpRequest} */ xhr, /** @type {string} */ asked) => xhr.open("GET", this.renewed(asked), true),
    });
    this.hls = hls;
    hls.on(Hls.Events.FRAG_LOADED, (/** @type {any} */ _name, /** @type {any} */ told) => { this.bytes += told.frag.stats.loaded; });
    hls.on(Hls.Events.LEVEL_LOADED, (/** @type {any} */ _name, /** @type {any} */ told) => { this.bytes += told.stats?.loaded ?? 0; });
    hls.on(Hls.Events.ERROR, (/** @type {any} */ _name, /** @type {any} */ error) => this.failed(Hls, turn, error));
    hls.loadSource(url);
    hls.attachMedia(this.video);
  }

  /** @param {any} Hls @param {number} turn @param {any} error */
  failed(Hls, turn, error) {
    if (!error.fatal || turn !== this.turn) return;
    if (error.type === Hls.ErrorTypes.MEDIA_ERROR) this.hls.recoverMediaError();
    else this.timer = setTimeout(() => this.reopen(turn), AGAIN);
  }

  /** @param {number} turn */
  async reopen(turn) {
    if (turn !== this.turn) return;
    const wasPaused = this.video.paused && this.video.currentTime > 0;
    await this.open(this.url, this.hasEnd ? this.video.currentTime : -1);
    if (!wasPaused) await this.video.play().catch(() => null);
  }

  /** A new address of the same files: the old one is good for some minutes. @param {string} url */
  renew(url) {
    this.url = url;
  }

  /** @param {string} asked */
  renewed(asked) {
    const folder = new URL(this.url, location.href).href.replace(/[^/]*$/, "");
    return folder + asked.replace(/^.*\//, "");
  }

  close() {
    this.turn += 1;
    clearTimeout(this.timer);
    this.hls?.destroy();
    this.hls = null;
    this.video.removeAttribute("src");
    this.video.load();
  }

  get hasEnd() {
    return Number.isFinite(this.video.duration);
  }

  /** Seconds behind the lecturer, by the playlist: this machine's clock may be wrong. */
  get behind() {
    if (!this.video.currentTime) return 0;
    return this.hls ? Math.max(0, this.hls.latency) + ON_ITS_WAY : USUAL;
  }

  /** When what is played now was recorded, by the server's clock. @returns {Date | null} */
  get playingDate() {
    return this.hls?.playingDate ?? null;
  }

  /** Go to the newest there is, after a stop. */
  catchUp() {
    const edge = this.hls?.liveSyncPosition ?? (this.video.seekable.length ? this.video.seekable.end(0) - 4 : 0);
    if (edge > this.video.currentTime) this.video.currentTime = edge;
  }
}
