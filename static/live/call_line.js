/**
 * @typedef {{line: string, sdp: string, places: Record<string, number>,
 *   speakers: {number: number, name: string}[], speaks?: boolean}} Told
 */

const GATHER_MS = 2000;
const WIDTH = 640;

/** What the server says to a word of the panel; its refusal is an error in words for people. */
export class Refusal extends Error {}

/**
 * @param {string} url
 * @param {string} token
 * @param {Record<string, string>} told
 * @returns {Promise<Told>}
 */
export async function ask(url, token, told) {
  const headers = { "X-CSRFToken": token };
  const body = new URLSearchParams(told);
  const answer = await fetch(url, { method: "POST", body, headers, redirect: "error" });
  const heard = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(heard.said ?? "");
  return heard;
}

/** A refusal is no answer; any other fault goes on. @param {unknown} error @returns {null} */
export function refused(error) {
  if (error instanceof Refusal) return null;
  throw error;
}

/**
 * The page is left: nobody is to wait until the lines run out.
 * @param {string} url
 * @param {string} token
 * @param {(string | undefined)[]} lines
 */
export function goodbye(url, token, lines) {
  for (const line of lines) {
    const told = { do: "leave", line: line ?? "", csrfmiddlewaretoken: token };
    if (line) navigator.sendBeacon(url, new URLSearchParams(told));
  }
}

/** Microphone, and camera if wanted; nothing if the browser has or gives none. @param {boolean} hasCamera */
export async function opened(hasCamera) {
  const video = hasCamera && { width: WIDTH, frameRate: 20 };
  return (await navigator.mediaDevices?.getUserMedia({ audio: true, video }).catch(() => null)) ?? null;
}

/** Nothing is sent any more. @param {RTCPeerConnection} peer @param {MediaStream} stream */
export function ended(peer, stream) {
  for (const track of stream.getTracks()) track.stop();
  peer.close();
}

/** Describe this end once its ways are known; they are not told one by one. @param {RTCPeerConnection} peer */
async function described(peer) {
  if (peer.iceGatheringState !== "complete") {
    await new Promise((done) => {
      setTimeout(done, GATHER_MS);
      peer.addEventListener("icegatheringstatechange", () => {
        if (peer.iceGatheringState === "complete") done(null);
      });
    });
  }
  return peer.localDescription?.sdp ?? "";
}

/** Offer what `stream` holds. @param {RTCPeerConnection} peer @param {MediaStream} stream */
export async function offered(peer, stream) {
  for (const track of stream.getTracks()) {
    peer.addTransceiver(track, { direction: "sendonly", streams: [stream] });
  }
  await peer.setLocalDescription(await peer.createOffer());
  return described(peer);
}

/** Answer an offer. @param {RTCPeerConnection} peer @param {string} sdp */
export async function answered(peer, sdp) {
  await peer.setRemoteDescription({ type: "offer", sdp });
  await peer.setLocalDescription(await peer.createAnswer());
  return described(peer);
}
