/**
 * `<theme-switch data-light data-dark data-device>` around a button: goes through
 * "as on the device", light, dark; the choice is a cookie that the server reads.
 */
const YEAR = 31_536_000;
const ORDER = ["device", "light", "dark"];

class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", () => this.choose());
    this.say();
  }

  /** @returns {string} */
  get chosen() {
    return document.documentElement.dataset.theme ?? "device";
  }

  choose() {
    const next = ORDER[(ORDER.indexOf(this.chosen) + 1) % ORDER.length] ?? "device";
    if (next === "device") {
      delete document.documentElement.dataset.theme;
      document.cookie = "theme=; path=/; max-age=0; samesite=lax";
    } else {
      document.documentElement.dataset.theme = next;
      document.cookie = `theme=${next}; path=/; max-age=${YEAR}; samesite=lax`;
    }
    this.say();
  }

  say() {
    const words = this.querySelector("span");
    const said = this.dataset[this.chosen];
    if (words && said) words.textContent = said;
  }
}

customElements.define("theme-switch", ThemeSwitch);
