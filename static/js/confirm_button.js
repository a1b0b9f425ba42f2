/**
 * `<confirm-button>` around a submit button and a `<dialog>`: the button asks first.
 * In the dialog, `[value=yes]` sends the form, anything else closes it.
 * Without scripts the button sends the form, and the server's page asks.
 */
class ConfirmButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector(":scope > button");
    const dialog = this.querySelector("dialog");
    if (!(button instanceof HTMLButtonElement) || !dialog || !dialog.showModal) return;
    button.addEventListener("click", (event) => {
      if (button.form && !button.form.checkValidity()) return; // let the browser say it
      event.preventDefault();
      dialog.showModal();
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
      if (!(event.target instanceof Element)) return;
      const answer = event.target.closest("[data-answer]");
      if (!(answer instanceof HTMLElement)) return;
      dialog.close();
      if (answer.dataset.answer === "yes") button.form?.requestSubmit(this.sender(button));
    });
  }

  /**
   * The form must hear the name and value of the first button, without asking again.
   * @param {HTMLButtonElement} button
   * @returns {HTMLButtonElement}
   */
  sender(button) {
    const twin = document.createElement("button");
    twin.hidden = true;
    twin.name = button.name;
    twin.value = button.value;
    if (button.hasAttribute("formaction")) twin.formAction = button.formAction;
    if (button.hasAttribute("formnovalidate")) twin.formNoValidate = true;
    button.form?.append(twin);
    return twin;
  }
}

customElements.define("confirm-button", ConfirmButton);
