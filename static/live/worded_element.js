/** An element that says words of its page: those of `data-say`, in the box `data-said`. */
export class WordedElement extends HTMLElement {
  /** @param {string} key of the page's words @param {string} [more] */
  say(key, more = "") {
    const text = this.box(`[data-say="${key}"]`).textContent.replace("{n}", more);
    if (this.box("[data-said]").textContent !== text) this.box("[data-said]").textContent = text;
  }

  /** @param {string} place @returns {any} */
  box(place) {
    return this.querySelector(place) ?? document.createElement("p");
  }
}
