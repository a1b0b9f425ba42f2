const LAST_PART = 499; // of those that the server takes

/**
 * Which parts of a lesson's text were reached: part 0 is what stands before the first heading,
 * each heading begins the next (courses/kinds/pinned.py counts in the same way).
 * @param {Element} text @param {Set<number>} parts @param {() => boolean} counts
 */
export function watchParts(text, parts, counts) {
  const heads = [...text.querySelectorAll("h2, h3")];
  const observer = new IntersectionObserver((entries) => {
    for (const one of entries) if (one.isIntersecting && counts()) parts.add(Math.min(LAST_PART, heads.indexOf(one.target) + 1));
  });
  for (const one of heads) observer.observe(one);
  parts.add(0);
}

/**
 * Which check questions were passed over: seen, without an answer, and left above the screen.
 * @param {Element} text @param {Set<string>} missed @param {() => boolean} counts
 */
export function watchChecks(text, missed, counts) {
  /** @type {Set<Element>} */
  const seen = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const one of entries) {
      if (one.isIntersecting && counts()) seen.add(one.target);
      else if (seen.has(one.target) && one.boundingClientRect.bottom < 0) missed.add(one.target.id.replace("check-", ""));
    }
  });
  for (const one of text.querySelectorAll(".lesson-check")) {
    if (!one.querySelector(".check-state")?.textContent?.trim()) observer.observe(one);
  }
}
