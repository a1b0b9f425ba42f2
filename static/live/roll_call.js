import { RollStore } from "./roll_store.js";

const SEND_EVERY = 5000;
const BATCH = 200;

/**
 * `<roll-call data-url data-saved data-waiting …>` around the roll: one tap marks somebody,
 * here and now, with or without a network; what waits is sent again and again until the
 * server has it. The package with everybody's names stands in a JSON script of the page.
 */
class RollCall extends HTMLElement {
  round = "opening";
  isSending = false;

  async connectedCallback() {
    const told = this.querySelector("script[type='application/json']")?.textContent ?? "{}";
    /** @type {import("./roll_store.js").RollPackage} */
    this.package = JSON.parse(told);
    this.roll = this.package.roll;
    this.store = new RollStore(this.package);
    await this.store.load();
    for (const mark of this.store.waiting()) this.apply(mark);
    this.addEventListener("click", (event) => this.clicked(event));
    this.addEventListener("input", () => this.draw());
    this.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("online", () => this.send());
    setInterval(() => this.send(), SEND_EVERY);
    this.draw();
    this.send();
  }

  /** @param {Event} event */
  clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    const { uid = "", act = "", round } = button.dataset;
    const seat = this.seat(uid);
    if (round) this.round = round;
    if (act === "mark") this.mark(this.round, uid, !seat[this.round]);
    if (act === "left") this.mark("left", uid, !seat.left);
    if (act === "reason") {
      const name = this.querySelector(`[id="name-${uid}"]`)?.textContent;
      const words = prompt(`${this.dataset.reason}: ${name}`, seat.reason ?? "");
      if (words !== null) this.mark("reason", uid, words.trim());
    }
    this.draw();
  }

  /** @param {SubmitEvent} event */
  submitted(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("value"));
    if (form.dataset.kind === "count") this.mark("count", this.round, Number(field.value));
    else if (field.value.trim()) this.mark("guest", crypto.getRandomValues(new Uint32Array(2)).join("-"), field.value.trim());
    form.reset();
    this.draw();
  }

  /** @param {string} kind @param {string} about @param {any} value */
  async mark(kind, about, value) {
    const made = this.store?.add(kind, about, value);
    this.apply({ kind, about, value });
    await made?.catch(() => {});
    this.draw();
    this.send();
  }

  /** @param {{kind: string, about: string, value: any}} mark */
  apply(mark) {
    if (mark.kind === "guest") this.roll.guests[mark.about] = mark.value;
    else if (mark.kind === "count") this.roll.counts[mark.about] = mark.value;
    else this.roll.seats[mark.about] = { ...this.seat(mark.about), [mark.kind]: mark.value };
  }

  /** @param {string} uid */
  seat(uid) {
    return this.roll.seats[uid] ?? {};
  }

  async send() {
    const waiting = this.store?.waiting().slice(0, BATCH) ?? [];
    if (this.isSending || !waiting.length) return;
    this.isSending = true;
    try {
      const answer = await fetch(this.dataset.url ?? "", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.dataset.token ?? "" },
        body: JSON.stringify({ marks: waiting }),
        redirect: "error",
      });
      if (!answer.ok) return;
      const { taken, counter, roll } = await answer.json();
      await this.store?.taken(taken, counter);
      this.roll = roll; // what another device marked is seen here too
      for (const mark of this.store?.waiting() ?? []) this.apply(mark);
      this.draw();
    } catch {
      // cut off: the marks stay here and are sent again
    } finally {
      this.isSending = false;
    }
  }

  draw() {
    const search = this.querySelector("input[type=search]");
    const words = search instanceof HTMLInputElement ? RollCall.bare(search.value) : "";
    let marked = 0;
    for (const row of this.querySelectorAll("[data-person]")) {
      if (!(row instanceof HTMLElement)) continue;
      const seat = this.seat(row.dataset.person ?? "");
      if (seat[this.round]) marked += 1;
      row.hidden = Boolean(words) && !(row.dataset.key ?? "").includes(words);
      const button = row.querySelector("[data-act=mark]");
      button?.setAttribute("aria-pressed", String(Boolean(seat[this.round])));
      if (button) button.textContent = (seat[this.round] ? this.dataset.yes : this.dataset.no) ?? "";
      const note = row.querySelector("[data-note]");
      if (note) note.textContent = [seat.left ? this.dataset.left : "", seat.reason].filter(Boolean).join(" · ");
    }
    for (const tab of this.querySelectorAll("[data-round]")) {
      tab.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (tab).dataset.round === this.round));
    }
    const waiting = this.store?.waiting().length ?? 0;
    this.words("[data-marked]", String(marked));
    this.words("[data-status]", (waiting ? this.dataset.waiting : this.dataset.saved)?.replace("{n}", String(waiting)) ?? "");
    this.words("[data-guests]", Object.values(this.roll.guests).filter(Boolean).join(", ") || "–");
    this.words("[data-count]", String(this.roll.counts[this.round] ?? "–"));
  }

  /** @param {string} place @param {string} text */
  words(place, text) {
    const box = this.querySelector(place);
    if (box && box.textContent !== text) box.textContent = text;
  }

  /** @param {string} text without accents, as the server's key */
  static bare(text) {
    return text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "").trim();
  }
}

customElements.define("roll-call", RollCall);
