/** @typedef {{number: number, name: string}} Speaker */

/**
 * Draw who speaks, anew; one's own picture comes first.
 * @param {HTMLElement} list
 * @param {Speaker[]} speakers
 * @param {MediaStream | undefined} own
 * @param {string} mine what stands below one's own picture
 */
export function drawFaces(list, speakers, own, mine) {
  list.replaceChildren();
  if (own) {
    const item = drawn(mine, own, true);
    item.dataset.own = "";
    list.append(item);
  }
  for (const one of speakers) {
    const item = drawn(one.name, new MediaStream(), false);
    item.dataset.number = String(one.number);
    list.append(item);
  }
}

/** Where the tracks of a speaker go. @param {HTMLElement} list @param {number} number */
export function streamOf(list, number) {
  const video = /** @type {HTMLVideoElement | null} */ (list.querySelector(`[data-number="${number}"] video`));
  return /** @type {MediaStream | null} */ (video?.srcObject ?? null);
}

/** @param {string} name @param {MediaStream} stream @param {boolean} isMuted */
function drawn(name, stream, isMuted) {
  const item = document.createElement("li");
  const video = document.createElement("video");
  Object.assign(video, { srcObject: stream, autoplay: true, playsInline: true, muted: isMuted });
  video.setAttribute("aria-label", name);
  item.append(video, Object.assign(document.createElement("span"), { textContent: name }));
  return item;
}

/** Show what can be pressed now. @param {HTMLElement} host @param {boolean} isWatching @param {boolean} isSpeaking */
export function showButtons(host, isWatching, isSpeaking) {
  host.querySelector("call-screen")?.dispatchEvent(new Event("turn"));
  host.dispatchEvent(new CustomEvent("speaking", { bubbles: true, detail: isSpeaking }));
  for (const button of host.querySelectorAll(".actions > button")) {
    const isStop = button.matches("[data-stop]");
    /** @type {HTMLElement} */ (button).hidden = button.matches("[data-watch]") ? isWatching : isStop !== isSpeaking;
  }
}
