import { RoomSocket } from "./room_socket.js";

const AT_MOST_EVERY = 1000;
const CLOCK_EVERY = 15_000;

/**
 * `<live-console data-ticket data-ticket-url>` around the panel: has it asked for anew when
 * the room says that something moved, at most once a second and never over a field in use.
 */
class LiveConsole extends HTMLElement {
  asked = 0;

  connectedCallback() {
    const { ticket = "", ticketUrl = "" } = this.dataset;
    this.socket = new RoomSocket(
      ticket, ticketUrl,
      (message) => {
        this.refresh();
        this.dispatchEvent(new CustomEvent("room", { detail: message.set ?? {} }));
      },
      (isOpen) => this.toggleAttribute("data-away", !isOpen),
    );
    this.socket.open();
    setInterval(() => this.refresh(), CLOCK_EVERY);
    this.addEventListener("htmx:beforeSwap", (event) => this.guard(/** @type {CustomEvent} */ (event)));
  }

  /** An answer that was under way must not take an open question away. @param {CustomEvent} event */
  guard(event) {
    if (event.detail.requestConfig?.verb !== "get" || !this.isBusy()) return;
    event.detail.shouldSwap = false;
    this.refresh();
  }

  isBusy() {
    return Boolean(this.querySelector("#panel :is(dialog[open], input:focus, select:focus)"));
  }

  refresh() {
    const wait = this.asked + AT_MOST_EVERY - performance.now();
    if (wait > 0) {
      this.timer ??= setTimeout(() => this.now(), wait);
      return;
    }
    this.now();
  }

  now() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.asked = performance.now();
    if (this.isBusy()) this.timer = setTimeout(() => this.now(), 2 * AT_MOST_EVERY);
    else this.querySelector("#panel")?.dispatchEvent(new CustomEvent("refresh"));
  }
}

customElements.define("live-console", LiveConsole);
