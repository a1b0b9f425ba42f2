// A shared screen: its picture, and its sound with the voice as one sound.
const SCREEN = { width: { max: 1280 }, height: { max: 720 }, frameRate: { ideal: 8, max: 10 } };

/** @type {WeakMap<MediaStream, {parts: MediaStream[], voice: MediaStream, context: AudioContext}>} */
const mixes = new WeakMap();

/** Phones show their screen to no page. */
export function canShare() {
  return Boolean(navigator.mediaDevices?.getDisplayMedia);
}

/** Ask which screen, window or tab, with its sound where the browser gives it. @param {boolean} hasSound */
export function share(hasSound) {
  return navigator.mediaDevices.getDisplayMedia({ video: SCREEN, audio: hasSound });
}

/** The picture of `screen` with one sound: the voice, and that of the screen if it has any. @param {MediaStream} screen @param {MediaStream} voice */
export function joined(screen, voice) {
  const picture = screen.getVideoTracks();
  if (!screen.getAudioTracks().length) return new MediaStream([...picture, ...voice.getAudioTracks()]);
  const context = new AudioContext();
  const whole = context.createMediaStreamDestination();
  for (const one of [screen, voice]) context.createMediaStreamSource(one).connect(whole);
  const sound = whole.stream.getAudioTracks();
  for (const one of voice.getAudioTracks()) {
    one.addEventListener("ended", () => sound[0]?.dispatchEvent(new Event("ended"))); // a mix does not end by itself
  }
  const stream = new MediaStream([...picture, ...sound]);
  mixes.set(stream, { parts: [screen, voice], voice, context });
  return stream;
}

/** The stream with the track of the microphone itself. @param {MediaStream} stream */
export function voiceOf(stream) {
  return mixes.get(stream)?.voice ?? stream;
}

/** What `stream` was mixed from is not needed any more. @param {MediaStream} stream */
export function unmix(stream) {
  const mix = mixes.get(stream);
  mixes.delete(stream);
  for (const one of mix?.parts.flatMap((part) => part.getTracks()) ?? []) one.stop();
  mix?.context.close();
}
