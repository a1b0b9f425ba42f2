// Camera, microphone and screen of this machine, and a recorder of them.
import { chosen } from "./device_choice.js";
import { joined, share, unmix } from "./screen_share.js";

const PIECE_MS = 1000;
const KEY_FRAME_MS = 2000;
const TYPES = {
  video: [
    "video/mp4;codecs=avc1.42E01E,opus", "video/mp4;codecs=avc1.42E01E,mp4a.40.2",
    "video/mp4;codecs=avc3.42E01E,opus", "video/mp4;codecs=vp9,opus", "video/mp4",
  ],
  audio: ["audio/mp4;codecs=opus", "audio/mp4;codecs=mp4a.40.2", "audio/mp4"],
};
const SOUND = { echoCancellation: true, noiseSuppression: true, channelCount: 1 };
const CAMERA = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15, max: 20 } };
const BITS = { camera: 350_000, screen: 450_000, voice: 0 };
const SOUND_BITS = 24_000;

/** @typedef {"camera" | "voice" | "screen"} Source */

/** The type in which `source` can be recorded here, or nothing. @param {Source} source */
export function typeFor(source) {
  if (!("MediaRecorder" in window)) return "";
  const types = TYPES[source === "voice" ? "audio" : "video"];
  return types.find((one) => MediaRecorder.isTypeSupported(one)) ?? "";
}

/** Ask for the devices; the screen comes with the microphone. @param {Source} source */
export async function open(source) {
  if (!navigator.mediaDevices) throw new DOMException("", "SecurityError");
  if (source !== "screen") {
    return devices(source === "camera" ? CAMERA : false);
  }
  const screen = await share(true);
  try {
    return joined(screen, await devices(false));
  } catch (error) {
    close(screen);
    throw error;
  }
}

/** The microphone, and a camera if asked: those chosen here, or others if one is gone. @param {MediaTrackConstraints | false} video */
async function devices(video) {
  const media = navigator.mediaDevices;
  const audio = { ...SOUND, ...chosen("microphone") };
  try {
    return await media.getUserMedia({ video: video && { ...video, ...chosen("camera") }, audio });
  } catch (error) {
    if (/** @type {any} */ (error).name !== "OverconstrainedError") throw error;
    return media.getUserMedia({ video, audio: SOUND });
  }
}

/** @param {MediaStream | null | undefined} stream */
export function close(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
  if (stream) unmix(stream);
}

/** Tell once that a device of `stream` is gone. @param {MediaStream} stream @param {() => void} tell */
export function whenGone(stream, tell) {
  let isTold = false;
  for (const track of stream.getTracks()) {
    track.addEventListener("ended", () => {
      if (!isTold) tell();
      isTold = true;
    });
  }
}

/**
 * Why the devices were not given: a key of the page's words.
 * @param {unknown} error
 */
export function trouble(error) {
  switch (error instanceof DOMException ? error.name : "") {
    case "NotAllowedError": return "refused";
    case "NotFoundError": return "missing";
    case "NotReadableError":
    case "AbortError": return "taken";
    case "SecurityError": return "insecure";
    default: return "failed";
  }
}

/**
 * @param {MediaStream} stream
 * @param {Source} source
 * @param {(piece: Blob) => void} take
 */
export function record(stream, source, take) {
  const options = {
    mimeType: typeFor(source),
    audioBitsPerSecond: SOUND_BITS,
    videoKeyFrameIntervalDuration: KEY_FRAME_MS,
    ...(BITS[source] ? { videoBitsPerSecond: BITS[source] } : {}),
  };
  const recorder = new MediaRecorder(stream, options);
  recorder.addEventListener("dataavailable", (event) => take(event.data));
  recorder.start(PIECE_MS);
  return recorder;
}

/** Stop, and wait for the last piece. @param {MediaRecorder | undefined} recorder */
export async function finish(recorder) {
  if (!recorder || recorder.state === "inactive") return;
  const last = new Promise((done) => recorder.addEventListener("stop", done, { once: true }));
  recorder.stop();
  await last;
}

/**
 * Tell how loud it is, from 0 to 1, some times a second; returns how to stop.
 * @param {MediaStream} stream
 * @param {(level: number) => void} tell
 */
export function listen(stream, tell) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, one) => sum + one * one, 0) / samples.length;
    tell(Math.min(1, Math.sqrt(power) * 4));
  }, 150);
  return () => {
    clearInterval(timer);
    if (context.state !== "closed") context.close(); // the end may be told twice
  };
}
