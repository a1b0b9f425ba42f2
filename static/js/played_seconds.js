/** @typedef {[number, number]} Span whole seconds, [from, to) */

const LONGEST_STEP = 2; // seconds between two looks that were played and not jumped over

/** @param {Iterable<number>} seconds @returns {Span[]} */
export function spansOf(seconds) {
  /** @type {Span[]} */
  const spans = [];
  for (const at of [...seconds].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last[1] === at) last[1] = at + 1;
    else spans.push([at, at + 1]);
  }
  return spans;
}

/** @param {Set<number>} seconds @param {Span[]} spans */
export function forget(seconds, spans) {
  for (const [from, to] of spans) for (let at = from; at < to; at += 1) seconds.delete(at);
}

/** The seconds of a film that were played and not jumped over; at most at `fastest` speed. */
export class PlayedSeconds {
  /** @type {Set<number>} those that the server does not know */
  seconds = new Set();
  /** @type {number | null} */
  last = null;

  /**
   * @param {HTMLVideoElement} video
   * @param {number} fastest
   * @param {() => boolean} counts whether what is played now counts
   */
  constructor(video, fastest, counts = () => true) {
    this.video = video;
    this.counts = counts;
    video.addEventListener("timeupdate", () => this.moved());
    video.addEventListener("seeking", () => { this.last = null; });
    video.addEventListener("ratechange", () => {
      if (video.playbackRate > fastest) video.playbackRate = fastest;
    });
  }

  moved() {
    const now = this.video.currentTime;
    const step = this.last === null ? 0 : now - this.last;
    if (step > 0 && step < LONGEST_STEP && this.counts()) this.seconds.add(Math.floor(now));
    this.last = now;
  }
}
