import { RoomSocket } from "./room_socket.js";

const AT_MOST_EVERY = 1000;
const CLOCK_EVERY = 15_000;

/**
 * `<live-console data-ticket data-ticket-url>` around the panel and the desk of the chat: has
 * each asked for anew when the room says that something moved in it, at most once a second and
 * never over a field in use.
 */
class LiveConsole extends HTMLElement {
  /** @type {Map<string, number>} when each was asked for */
  asked = new Map();
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  timers = new Map();

  connectedCallback() {
    const { ticket = "", ticketUrl = "" } = this.dataset;
    this.socket = new RoomSocket(
      ticket, ticketUrl,
      (message) => {
        if (message.chat) this.refresh("#chat-desk");
        else this.refresh("#panel");
        this.dispatchEvent(new CustomEvent("room", { detail: message.set ?? {} }));
      },
      (isOpen) => this.toggleAttribute("data-away", !isOpen),
    );
    this.socket.open();
    setInterval(() => this.refresh("#panel"), CLOCK_EVERY);
    this.addEventListener("htmx:beforeSwap", (event) => this.guard(/** @type {CustomEvent} */ (event)));
  }

  /** An answer that was under way must not take an open question away. @param {CustomEvent} event */
  guard(event) {
    if (event.detail.requestConfig?.verb !== "get" || !this.isBusy()) return;
    event.detail.shouldSwap = false;
    this.refresh(`#${event.detail.target.id}`);
  }

  isBusy() {
    return Boolean(this.querySelector("#panel :is(dialog[open], input:focus, select:focus)"));
  }

  /** @param {string} place */
  refresh(place) {
    const wait = (this.asked.get(place) ?? -AT_MOST_EVERY) + AT_MOST_EVERY - performance.now();
    if (wait <= 0) this.now(place);
    else if (!this.timers.has(place)) this.later(place, wait);
  }

  /** @param {string} place @param {number} wait */
  later(place, wait) {
    this.timers.set(place, setTimeout(() => this.now(place), wait));
  }

  /** @param {string} place */
  now(place) {
    clearTimeout(this.timers.get(place));
    this.timers.delete(place);
    this.asked.set(place, performance.now());
    if (this.isBusy()) this.later(place, 2 * AT_MOST_EVERY);
    else this.querySelector(place)?.dispatchEvent(new CustomEvent("refresh"));
  }
}

customElements.define("live-console", LiveConsole);
