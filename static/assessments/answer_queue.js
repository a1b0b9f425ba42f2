// Answers that wait for the server, kept on this device until they are acknowledged.

/**
 * One answer as it is sent; `tokens` are the opaque ids of what is picked, `texts` what is
 * typed, by the opaque id of its field.
 * @typedef {{uid: string, attempt: string, lease: string, item: string, seq: number,
 *   tokens: string[], texts?: Record<string, string>, isSaved?: boolean}} AnswerEvent
 */

const NAME = "answers";
const STORE = "events";
const LINGER = 10_000; // a page asked for before the answer was stored has come by then

/** @returns {Promise<IDBDatabase>} */
function openStore() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      const store = asked.result.createObjectStore(STORE, { keyPath: "uid" });
      store.createIndex("attempt", "attempt");
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
}

/** Without IndexedDB (a private window) the queue lives as long as the page. */
export class AnswerQueue {
  /** @param {string} attempt @param {string} lease */
  constructor(attempt, lease) {
    this.attempt = attempt;
    this.lease = lease;
    /** @type {Map<string, AnswerEvent>} */
    this.events = new Map();
    /** @type {Set<string>} acknowledged a moment ago */
    this.lingering = new Set();
    /** @type {IDBDatabase | null} */
    this.store = null;
  }

  /**
   * Read what an earlier visit left under this lease; other leases' stay untouched. What the
   * server has but this page, made a moment too early, does not show waits again.
   * @param {(item: string) => number} shown number of the answer that the page shows
   */
  async load(shown) {
    try {
      this.store = await openStore();
      const all = await this.ask("readonly", (store) => store.index("attempt").getAll(this.attempt));
      const ours = /** @type {AnswerEvent[]} */ (all).filter((one) => one.lease === this.lease);
      const seen = ours.filter((one) => one.isSaved && one.seq <= shown(one.item));
      for (const one of ours) if (!seen.includes(one)) this.events.set(one.uid, one);
      await this.remove(seen.map((one) => one.uid));
    } catch {
      this.store = null; // refused or broken: answers wait in memory
    }
  }

  /** @returns {AnswerEvent[]} in the order in which they were given */
  waiting() {
    return [...this.events.values()].sort((one, other) => one.seq - other.seq);
  }

  /** @returns {number} questions with an answer that is not acknowledged */
  waitingItems() {
    return new Set([...this.events.values()].map((one) => one.item)).size;
  }

  /**
   * What was typed before into the same question need not be sent any more: the text now
   * holds it. Choices are kept one by one.
   * @param {string} item @param {number} seq @param {string[]} tokens @param {Record<string, string>} texts
   */
  async add(item, seq, tokens, texts) {
    const uid = crypto.randomUUID ? crypto.randomUUID() : AnswerQueue.uuid();
    const event = { uid, attempt: this.attempt, lease: this.lease, item, seq, tokens, texts };
    const former = this.waiting().filter((one) => one.item === item && Object.keys(one.texts ?? {}).length);
    this.events.set(uid, event);
    await this.ask("readwrite", (store) => store.put(event));
    await this.remove(former.map((one) => one.uid));
  }

  /**
   * The server has these. A page that it made the moment before may still come, without
   * them; so they stay a little, to be shown and sent again there.
   * @param {string[]} uids
   */
  async settle(uids) {
    for (const uid of uids) {
      const event = this.events.get(uid);
      this.events.delete(uid);
      this.lingering.add(uid);
      if (event) await this.ask("readwrite", (store) => store.put({ ...event, isSaved: true }));
    }
    setTimeout(() => this.remove(uids), LINGER);
  }

  /** The test is submitted: nothing that the server has stays on a phone that others use. */
  forget() {
    return this.remove([...this.lingering]);
  }

  /** @param {string[]} uids */
  remove(uids) {
    for (const uid of uids) {
      this.events.delete(uid);
      this.lingering.delete(uid);
    }
    return Promise.all(uids.map((uid) => this.ask("readwrite", (store) => store.delete(uid))));
  }

  /**
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest} work
   * @returns {Promise<any>}
   */
  ask(mode, work) {
    const store = this.store;
    if (!store) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      const request = work(store.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  /** For pages without a secure context, where `randomUUID` is missing. */
  static uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }
}
