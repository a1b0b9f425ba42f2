// What was refused as a whole: a form's own box, or the message at the head of the page.
const REFUSED = "#messages .callout-danger, main form .callout-danger";

/**
 * `<error-summary data-title="Please look again">`: after a form was refused, moves to the
 * head of that form, names each field with what is wrong in it and takes the focus. A form
 * that already says what is wrong with the whole keeps that box, and the fields join it.
 * One field alone takes the focus itself. Without scripts the words stand beside the fields.
 */
class ErrorSummary extends HTMLElement {
  connectedCallback() {
    if (this.dataset.placed !== undefined) return;
    this.dataset.placed = "";
    this.place();
  }

  place() {
    const lists = /** @type {HTMLElement[]} */ ([
      ...document.querySelectorAll("main form .field > .errorlist"),
    ]);
    const form = lists[0]?.closest("form");
    if (form && lists.length === 1 && !form.querySelector(".callout-danger")) {
      reach(lists[0]);
      return;
    }
    const box = form ? this.boxOf(form) : document.querySelector(REFUSED);
    if (!(box instanceof HTMLElement)) return;
    if (form) {
      const ways = document.createElement("ul");
      const here = lists.filter((one) => one.closest("form") === form);
      const names = here.map(nameOf);
      ways.append(
        ...here.map((one, at) => {
          const isAlone = names.filter((name) => name === names[at]).length === 1;
          return wayTo(one, isAlone ? names[at] : `${headingOf(one)} ${names[at]}`.trim());
        }),
      );
      (box.querySelector(".callout-body") ?? box).append(ways);
    }
    for (let fold = box.closest("details"); fold; fold = parentFold(fold)) fold.open = true;
    box.tabIndex = -1;
    box.focus();
  }

  /**
   * @param {HTMLFormElement} form
   * @returns {HTMLElement}
   */
  boxOf(form) {
    const own = form.querySelector(".callout-danger");
    if (own instanceof HTMLElement) return own;
    const title = document.createElement("p");
    title.className = "callout-title";
    title.textContent = this.dataset.title ?? "";
    this.querySelector(".callout-body")?.append(title);
    this.hidden = false;
    form.prepend(this);
    return this;
  }
}

/**
 * Focus what is to be mended; whether there was such a thing.
 * @param {HTMLElement} list
 */
function reach(list) {
  const all = "input:not([type=hidden]), select, textarea, button";
  const first = list.closest(".field")?.querySelector(all);
  if (!(first instanceof HTMLElement)) return false;
  for (let fold = first.closest("details"); fold; fold = parentFold(fold)) fold.open = true;
  first.focus();
  return true;
}

/** @param {HTMLDetailsElement} fold */
const parentFold = (fold) => fold.parentElement?.closest("details") ?? null;

/** @param {HTMLElement} list */
function nameOf(list) {
  const label = list.closest(".field")?.querySelector("label, legend")?.cloneNode(true);
  if (label instanceof Element) label.querySelector(".field-optional, .choice-hint")?.remove();
  const name = label?.textContent?.trim() ?? "";
  return /[?:.]$/.test(name) ? name : `${name}:`;
}

/** "Wave 2:" of a field that several parts of the form have. @param {HTMLElement} list */
function headingOf(list) {
  const part = list.closest("form section, form fieldset:not(.field), [role=group]");
  const words = part?.getAttribute("aria-label") ?? part?.querySelector("h2, h3, legend")?.textContent;
  return words ? `${words.trim()},` : "";
}

/**
 * "Decision number: please fill this in.", as a way to the field.
 * @param {HTMLElement} list
 * @param {string} name
 * @returns {HTMLLIElement}
 */
function wayTo(list, name) {
  const way = document.createElement("a");
  way.href = `#${list.id || "main"}`;
  way.textContent = `${name} ${list.textContent?.trim()}`;
  way.addEventListener("click", (event) => {
    if (reach(list)) event.preventDefault();
  });
  const line = document.createElement("li");
  line.append(way);
  return line;
}

customElements.define("error-summary", ErrorSummary);
