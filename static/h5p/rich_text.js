/**
 * `<rich-text data-tags="strong em ul a" data-bold …>` around a textarea with HTML: the
 * text is shown as it will look, with buttons for what the field allows. The textarea is
 * written only when something was changed; without scripts it is what one types in.
 */
const TOOLS = /** @type {const} */ ([
  ["bold", "b strong", "bold", "B"],
  ["italic", "i em", "italic", "I"],
  ["ul", "ul", "insertUnorderedList", "•"],
  ["ol", "ol", "insertOrderedList", "1."],
  ["link", "a", "createLink", "↗"],
]);

class RichText extends HTMLElement {
  connectedCallback() {
    const area = this.querySelector("textarea");
    if (!area || this.box) return;
    this.area = area;
    this.box = document.createElement("div");
    this.box.className = "rich-text-box";
    this.box.contentEditable = "true";
    this.box.setAttribute("role", "textbox");
    this.box.setAttribute("aria-multiline", "true");
    this.box.setAttribute("aria-labelledby", `${area.id}-label`);
    for (const name of ["aria-invalid", "aria-describedby"]) {
      const value = area.getAttribute(name);
      if (value) this.box.setAttribute(name, value);
    }
    this.box.innerHTML = area.value; // the server has cleaned it
    this.box.addEventListener("input", () => this.write());
    this.box.addEventListener("paste", (event) => this.paste(event));
    area.hidden = true;
    this.append(this.bar(), this.box);
    const id = area.id;
    area.removeAttribute("id");
    this.box.id = id;
    document.querySelector(`label[for="${id}"]`)?.addEventListener("click", () => this.box?.focus());
  }

  /** The buttons for what the field allows. */
  bar() {
    const bar = document.createElement("div");
    bar.className = "rich-text-bar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", this.dataset.bar ?? "");
    const allowed = new Set((this.dataset.tags ?? "").split(" "));
    for (const [name, tags, command, sign] of TOOLS) {
      if (!tags.split(" ").some((tag) => allowed.has(tag))) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = `button button-quiet rich-text-${name}`;
      button.dataset.sign = sign;
      button.setAttribute("aria-label", this.dataset[name] ?? name);
      button.title = this.dataset[name] ?? name;
      button.addEventListener("mousedown", (event) => event.preventDefault()); // keeps what is chosen
      button.addEventListener("click", () => this.use(command));
      bar.append(button);
    }
    bar.hidden = !bar.childElementCount;
    return bar;
  }

  /** @param {string} command */
  use(command) {
    this.box?.focus();
    document.execCommand("styleWithCSS", false, "false");
    if (command === "createLink") {
      const address = window.prompt(this.dataset.ask ?? "", "https://");
      if (!address || !/^(https?:|mailto:)/i.test(address)) return;
      document.execCommand(command, false, address);
    } else {
      document.execCommand(command);
    }
    this.write();
  }

  /** Only words come in from elsewhere, not how they looked there. @param {ClipboardEvent} event */
  paste(event) {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData?.getData("text/plain") ?? "");
  }

  write() {
    if (!this.area || !this.box) return;
    const isEmpty = !this.box.textContent?.trim() && !this.box.querySelector("img");
    this.area.value = isEmpty ? "" : this.box.innerHTML;
  }
}

customElements.define("rich-text", RichText);
