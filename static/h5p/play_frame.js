/**
 * `<play-frame data-results="url" data-stale data-failed>` around an iframe with
 * content of H5P: gives it the height that it asks for, and brings the results up to
 * date when something was answered. The frame has no origin, so it is told apart by its
 * window alone, and nothing that it says is believed but a height and three words.
 */
const LEAST = 200;
const MOST = 20_000;

class PlayFrame extends HTMLElement {
  connectedCallback() {
    this.frame = this.querySelector("iframe");
    this.hear = this.hear.bind(this);
    window.addEventListener("message", this.hear);
    // The frame may have been quicker than this script.
    this.frame?.contentWindow?.postMessage({ hoctap: "h5p", kind: "tell" }, "*");
  }

  disconnectedCallback() {
    window.removeEventListener("message", this.hear);
  }

  /** @param {MessageEvent} event */
  hear(event) {
    if (!this.frame || event.source !== this.frame.contentWindow) return;
    const told = event.data;
    if (typeof told !== "object" || told === null || told.hoctap !== "h5p") return;
    if (told.kind === "height" && Number.isFinite(told.height)) {
      const height = Math.min(Math.max(told.height, LEAST), MOST);
      const border = this.frame.offsetHeight - this.frame.clientHeight;
      this.frame.style.height = `${height + border}px`;
    }
    if (told.kind === "ready") this.dataset.state = "ready";
    if (told.kind === "stale") this.say(this.dataset.stale ?? "");
    if (told.kind === "failed") this.say(this.dataset.failed ?? "");
    if (told.kind === "result") this.refresh();
  }

  /** @param {string} words */
  say(words) {
    const place = this.querySelector("[data-said]");
    if (place) place.textContent = words;
  }

  async refresh() {
    const place = document.getElementById("practice");
    if (!place || !this.dataset.results) return;
    try {
      const answer = await fetch(this.dataset.results);
      if (answer.ok) place.innerHTML = await answer.text();
    } catch {
      // Without a network the results stay as they were; the next answer brings them.
    }
  }
}

customElements.define("play-frame", PlayFrame);
