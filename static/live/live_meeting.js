/**
 * `<live-meeting>` around a form that leads to another server, and its frame if it has one:
 * shows the frame once somebody goes there. Without scripts an empty frame stands ready.
 */
class LiveMeeting extends HTMLElement {
  connectedCallback() {
    const frame = this.querySelector("iframe");
    if (!frame) return;
    frame.hidden = true;
    this.addEventListener("submit", (event) => {
      const button = /** @type {SubmitEvent} */ (event).submitter;
      if (button?.getAttribute("formtarget")) return; // goes to a tab of its own
      frame.hidden = false;
      frame.scrollIntoView({ block: "nearest" });
    });
  }
}

customElements.define("live-meeting", LiveMeeting);
