// Draws what a room shows. Words come from the page: `data-` attributes and templates.

/**
 * @param {HTMLElement} stage
 * @param {{url?: string, number?: number, total?: number, width?: number, height?: number}} slide
 */
export function drawSlide(stage, slide) {
  const picture = stage.querySelector("img");
  const words = stage.querySelector("[data-no-slide]");
  if (!(picture instanceof HTMLImageElement)) return;
  picture.hidden = !slide.url;
  if (words instanceof HTMLElement) words.hidden = Boolean(slide.url);
  if (!slide.url) return;
  picture.width = slide.width ?? 0;
  picture.height = slide.height ?? 0;
  picture.alt = (stage.dataset.alt ?? "")
    .replace("{number}", String(slide.number))
    .replace("{total}", String(slide.total));
  if (picture.getAttribute("src") !== slide.url) picture.src = slide.url;
}

/**
 * @param {HTMLElement} box
 * @param {{uid?: string, question?: string, options?: string[]}} asked
 * @param {(option: number) => void} choose
 */
export function drawPrompt(box, asked, choose) {
  if (box.dataset.uid === (asked.uid ?? "")) return;
  box.dataset.uid = asked.uid ?? "";
  box.hidden = !asked.uid;
  const title = box.querySelector("[data-question]");
  if (title) title.textContent = asked.question ?? "";
  const answers = box.querySelector("[data-answers]");
  const buttons = (asked.options ?? []).map((option, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = option;
    button.addEventListener("click", () => {
      for (const one of buttons) one.disabled = true;
      button.setAttribute("aria-pressed", "true");
      choose(place);
    });
    return button;
  });
  answers?.replaceChildren(...buttons);
}

/**
 * @param {HTMLElement} list
 * @param {{options?: string[], counts?: number[], right?: number | null}} poll
 */
export function drawBars(list, poll) {
  const counts = poll.counts ?? [];
  const total = Math.max(1, counts.reduce((sum, one) => sum + one, 0));
  const rows = (poll.counts ? (poll.options ?? []) : []).map((option, place) => {
    const row = document.createElement("li");
    const right = poll.right === place ? ` ✓ ${list.dataset.right ?? ""}` : "";
    row.textContent = `${option}: ${counts[place]}${right}`;
    const bar = document.createElement("progress");
    bar.max = total;
    bar.value = counts[place] ?? 0;
    bar.setAttribute("aria-label", option);
    row.append(bar);
    return row;
  });
  list.replaceChildren(...rows);
}

/**
 * @param {HTMLElement} list
 * @param {{uid: string, text: string, state: string, is_open: boolean, votes: number}[]} questions
 * @param {(uid: string) => void} vote
 */
export function drawQuestions(list, questions, vote) {
  const rows = questions.map((one) => {
    const row = document.createElement("li");
    row.className = "card";
    const text = document.createElement("p");
    text.textContent = one.text;
    const meta = document.createElement("p");
    meta.className = "meta";
    meta.textContent = `${one.state} · ${(list.dataset.votes ?? "").replace("{n}", String(one.votes))}`;
    row.append(text, meta);
    if (one.is_open) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = list.dataset.vote ?? "";
      button.addEventListener("click", () => vote(one.uid));
      row.append(button);
    }
    return row;
  });
  list.replaceChildren(...rows);
}

/**
 * The answer of a small group, for everybody.
 * @param {HTMLElement} box
 * @param {{title?: string, case?: string, answer?: string}} group
 */
export function drawShown(box, group) {
  box.hidden = !group.answer;
  const texts = { title: group.title, case: group.case, answer: group.answer };
  for (const [key, text] of Object.entries(texts)) {
    const place = box.querySelector(`[data-${key}]`);
    if (place) place.textContent = text ?? "";
  }
}
