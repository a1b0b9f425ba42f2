/**
 * `<order-list>` around lines that are to be put into order: buttons move a line up or
 * down, the lists of places beneath keep what is sent. Without scripts the lists do it all.
 */
class OrderList extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ol");
    this.keep = this.querySelector("[data-keep]");
    for (const one of this.querySelectorAll("[data-moving], [data-moves], [data-keep], [data-place]")) {
      if (one instanceof HTMLElement) one.hidden = false;
    }
    const plain = this.querySelector("[data-plain]");
    if (plain instanceof HTMLElement) plain.hidden = true;
    this.classList.add("is-moving");
    this.addEventListener("click", (event) => this.pressed(event));
    this.closest("[data-item]")?.addEventListener("answers-restored", () => this.sort());
    this.sort();
  }

  /** @returns {HTMLElement[]} */
  rows() {
    return [...this.querySelectorAll("[data-row]")].filter((one) => one instanceof HTMLElement);
  }

  /** @param {HTMLElement} row @returns {HTMLSelectElement} */
  static select(row) {
    return /** @type {HTMLSelectElement} */ (row.querySelector("select"));
  }

  /** Lay the lines as the lists say, if each has its place. */
  sort() {
    const rows = this.rows();
    if (rows.every((row) => OrderList.select(row).value)) {
      rows.sort((one, other) => Number(OrderList.select(one).value) - Number(OrderList.select(other).value));
      this.list?.append(...rows);
    }
    this.show();
  }

  /** @param {MouseEvent} event */
  pressed(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const row = button.closest("[data-row]");
    if (row instanceof HTMLElement) this.move(row, Number(button.dataset.move));
    else if (button !== this.keep) return;
    this.place();
    if (row instanceof HTMLElement) this.tell(row);
    if (document.activeElement !== button) button.focus(); // a line that moves loses it
  }

  /** @param {HTMLElement} row @param {number} by */
  move(row, by) {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (by < 0) other?.before(row);
    else other?.after(row);
  }

  /** Write the places into the lists, and let the page know. */
  place() {
    const rows = this.rows();
    rows.forEach((row, at) => (OrderList.select(row).value = String(at + 1)));
    this.show();
    const first = rows[0];
    if (first) OrderList.select(first).dispatchEvent(new Event("change", { bubbles: true }));
  }

  show() {
    const isPlaced = this.rows().every((row) => OrderList.select(row).value);
    this.rows().forEach((row, at) => {
      const place = row.querySelector("[data-place]");
      if (place) place.textContent = isPlaced ? String(at + 1) : "–";
    });
    if (this.keep instanceof HTMLElement) this.keep.hidden = isPlaced;
  }

  /** @param {HTMLElement} row */
  tell(row) {
    const voice = this.querySelector("[data-voice]");
    const words = (this.dataset.told ?? "")
      .replace("{text}", row.querySelector("[data-text]")?.textContent ?? "")
      .replace("{place}", OrderList.select(row).value)
      .replace("{total}", String(this.rows().length));
    if (voice) voice.textContent = words;
  }
}

customElements.define("order-list", OrderList);
