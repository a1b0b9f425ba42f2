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
      () => this.refresh(),
      (isOpen) => this.toggleAttribute("data-away", !isOpen),
    );
    this.socket.open();
    setInterval(() => this.refresh(), CLOCK_EVERY);
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
    const panel = this.querySelector("#panel");
    const isBusy = panel?.querySelector("dialog[open], input:focus, select:focus");
    this.asked = performance.now();
    if (isBusy) {
      this.timer = setTimeout(() => this.now(), 2 * AT_MOST_EVERY);
      return;
    }
    panel?.dispatchEvent(new CustomEvent("refresh"));
  }
}

customElements.define("live-console", LiveConsole);
