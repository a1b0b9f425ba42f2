import { pass } from "./room_media.js";
import { RoomSocket } from "./room_socket.js";
import { drawBars, drawShown, drawSlide } from "./room_view.js";

const CODE_EVERY = 1000;
const CALM_EVERY = 5000;

/**
 * `<hall-screen data-ticket data-ticket-url data-code-url data-state>`: slides in step, and
 * while a checkpoint is open the code of this hall, another each 13 seconds.
 */
class HallScreen extends HTMLElement {
  connectedCallback() {
    const { ticket = "", codeUrl = "" } = this.dataset;
    this.socket = new RoomSocket(
      ticket, codeUrl,
      (message) => this.heard(message.set ?? {}),
      (isOpen) => {
        this.box("[data-line]").hidden = isOpen;
      },
    );
    this.socket.open();
    this.ask();
  }

  /** @param {Record<string, any>} set */
  heard(set) {
    if (set.session && set.session.state !== this.dataset.state) location.reload();
    if (set.part) this.box("[data-part]").textContent = set.part.title ?? "";
    pass(this, set, (slide) => drawSlide(this.box("[data-stage]"), slide));
    if (set.group) drawShown(this.box("[data-shown]"), set.group);
    if (set.poll) drawBars(this.box("[data-bars]"), set.poll);
    if (set.checkpoint) this.ask();
  }

  async ask() {
    clearTimeout(this.timer);
    let wait = CALM_EVERY;
    try {
      const answer = await fetch(this.dataset.codeUrl ?? "", { redirect: "error" });
      const told = await answer.json();
      this.box("[data-code-box]").hidden = !told.code;
      this.box("[data-code]").textContent = told.code;
      this.box("[data-seconds]").textContent = String(told.seconds ?? "");
      this.box("[data-marked]").textContent = `${told.marked}/${told.expected}`;
      if (told.code) wait = CODE_EVERY;
    } catch {
      this.box("[data-code-box]").hidden = true; // an old code is no code
    }
    this.timer = setTimeout(() => this.ask(), wait);
  }

  /** @param {string} place @returns {HTMLElement} */
  box(place) {
    return /** @type {HTMLElement} */ (this.querySelector(place) ?? document.createElement("p"));
  }
}

customElements.define("hall-screen", HallScreen);
