// Sends what a recorder gives, in order, each piece until the server has it.
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;
const MOST_WAITING = 24 * 1024 * 1024; // bytes: a minute and more without any network
const GIVE_UP = 30_000;

export class PieceSender {
  /**
   * @param {string} base address of a piece but for its number
   * @param {string} token
   * @param {(waiting: number) => void} moved how many pieces wait
   * @param {(why: "taken" | "broken" | "behind", said: string) => void} over nothing more is taken
   */
  constructor(base, token, moved, over) {
    this.base = base;
    this.token = token;
    this.moved = moved;
    this.over = over;
    /** @type {Blob[]} */
    this.queue = [];
    this.first = 0; // the number of the piece at the head of the queue
    this.size = 0;
    this.wait = FIRST_WAIT;
    this.isOver = false;
    this.isBusy = false;
  }

  /** @param {Blob} piece */
  push(piece) {
    if (this.isOver || !piece.size) return;
    this.queue.push(piece);
    this.size += piece.size;
    if (this.size > MOST_WAITING) this.stop("behind", "");
    else this.run();
  }

  async run() {
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.queue.length && !this.isOver) {
      const isThere = await this.send(/** @type {Blob} */ (this.queue[0]));
      this.moved(this.queue.length);
      if (isThere) this.wait = FIRST_WAIT;
      else {
        await new Promise((done) => setTimeout(done, this.wait));
        this.wait = Math.min(2 * this.wait, LONGEST_WAIT);
      }
    }
    this.isBusy = false;
  }

  /** @param {Blob} piece @returns {Promise<boolean>} whether the server answered it well */
  async send(piece) {
    const headers = { "X-CSRFToken": this.token, "Content-Type": "application/octet-stream" };
    const url = `${this.base}${this.first}/`;
    try {
      const signal = AbortSignal.timeout(GIVE_UP);
      const answer = await fetch(url, { method: "POST", body: piece, headers, redirect: "error", signal });
      if (answer.status === 410 || answer.status === 404) this.stop("taken", await said(answer));
      else if (answer.status === 422 || answer.status === 413) this.stop("broken", await said(answer));
      else if (answer.status === 200 || answer.status === 409) {
        this.acknowledge((await answer.json()).expected);
        return true;
      }
    } catch {
      // cut off, or signed out for a moment: it is sent again
    }
    return false;
  }

  /** @param {number} expected the number of the piece the server wants next */
  acknowledge(expected) {
    while (this.first < expected && this.queue.length) {
      this.size -= this.queue.shift()?.size ?? 0;
      this.first += 1;
    }
    if (expected < this.first) this.stop("broken", ""); // the server has lost some
  }

  /** @param {"taken" | "broken" | "behind"} why @param {string} words */
  stop(why, words) {
    if (this.isOver) return;
    this.isOver = true;
    this.over(why, words);
  }

  /** Wait until all is sent, or for so long. @param {number} longest */
  async settle(longest) {
    const until = performance.now() + longest;
    while (this.queue.length && !this.isOver && performance.now() < until) {
      await new Promise((done) => setTimeout(done, 100));
    }
    this.isOver = true;
  }
}

/**
 * Go on the air.
 * @param {string} url @param {string} source @param {string} token
 * @returns {Promise<{piece: string, end: string}>}
 */
export async function begin(url, source, token) {
  const body = new URLSearchParams({ source });
  const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token }, redirect: "error" });
  if (!answer.ok) throw new Error(await said(answer));
  return answer.json();
}

/** @param {string} url @param {string} token */
export async function end(url, token) {
  await fetch(url, { method: "POST", headers: { "X-CSRFToken": token } }).catch(() => null);
}

/** @param {Response} answer */
async function said(answer) {
  try {
    return (await answer.json()).said ?? "";
  } catch {
    return "";
  }
}
