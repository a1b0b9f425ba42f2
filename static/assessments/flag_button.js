import { sendMark } from "./mark_sender.js";

/**
 * `<flag-button>` around the button that flags a question for later: the flag is set at once
 * and kept by the server. Without scripts the button sends the form of the paper.
 */
class FlagButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button?.addEventListener("click", (event) => {
      event.preventDefault();
      const isOn = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(isOn));
      this.dispatchEvent(new CustomEvent("flag-changed", { bubbles: true }));
      sendMark(this, { item: this.dataset.question ?? "", flagged: isOn ? "yes" : "no" });
    });
  }
}

customElements.define("flag-button", FlagButton);
