// The line to a session's room: comes back by itself, says when it is there.
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 20_000;
const HERE_EVERY = 10_000;
const NO_TICKET = 4401;
const FOR_GOOD = 4404;
const TOO_MANY = 4429;
const TOO_MANY_WAIT = 5000;

/** A mark of this browser, so that two people on one device can be told. */
export function deviceMark() {
  let mark = localStorage.getItem("live-device");
  if (!mark) {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    mark = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
    localStorage.setItem("live-device", mark);
  }
  return mark;
}

export class RoomSocket {
  /**
   * @param {string} ticket
   * @param {string} ticketUrl
   * @param {(message: any) => void} heard
   * @param {(isOpen: boolean, code: number) => void} changed
   */
  constructor(ticket, ticketUrl, heard, changed) {
    this.ticket = ticket;
    this.ticketUrl = ticketUrl;
    this.heard = heard;
    this.changed = changed;
    this.wait = FIRST_WAIT;
    /** @type {number | null} when to come back, told by a process that stops */
    this.spread = null;
    this.isOver = false;
    /** @type {WebSocket | null} */
    this.socket = null;
    setInterval(() => this.say({ type: "here" }), HERE_EVERY);
    addEventListener("online", () => this.soon(0));
    addEventListener("pagehide", () => this.socket?.close());
    addEventListener("pageshow", (event) => event.persisted && this.soon(0));
  }

  open() {
    if (this.isOver || (this.socket && this.socket.readyState < WebSocket.CLOSING)) return;
    const url = new URL("/ws/sessions/", location.href);
    url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    url.searchParams.set("ticket", this.ticket);
    url.searchParams.set("device", deviceMark());
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.addEventListener("message", (event) => this.hear(event.data));
    socket.addEventListener("close", (event) => this.closed(event.code));
  }

  /** @param {string} text */
  hear(text) {
    const message = JSON.parse(text);
    if (message.bye) {
      this.spread = Math.random() * message.bye * 1000;
      return;
    }
    if (message.set?.session) this.wait = FIRST_WAIT;
    this.changed(true, 0);
    this.heard(message);
  }

  /**
   * Too many places are tried again: those that a killed process held, or that a phone left
   * behind when it changed its network, are free within seconds.
   * @param {number} code
   */
  async closed(code) {
    this.changed(false, code);
    if (code === FOR_GOOD) {
      this.isOver = true;
      return;
    }
    if (code === NO_TICKET) await this.renew();
    if (this.spread !== null) {
      this.soon(this.spread);
      this.spread = null;
    } else if (code === TOO_MANY) {
      this.soon(TOO_MANY_WAIT * (0.5 + Math.random()));
    } else {
      this.soon(this.wait * (0.5 + Math.random()));
      this.wait = Math.min(2 * this.wait, LONGEST_WAIT);
    }
  }

  /** A page that stood open for long has an old ticket. */
  async renew() {
    try {
      const answer = await fetch(this.ticketUrl, { redirect: "error" });
      if (answer.ok) this.ticket = (await answer.json()).ticket;
      else this.isOver = answer.status === 404;
    } catch {
      // cut off, or signed out: the next try tells
    }
  }

  /** @param {number} wait */
  soon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), wait);
  }

  /** @param {object} message */
  say(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }
}
