/**
 * `<leave-log data-url data-attempt>` in the form of a paper: counts how often the page goes
 * out of sight and for how long, and tells the server. The taker is told beforehand.
 */
class LeaveLog extends HTMLElement {
  connectedCallback() {
    this.key = `left-${this.dataset.attempt}`;
    const [times, seconds] = (sessionStorage.getItem(this.key) ?? "0 0").split(" ").map(Number);
    this.times = times || 0;
    this.seconds = seconds || 0;
    this.since = 0;
    document.addEventListener("visibilitychange", () => this.changed());
  }

  changed() {
    if (document.visibilityState === "hidden") {
      this.since = Date.now();
      this.times = (this.times ?? 0) + 1;
    } else if (this.since) {
      this.seconds = (this.seconds ?? 0) + Math.round((Date.now() - this.since) / 1000);
      this.since = 0;
    }
    sessionStorage.setItem(this.key ?? "", `${this.times} ${this.seconds}`);
    this.tell();
  }

  tell() {
    const token = this.closest("form")?.querySelector("[name=csrfmiddlewaretoken]");
    fetch(this.dataset.url ?? "", {
      method: "POST",
      keepalive: true,
      headers: { "X-CSRFToken": token instanceof HTMLInputElement ? token.value : "" },
      body: new URLSearchParams({ times: String(this.times), seconds: String(this.seconds) }),
      redirect: "error",
    }).catch(() => {}); // the sums are told again next time
  }
}

customElements.define("leave-log", LeaveLog);
