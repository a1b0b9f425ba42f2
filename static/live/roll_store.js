// Marks of a roll-call, kept on this device until the server has them, and the roll itself.

/**
 * One mark as it is sent; never changed once made.
 * @typedef {{uid: string, hall: string, device: string, sequence: number, counter: number, kind: string, about: string, value: any, at: string, isSent?: boolean}} RollMark
 * @typedef {{hall: string, server: string, counter: number, loaded?: number, people: {uid: string, name: string, key: string, unit: string}[], roll: any}} RollPackage
 */

const NAME = "rolls";

/** @returns {string} */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("marks", { keyPath: "uid" }).createIndex("hall", "hall");
      asked.result.createObjectStore("state", { keyPath: "key" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

export class RollStore {
  /** @param {RollPackage} roll as the server gave it with the page */
  constructor(roll) {
    this.hall = roll.hall;
    this.counter = roll.counter;
    this.server = Date.parse(roll.server);
    this.loaded = Date.now();
    this.device = uuid();
    this.sequence = 0;
    /** @type {Map<string, RollMark>} */
    this.marks = new Map();
    /** @type {IDBDatabase | null} */
    this.database = null;
  }

  /** Read what earlier visits left: who this device is, and what waits. */
  async load() {
    try {
      this.database = await openDatabase();
      const key = `device-${this.hall}`;
      const known = await this.ask("state", "readonly", (store) => store.get(key));
      if (known) {
        this.device = known.device;
        this.sequence = known.sequence;
        this.counter = Math.max(this.counter, known.counter);
      }
      const all = await this.ask("marks", "readonly", (store) => store.index("hall").getAll(this.hall));
      for (const one of /** @type {RollMark[]} */ (all)) this.marks.set(one.uid, one);
    } catch {
      this.database = null; // refused: marks live as long as the page
    }
  }

  /** @returns {RollMark[]} those the server has not acknowledged, in their order */
  waiting() {
    return [...this.marks.values()].sort((one, other) => one.sequence - other.sequence);
  }

  /**
   * @param {string} kind
   * @param {string} about
   * @param {any} value
   */
  async add(kind, about, value) {
    this.sequence += 1;
    this.counter += 1;
    // The server's time as this device reckons it: a wrong clock is wrong at both ends.
    const at = new Date(this.server + Math.max(0, Date.now() - this.loaded)).toISOString();
    const { hall, device, sequence, counter } = this;
    const mark = { uid: uuid(), hall, device, sequence, counter, kind, about, value, at };
    this.marks.set(mark.uid, mark);
    await this.ask("state", "readwrite", (store) =>
      store.put({ key: `device-${hall}`, device, sequence, counter }));
    await this.ask("marks", "readwrite", (store) => store.put(mark));
    return mark;
  }

  /** @param {string[]} uids @param {number} counter the greatest the server has seen */
  async taken(uids, counter) {
    this.counter = Math.max(this.counter, counter);
    for (const uid of uids) {
      this.marks.delete(uid);
      await this.ask("marks", "readwrite", (store) => store.delete(uid));
    }
  }

  /**
   * @param {string} name
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest} work
   * @returns {Promise<any>}
   */
  ask(name, mode, work) {
    const database = this.database;
    if (!database) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      const request = work(database.transaction(name, mode).objectStore(name));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
}
