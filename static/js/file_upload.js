/**
 * `<file-upload data-sending data-failed data-too-large data-limit="bytes">` around a
 * form with a file: sends it with a meter. The server answers with a redirect to
 * follow, or with the page (errors and all), which takes this one's place.
 */
class FileUpload extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.meter = this.querySelector(".upload-meter");
    this.form?.addEventListener("submit", (event) => this.send(event));
  }

  /** @param {SubmitEvent} event */
  send(event) {
    const form = this.form;
    if (!form) return;
    const file = form.querySelector("input[type=file]");
    const chosen = file instanceof HTMLInputElement ? file.files?.[0] : undefined;
    if (!chosen) return;
    event.preventDefault();
    const limit = Number(this.dataset.limit ?? 0);
    if (limit && chosen.size > limit) {
      this.say(this.dataset.tooLarge ?? "");
      return;
    }
    this.post(form, new FormData(form, event.submitter));
  }

  /**
   * @param {HTMLFormElement} form
   * @param {FormData} data
   */
  post(form, data) {
    const request = new XMLHttpRequest();
    this.busy(form, true);
    this.say(this.dataset.sending ?? "");
    request.upload.addEventListener("progress", (event) => this.progress(event));
    request.addEventListener("load", () => this.answered(request, form));
    request.addEventListener("error", () => this.failed(form));
    request.addEventListener("timeout", () => this.failed(form));
    request.open("POST", form.action);
    request.send(data);
  }

  /** @param {ProgressEvent} event */
  progress(event) {
    const bar = this.querySelector("progress");
    if (bar && event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
  }

  /**
   * @param {XMLHttpRequest} request
   * @param {HTMLFormElement} form
   */
  answered(request, form) {
    if (request.status === 0 || request.status >= 500) {
      this.failed(form);
    } else if (request.responseURL && request.responseURL !== form.action) {
      location.assign(request.responseURL);
    } else {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const main = page.querySelector("main");
      if (main) document.querySelector("main")?.replaceWith(main);
      main?.focus();
    }
  }

  /** @param {HTMLFormElement} form */
  failed(form) {
    this.busy(form, false);
    this.say(this.dataset.failed ?? "");
  }

  /**
   * @param {HTMLFormElement} form
   * @param {boolean} isBusy
   */
  busy(form, isBusy) {
    const button = form.querySelector("button:not([type=button])");
    button?.toggleAttribute("disabled", isBusy);
    const bar = this.querySelector("progress");
    if (bar) bar.hidden = !isBusy;
  }

  /** @param {string} words */
  say(words) {
    if (!(this.meter instanceof HTMLElement)) return;
    this.meter.hidden = false;
    const said = this.meter.querySelector("[data-said]");
    if (said) said.textContent = words;
  }
}

customElements.define("file-upload", FileUpload);
