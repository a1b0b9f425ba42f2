// Between a room's socket and its player: the player hears, the slides keep its pace.
/** @typedef {HTMLElement & {behind?: number}} Player */

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/**
 * Tell the page's parts what the room said; `draw` its slide when the voice that belongs to it
 * is heard.
 * @param {HTMLElement} host
 * @param {Record<string, any>} set
 * @param {(slide: any) => void} draw
 */
export function pass(host, set, draw) {
  const player = /** @type {Player | null} */ (host.querySelector("live-player"));
  player?.dispatchEvent(new CustomEvent("room", { detail: set }));
  if (set.media) host.querySelector("live-call")?.dispatchEvent(new CustomEvent("changed"));
  if (!set.slide) return;
  const wait = set.session ? 0 : (player?.behind ?? 0); // a snapshot is how it stands
  clearTimeout(waiting);
  if (wait) waiting = setTimeout(() => draw(set.slide), 1000 * wait);
  else draw(set.slide);
}
