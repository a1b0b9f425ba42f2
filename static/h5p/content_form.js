/**
 * `<content-form data-moved data-removed data-undo data-failed>` around the form of
 * content: moves and removes rows on the spot, asks the server for everything else that
 * changes the form, and keeps the keyboard where it was. Without scripts each button
 * sends the form and the server answers with the whole page.
 */
class ContentForm extends HTMLElement {
  connectedCallback() {
    this.isDirty = false;
    this.addEventListener("click", (event) => this.pressed(event));
    this.addEventListener("change", (event) => this.changed(event));
    this.addEventListener("input", () => (this.isDirty = true));
    this.addEventListener("submit", () => (this.isDirty = false));
    window.addEventListener("beforeunload", (event) => this.isDirty && event.preventDefault());
    this.ready();
  }

  /** What scripts make needless goes, and the eye goes where something is new. */
  ready() {
    for (const one of this.querySelectorAll("[data-plain]")) one.remove();
    const form = this.querySelector("form");
    const place = document.getElementById(form?.dataset.look ?? "");
    const faults = this.querySelector("[data-faults]");
    const target = faults ?? place?.closest("[data-row]")?.querySelector("input:not([type=hidden]), select, textarea, [contenteditable]") ?? place;
    if (target instanceof HTMLElement) target.focus();
  }

  /** @param {Event} event */
  pressed(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    if (button.dataset.undo) return this.undo(button);
    const [word = ""] = button.value.split(" ", 1);
    if (button.name !== "do" || ["save", "preview", "draft"].includes(word)) return;
    event.preventDefault();
    this.isDirty = true;
    const row = button.closest("[data-row]");
    if ((word === "up" || word === "down") && row) this.move(row, word === "up", button);
    else if (word === "remove" && row instanceof HTMLElement) this.setAside(row);
    else this.send(button.value);
  }

  /** @param {Event} event */
  changed(event) {
    const control = event.target;
    if (control instanceof HTMLSelectElement && control.dataset.choose) this.send(control.dataset.choose);
    if (control instanceof HTMLInputElement && control.dataset.send) this.send(control.dataset.send);
  }

  /** @param {Element} row @param {boolean} isUp @param {HTMLElement} button */
  move(row, isUp, button) {
    const other = this.beside(row, isUp);
    if (!other) return;
    if (isUp) other.before(row);
    else other.after(row);
    this.count(row.parentElement);
    button.focus();
    const place = row.querySelector("[data-number]")?.textContent ?? "";
    this.say((this.dataset.moved ?? "").replace("{name}", ContentForm.nameOf(row)).replace("{place}", place));
  }

  /** @param {Element} row @param {boolean} isUp @returns {Element | null} the next row that is not removed */
  beside(row, isUp) {
    let other = isUp ? row.previousElementSibling : row.nextElementSibling;
    while (other && !other.matches("[data-row]")) other = isUp ? other.previousElementSibling : other.nextElementSibling;
    return other;
  }

  /** A row is only put aside: what was typed in it comes back with it. @param {HTMLElement} row */
  setAside(row) {
    const aside = document.createElement("li");
    const button = document.createElement("button");
    const words = (this.dataset.removed ?? "").replace("{name}", ContentForm.nameOf(row));
    aside.className = "h5p-aside";
    aside.textContent = `${words} `;
    button.type = "button";
    button.className = "button";
    button.dataset.undo = "1";
    button.textContent = this.dataset.undo ?? "";
    aside.append(button);
    const parent = row.parentElement;
    row.replaceWith(aside);
    this.put.set(aside, row);
    this.count(parent);
    button.focus();
    this.say(words);
  }

  /** @type {WeakMap<Element, HTMLElement>} */
  put = new WeakMap();

  /** @param {HTMLButtonElement} button */
  undo(button) {
    const aside = button.closest("li");
    const row = aside && this.put.get(aside);
    if (!aside || !row) return;
    aside.replaceWith(row);
    this.count(row.parentElement);
    row.querySelector("button")?.focus();
  }

  /** @param {Element | null} list */
  count(list) {
    const rows = [...(list?.children ?? [])].filter((one) => one.matches("[data-row]"));
    rows.forEach((one, at) => {
      const place = one.querySelector("[data-number]");
      if (place) place.textContent = String(at + 1);
    });
  }

  /** @param {string} what the value of the button that was pressed */
  async send(what) {
    const form = this.querySelector("form");
    if (!form || this.hasAttribute("aria-busy")) return;
    const data = new FormData(form);
    data.append("do", what);
    this.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(location.href, { method: "POST", body: data });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("content-form form");
      if (!answer.ok || !fresh) throw new Error(String(answer.status));
      form.replaceWith(document.adoptNode(fresh));
      this.ready();
    } catch {
      this.say(this.dataset.failed ?? "", true);
    } finally {
      this.removeAttribute("aria-busy");
    }
  }

  /** @param {string} words @param {boolean} [isSeen] */
  say(words, isSeen = false) {
    const voice = this.querySelector("[data-voice]");
    if (!voice) return;
    voice.textContent = words;
    voice.classList.toggle("visually-hidden", !isSeen);
  }

  /** @param {Element} row */
  static nameOf(row) {
    const label = row.querySelector(".h5p-row-label");
    return [...(label?.childNodes ?? [])].filter((one) => !(one instanceof Element && one.matches(".h5p-row-summary")))
      .map((one) => one.textContent).join("").trim();
  }
}

customElements.define("content-form", ContentForm);
