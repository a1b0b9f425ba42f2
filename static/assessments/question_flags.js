/**
 * Marks for oneself on questions to look at again; they stay on this device.
 * @param {HTMLElement} paper @param {string} attempt
 */
export function offerFlags(paper, attempt) {
  for (const button of paper.querySelectorAll("[data-flag]")) {
    if (!(button instanceof HTMLElement)) continue;
    const key = `flag-${attempt}-${button.closest("[data-item]")?.id}`;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(sessionStorage.getItem(key) === "yes"));
    button.addEventListener("click", () => {
      const isOn = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(isOn));
      sessionStorage.setItem(key, isOn ? "yes" : "no");
    });
  }
}
