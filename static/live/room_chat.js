const MOST_LINES = 200;
const AT_THE_END = 40; // pixels from the newest line

/**
 * `<room-chat data-mode data-muted>` around the chat as the server wrote it: hears what the
 * room says (an event `chat`), and gives each message a number of its own, so that one that is
 * sent again comes once. The form itself is sent by the room around it.
 */
class RoomChat extends HTMLElement {
  connectedCallback() {
    this.addEventListener("chat", (event) => this.heard(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener("reset", () => this.number());
    this.number();
    this.toEnd();
  }

  /** The next message is another one. */
  number() {
    const field = this.querySelector("[name=uid]");
    if (field instanceof HTMLInputElement) field.value = uuid();
  }

  /** @param {{mode?: string, muted?: boolean, all?: Line[], add?: Line[], gone?: string[]}} told */
  heard(told) {
    const list = this.querySelector("[data-lines]");
    if (!list) return;
    const box = this.querySelector("[data-scroll]");
    const isAtEnd = !box || box.scrollHeight - box.scrollTop - box.clientHeight < AT_THE_END;
    if (told.all) this.replace(list, told.all);
    for (const line of told.add ?? []) {
      if (!this.row(line.uid)) list.append(rowOf(line));
    }
    for (const uid of told.gone ?? []) this.row(uid)?.remove();
    while (list.childElementCount > MOST_LINES) list.firstElementChild?.remove();
    if (told.mode) this.dataset.mode = told.mode;
    if (told.muted !== undefined) this.toggleAttribute("data-muted", told.muted);
    this.draw(list);
    if (isAtEnd) this.toEnd();
  }

  /** A snapshot: what stands there stays, so that it is not read out anew. @param {Element} list @param {Line[]} lines */
  replace(list, lines) {
    const known = new Set(lines.map((one) => one.uid));
    for (const row of [...list.children]) {
      if (!known.has(/** @type {HTMLElement} */ (row).dataset.uid ?? "")) row.remove();
    }
    for (const line of lines) {
      if (!this.row(line.uid)) list.append(rowOf(line));
    }
  }

  /** @param {string} uid */
  row(uid) {
    return this.querySelector(`[data-lines] > [data-uid="${CSS.escape(uid)}"]`);
  }

  /** @param {Element} list */
  draw(list) {
    const isOff = this.dataset.mode === "off";
    const isMuted = this.hasAttribute("data-muted");
    const isEmpty = !list.childElementCount;
    this.show("[data-chat]", !isOff || !isEmpty);
    this.show("[data-when=none]", isEmpty);
    this.show("[data-when=off]", isOff);
    this.show("[data-when=muted]", isMuted);
    this.show("[data-when=approved]", this.dataset.mode === "approved" && !isMuted);
    this.show("[data-when=open]", !isOff && !isMuted);
  }

  /** @param {string} place @param {boolean} isShown */
  show(place, isShown) {
    const box = this.querySelector(place);
    if (box instanceof HTMLElement) box.hidden = !isShown;
  }

  toEnd() {
    const box = this.querySelector("[data-scroll]");
    if (box) box.scrollTop = box.scrollHeight;
  }
}

/** @typedef {{uid: string, name: string, text: string, at: string}} Line */

/** @param {Line} line */
function rowOf(line) {
  const row = document.createElement("li");
  row.dataset.uid = line.uid;
  const head = document.createElement("p");
  head.className = "meta";
  const name = document.createElement("strong");
  name.textContent = line.name;
  const at = document.createElement("span");
  at.textContent = line.at;
  head.append(name, " ", at);
  const text = document.createElement("p");
  text.textContent = line.text;
  row.append(head, text);
  return row;
}

/** A number of one's own, on pages without TLS too. @returns {string} */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

customElements.define("room-chat", RoomChat);
