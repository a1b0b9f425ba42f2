/**
 * `<check-all>` around a checkbox without a name: it ticks and clears all boxes of the form
 * named in `data-form` that bear the name `data-name`. Without scripts it is not shown.
 */
class CheckAll extends HTMLElement {
  connectedCallback() {
    const box = this.querySelector("input");
    if (!box) return;
    this.hidden = false;
    box.addEventListener("change", () => {
      for (const one of this.boxes()) one.checked = box.checked;
    });
  }

  /** @returns {HTMLInputElement[]} */
  boxes() {
    const { form = "", name = "" } = this.dataset;
    return [...document.querySelectorAll(`input[form="${form}"][name="${name}"]`)].filter(
      (one) => one instanceof HTMLInputElement,
    );
  }
}

customElements.define("check-all", CheckAll);
