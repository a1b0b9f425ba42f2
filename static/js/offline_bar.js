/** `<offline-bar>`: its words are shown while the device has no connection. */
class OfflineBar extends HTMLElement {
  show = () => {
    this.hidden = navigator.onLine;
  };

  connectedCallback() {
    addEventListener("online", this.show);
    addEventListener("offline", this.show);
    this.show();
  }

  disconnectedCallback() {
    removeEventListener("online", this.show);
    removeEventListener("offline", this.show);
  }
}

customElements.define("offline-bar", OfflineBar);
