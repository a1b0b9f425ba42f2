/**
 * `<tab-list>` around `<ul class="tabs">` of links to sections of the same page
 * (`href="#id"`): shows one section at a time, arrows move between them.
 * Without scripts they are links to sections that all stand open.
 */
class TabList extends HTMLElement {
  connectedCallback() {
    /** @type {HTMLAnchorElement[]} */
    this.tabs = [...this.querySelectorAll(".tabs a[href^='#']")].filter(
      (tab) => tab instanceof HTMLAnchorElement,
    );
    if (this.tabs.length < 2) return;
    this.querySelector(".tabs")?.setAttribute("role", "tablist");
    for (const tab of this.tabs) this.dress(tab);
    this.addEventListener("keydown", (event) => this.move(event));
    this.select(this.tabs.find((tab) => tab.hash === location.hash) ?? this.tabs[0]);
  }

  /** @param {HTMLAnchorElement} tab */
  dress(tab) {
    const panel = this.panel(tab);
    tab.parentElement?.setAttribute("role", "presentation");
    tab.setAttribute("role", "tab");
    tab.id ||= `${tab.hash.slice(1)}-tab`;
    tab.setAttribute("aria-controls", tab.hash.slice(1));
    panel?.setAttribute("role", "tabpanel");
    panel?.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", tab.hash);
      this.select(tab);
    });
  }

  /** @param {HTMLAnchorElement} tab */
  panel(tab) {
    return document.getElementById(tab.hash.slice(1));
  }

  /** @param {HTMLAnchorElement | undefined} chosen */
  select(chosen) {
    for (const tab of this.tabs ?? []) {
      const isChosen = tab === chosen;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      const panel = this.panel(tab);
      if (panel) panel.hidden = !isChosen;
    }
  }

  /** @param {KeyboardEvent} event */
  move(event) {
    const at = (this.tabs ?? []).findIndex((tab) => tab === document.activeElement);
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: -1 - at };
    const step = Object.entries(steps).find(([key]) => key === event.key)?.[1];
    if (at < 0 || step === undefined || !this.tabs) return;
    event.preventDefault();
    const next = this.tabs[(at + step + this.tabs.length) % this.tabs.length];
    this.select(next);
    next?.focus();
  }
}

customElements.define("tab-list", TabList);
