/**
 * `<show-when data-rules='[["type", ["a", "b"]]]' data-all>` around a field: shown while
 * the controls that the rules name say so (all of them, or any). What stands in a hidden
 * field is kept. Without scripts every field is shown.
 */
class ShowWhen extends HTMLElement {
  connectedCallback() {
    /** @type {[string, string[]][]} */
    this.rules = JSON.parse(this.dataset.rules ?? "[]");
    this.look = this.look.bind(this);
    this.form = this.closest("form");
    this.form?.addEventListener("change", this.look);
    this.form?.addEventListener("input", this.look);
    this.look();
  }

  disconnectedCallback() {
    this.form?.removeEventListener("change", this.look);
    this.form?.removeEventListener("input", this.look);
  }

  look() {
    const rules = this.rules ?? [];
    const met = rules.map(([path, equals]) => equals.includes(this.said(path)));
    this.hidden = !("all" in this.dataset ? met.every(Boolean) : met.some(Boolean));
  }

  /** What the control at `path` says now. @param {string} path @returns {string} */
  said(path) {
    for (const one of this.form?.elements ?? []) {
      if (one instanceof HTMLInputElement && one.name === `v:${path}` && one.type === "checkbox") {
        return String(one.checked);
      }
      const isNamed = "name" in one && (one.name === `v:${path}` || one.name === `l:${path}`);
      if (isNamed && "value" in one && !(one instanceof HTMLInputElement && one.type === "hidden")) return String(one.value);
    }
    return "false";
  }
}

customElements.define("show-when", ShowWhen);
