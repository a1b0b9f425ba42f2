/**
 * `<unit-picker data-url data-none data-chosen="words: %s">` around a plain field that takes a
 * unit's uid (`[data-value]`): adds a search box; typing asks `data-url?q=` for
 * `{"units": [{"uid", "name", "path"}]}` and lists them as an ARIA combo box.
 */
class UnitPicker extends HTMLElement {
  at = -1;

  connectedCallback() {
    const value = this.querySelector("[data-value]");
    const search = this.querySelector("[data-search]");
    const list = this.querySelector("[data-list]");
    if (
      !(value instanceof HTMLInputElement || value instanceof HTMLSelectElement) ||
      !(search instanceof HTMLInputElement) ||
      !(list instanceof HTMLElement)
    )
      return;
    this.value = value;
    const plain = this.querySelector("[data-plain]");
    if (plain instanceof HTMLElement) plain.hidden = true;
    search.hidden = false;
    this.search = search;
    this.list = list;
    search.addEventListener("input", () => this.wait());
    search.addEventListener("keydown", (event) => this.key(event));
    search.addEventListener("blur", () => setTimeout(() => this.close(), 200));
  }

  wait() {
    clearTimeout(this.timer);
    if (this.value) this.value.value = "";
    this.timer = setTimeout(() => this.ask(), 200);
  }

  async ask() {
    const asked = this.search?.value.trim() ?? "";
    if (asked.length < 2) return this.close();
    const url = new URL(this.dataset.url ?? "", location.href);
    url.searchParams.set("q", asked);
    try {
      const answer = await fetch(url, { headers: { Accept: "application/json" } });
      const { units } = await answer.json();
      if (asked === this.search?.value.trim()) this.show(units);
    } catch {
      this.close(); // offline: what was typed stays, the next key asks again
    }
  }

  /** @param {{uid: string, name: string, path: string}[]} units */
  show(units) {
    this.at = -1;
    const rows = units.map((unit, index) => this.row(unit, index));
    if (!rows.length) {
      const none = document.createElement("li");
      none.className = "picker-path";
      none.textContent = this.dataset.none ?? "";
      rows.push(none);
    }
    this.list?.replaceChildren(...rows);
    if (this.list) this.list.hidden = false;
    this.search?.setAttribute("aria-expanded", "true");
  }

  /**
   * @param {{uid: string, name: string, path: string}} unit
   * @param {number} index
   */
  row(unit, index) {
    const row = document.createElement("li");
    row.role = "option";
    row.id = `${this.list?.id}-${index}`;
    row.className = "picker-row";
    row.textContent = unit.name;
    const path = document.createElement("span");
    path.className = "picker-path";
    path.textContent = unit.path;
    row.append(path);
    row.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.choose(unit);
    });
    row.addEventListener("picked", () => this.choose(unit));
    return row;
  }

  /** @param {{uid: string, name: string}} unit */
  choose(unit) {
    if (this.value instanceof HTMLSelectElement) {
      this.value.append(new Option(unit.name, unit.uid));
    }
    if (this.value) this.value.value = unit.uid;
    if (this.search) this.search.value = unit.name;
    this.close();
    this.dispatchEvent(new CustomEvent("unit-picked", { bubbles: true, detail: unit }));
  }

  close() {
    if (this.list) this.list.hidden = true;
    this.search?.setAttribute("aria-expanded", "false");
    this.search?.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const rows = [...(this.list?.querySelectorAll("[role=option]") ?? [])];
    if (event.key === "Escape") return this.close();
    if (this.list?.hidden || !rows.length) return;
    if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      rows[this.at]?.dispatchEvent(new Event("picked"));
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.at = (this.at + step + rows.length) % rows.length;
      rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === this.at)));
      rows[this.at]?.scrollIntoView({ block: "nearest" });
      this.search?.setAttribute("aria-activedescendant", rows[this.at]?.id ?? "");
    }
  }
}

customElements.define("unit-picker", UnitPicker);
