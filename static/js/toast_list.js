/**
 * `<toast-list data-close="Close">`: gives every message in it a button that closes it.
 * Nothing vanishes by itself: a slow reader keeps the words.
 */
class ToastList extends HTMLElement {
  connectedCallback() {
    this.dress();
    this.observer = new MutationObserver(() => this.dress());
    this.observer.observe(this, { childList: true });
  }

  disconnectedCallback() {
    this.observer?.disconnect();
  }

  dress() {
    for (const toast of this.querySelectorAll(":scope > .callout:not([data-dressed])")) {
      toast.setAttribute("data-dressed", "");
      toast.append(this.button(() => toast.remove()));
    }
  }

  /**
   * @param {() => void} close
   * @returns {HTMLButtonElement}
   */
  button(close) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet toast-close";
    button.setAttribute("aria-label", this.dataset.close ?? "");
    button.textContent = "✕";
    button.addEventListener("click", close);
    return button;
  }
}

customElements.define("toast-list", ToastList);
