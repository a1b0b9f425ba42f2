import { pass } from "./room_media.js";
import { RoomSocket, deviceMark } from "./room_socket.js";
import { drawBars, drawPrompt, drawQuestions, drawShown, drawSlide } from "./room_view.js";

const MINE_EVERY = 60_000;

/**
 * `<live-room data-ticket data-ticket-url data-act-url data-mine-url data-state …>` around
 * the room as the server wrote it: keeps it in step. Without scripts its forms do it all.
 */
class LiveRoom extends HTMLElement {
  isHandUp = this.dataset.hand === "up";

  connectedCallback() {
    const { ticket = "", ticketUrl = "" } = this.dataset;
    this.token = /** @type {HTMLInputElement} */ (this.querySelector("[name=csrfmiddlewaretoken]")).value;
    for (const plain of this.querySelectorAll("[data-plain]")) plain.remove();
    for (const one of this.querySelectorAll("input[name=device]")) {
      /** @type {HTMLInputElement} */ (one).value = deviceMark();
    }
    this.addEventListener("submit", (event) => this.submitted(event));
    this.socket = new RoomSocket(
      ticket, ticketUrl,
      (message) => this.heard(message),
      (isOpen, code) => this.line(isOpen, code),
    );
    this.socket.open();
    setInterval(() => this.mine(), MINE_EVERY * (0.9 + 0.2 * Math.random()));
  }

  /** @param {{set?: Record<string, any>, chat?: object, own_group?: object}} message */
  heard(message) {
    if (message.chat) this.box("room-chat").dispatchEvent(new CustomEvent("chat", { detail: message.chat }));
    if (message.own_group) this.box("room-group").dispatchEvent(new CustomEvent("own_group", { detail: message.own_group }));
    const set = message.set ?? {};
    if (set.session && set.session.state !== this.dataset.state) {
      location.reload(); // lobby, class and what remained are pages of their own
      return;
    }
    if (set.part) this.words("[data-part]", set.part.title ?? "");
    pass(this, set, (slide) => drawSlide(this.box("[data-stage]"), slide));
    if (set.group) drawShown(this.box("[data-shown]"), set.group);
    if (set.poll) this.poll(set.poll);
    if (set.checkpoint) this.checkpoint(set.checkpoint);
    if (set.questions) {
      drawQuestions(this.box("[data-questions]"), set.questions, (uid) => this.act({ do: "vote", uid }));
    }
  }

  /** @param {{uid?: string, state?: string, question?: string, options?: string[], counts?: number[]}} poll */
  poll(poll) {
    const isOpen = poll.state === "open";
    drawPrompt(this.box("[data-poll]"), isOpen ? poll : {}, (option) => {
      this.act({ do: "poll", uid: poll.uid ?? "", option: String(option) });
    });
    drawBars(this.box("[data-bars]"), isOpen ? {} : poll);
  }

  /** @param {{uid?: string, seconds?: number, closes_at?: string}} asked */
  checkpoint(asked) {
    const left = Date.parse(asked.closes_at ?? "") - Date.now();
    const seconds = Math.min(left > 0 ? left : 0, 1000 * (asked.seconds ?? 0)) || 1000 * (asked.seconds ?? 0);
    const box = this.box("[data-checkpoint]");
    const isNew = asked.uid && box.dataset.uid !== asked.uid;
    drawPrompt(box, asked, (option) => {
      this.act({ do: "confirm", uid: asked.uid ?? "", option: String(option) });
    });
    if (!isNew) return;
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(300);
    box.scrollIntoView({ block: "center" });
    setTimeout(() => {
      if (box.dataset.uid === asked.uid) box.hidden = true;
    }, seconds);
  }

  /** @param {SubmitEvent} event */
  async submitted(event) {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.target) return; // that leads elsewhere
    event.preventDefault();
    const told = Object.fromEntries(new FormData(form, event.submitter));
    const isDone = await this.act(/** @type {Record<string, string>} */ (told));
    if (isDone) form.reset();
  }

  /** @param {Record<string, string>} told */
  async act(told) {
    if (told.do === "raise") told.do = this.isHandUp ? "lower" : "raise";
    const body = new URLSearchParams({ ...told, device: deviceMark() });
    const headers = { Accept: "application/json", "X-CSRFToken": this.token ?? "" };
    const url = this.dataset.actUrl ?? "";
    try {
      const answer = await fetch(url, { method: "POST", body, headers, redirect: "error" });
      const { ok, said } = await answer.json();
      this.words("[data-said]", said);
      if (ok && (told.do === "raise" || told.do === "lower")) this.hand(told.do === "raise");
      if (told.do === "confirm" || told.do === "code") this.mine();
      return ok;
    } catch {
      this.words("[data-said]", this.dataset.failed ?? "");
      return false;
    }
  }

  /** @param {boolean} isUp */
  hand(isUp) {
    this.isHandUp = isUp;
    const button = this.box("[data-hand]");
    button.setAttribute("aria-pressed", String(isUp));
    button.textContent = (isUp ? button.dataset.down : button.dataset.up) ?? "";
  }

  async mine() {
    try {
      const answer = await fetch(this.dataset.mineUrl ?? "", { redirect: "error" });
      if (answer.ok) this.box("[data-mine]").innerHTML = await answer.text();
    } catch {
      // cut off: what stands there stays
    }
  }

  /** @param {boolean} isOpen @param {number} code */
  line(isOpen, code) {
    const box = this.box("[data-line]");
    box.hidden = isOpen;
    box.textContent = (code === 4429 ? this.dataset.tooMany : code === 4404 ? this.dataset.ended : this.dataset.away) ?? "";
  }

  /** @param {string} place @param {string} text */
  words(place, text) {
    this.box(place).textContent = text;
  }

  /** @param {string} place @returns {HTMLElement} */
  box(place) {
    return /** @type {HTMLElement} */ (this.querySelector(place) ?? document.createElement("p"));
  }
}

customElements.define("live-room", LiveRoom);
