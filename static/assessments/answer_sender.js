// Sends waiting answers in batches, again and again, until the server has them.

/** @typedef {import("./answer_queue.js").AnswerQueue} AnswerQueue */

const BATCH = 20;
const BATCH_LETTERS = 60_000; // at most three bytes each: well below what the server takes
const LAST_LETTERS = 20_000; // what a browser still sends of a page that goes away
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;
const PATIENCE = 20_000;
const CONFLICT = 409;

export class AnswerSender {
  /**
   * @param {AnswerQueue} queue
   * @param {string} url
   * @param {string} token the form's, against forged requests
   * @param {(saved: string[]) => void} onSaved
   * @param {(reason: string) => void} onRefused
   */
  constructor(queue, url, token, onSaved, onRefused) {
    this.queue = queue;
    this.url = url;
    this.token = token;
    this.onSaved = onSaved;
    this.onRefused = onRefused;
    this.wait = 0;
    this.isBusy = false;
    this.isStopped = false;
    this.timer = 0;
  }

  /** Send what waits now, unless a sending is under way; it looks again when it ends. */
  async flush() {
    clearTimeout(this.timer);
    if (this.isBusy || this.isStopped) return;
    this.isBusy = true;
    try {
      while (!this.isStopped && this.queue.events.size) await this.sendBatch();
      this.wait = 0;
    } catch {
      this.later();
    } finally {
      this.isBusy = false;
    }
  }

  async sendBatch() {
    const events = AnswerSender.fitting(this.queue.waiting().slice(0, BATCH), BATCH_LETTERS);
    const reply = await this.post(events, false);
    if (reply.status === CONFLICT) {
      this.isStopped = true;
      this.onRefused((await reply.json()).refusal);
      return;
    }
    if (!reply.ok) throw new Error(String(reply.status));
    const saved = new Set((await reply.json()).saved);
    const refused = events.filter((one) => !saved.has(one.uid));
    const kept = events.filter((one) => saved.has(one.uid));
    await this.queue.settle(kept.map((one) => one.uid));
    this.onSaved(kept.map((one) => one.item));
    if (refused.length) throw new Error("not acknowledged");
  }

  /**
   * The first of `events` that make one message; always one, however long.
   * @param {import("./answer_queue.js").AnswerEvent[]} events @param {number} most
   */
  static fitting(events, most) {
    let letters = 0;
    return events.filter((one, at) => (letters += JSON.stringify(one).length) <= most || at === 0);
  }

  /** Try again later: twice as long each time, with jitter, so that phones spread out. */
  later() {
    this.wait = Math.min(LONGEST_WAIT, Math.max(FIRST_WAIT, this.wait * 2));
    this.timer = setTimeout(() => this.flush(), this.wait * (0.5 + Math.random()));
  }

  /** The page goes away: one last sending that outlives it. */
  leave() {
    const newest = this.queue.waiting().reverse().slice(0, BATCH);
    const events = AnswerSender.fitting(newest, LAST_LETTERS);
    if (events.length && !this.isStopped) this.post(events, true).catch(() => {});
  }

  /**
   * @param {import("./answer_queue.js").AnswerEvent[]} events
   * @param {boolean} keepalive
   */
  post(events, keepalive) {
    const sent = events.map(({ uid, item, seq, tokens, texts = {} }) => ({ uid, item, seq, tokens, texts }));
    return fetch(this.url, {
      method: "POST",
      keepalive,
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify({ lease: this.queue.lease, events: sent }),
      redirect: "error", // signed out: the answers stay here
      signal: keepalive ? undefined : AbortSignal.timeout(PATIENCE),
    });
  }
}
