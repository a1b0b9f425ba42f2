"""The one door to ffmpeg: what a panel's speakers send becomes fragmented MP4.

Pictures are passed on as they come (H.264), voices are mixed into one track of AAC, which
every phone plays. RTP is taken on the loopback alone.

Source: ffmpeg 5.1, documentation of the sdp demuxer, of amix and of the mov muxer.
"""

import contextlib
import fcntl
import os
import select
import socket
import subprocess

LOOPBACK = "127.0.0.1"
VOICE_TYPE, PICTURE_TYPE = 111, 96  # payload types
LOOKS_AT = (
    4_000_000  # microseconds at the start: longer than from key frame to key frame
)
SPEECH_BITS = "64k"  # a second
VOICE_FRAGMENT = "2000000"  # microseconds, without pictures
PIPE_BYTES = 1 << 20
# Whoever starts it may be killed at any moment: then the kernel ends it.
BEGINNING = ("setpriv", "--pdeathsig", "KILL", "--", "ffmpeg")
MUTE = ("-hide_banner", "-loglevel", "error")


class Remux:
    """One run of ffmpeg. ``voices``, ``picture``: the ports it hears them on."""

    def __init__(self, voices: int, *, has_picture: bool) -> None:
        """Start it; nothing comes before something is sent to the ports.

        Raises:
            OSError: it cannot be started.
        """
        ports = _ports(voices + has_picture)
        self.voices = ports[:voices]
        self.picture = ports[voices] if has_picture else None
        self._process = subprocess.Popen(
            _command(voices, has_picture=has_picture),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._out = self._process.stdout.fileno()
        fcntl.fcntl(self._out, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        with contextlib.suppress(BrokenPipeError), self._process.stdin as told:
            told.write(_described(self.voices, self.picture).encode())

    def read(self, seconds: float) -> bytes | None:
        """What came within ``seconds``, perhaps nothing; None if it has ended."""
        if not select.select([self._out], [], [], seconds)[0]:
            return b""
        return os.read(self._out, PIPE_BYTES) or None

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


def _command(voices: int, *, has_picture: bool) -> list[str]:
    steady = "".join(f"[0:{n}]aresample=async=1[v{n}];" for n in range(voices))
    all_voices = "".join(f"[v{n}]" for n in range(voices))
    mixed = f"{steady}{all_voices}amix=inputs={voices}:normalize=0[mix]"
    pictures = ["-map", f"0:{voices}", "-c:v", "copy"] if has_picture else []
    cut = ["frag_keyframe"] if has_picture else []
    flags = "+".join([*cut, "empty_moov", "default_base_moof", "delay_moov"])
    times = [] if has_picture else ["-frag_duration", VOICE_FRAGMENT]
    return [
        *BEGINNING, *MUTE,
        "-protocol_whitelist", "pipe,udp,rtp", "-localaddr", LOOPBACK,
        "-analyzeduration", f"{LOOKS_AT}", "-probesize", f"{PIPE_BYTES * 5}",
        "-fflags", "+genpts", "-reorder_queue_size", "64", "-f", "sdp", "-i", "pipe:0",
        "-filter_complex", mixed, "-map", "[mix]", *pictures,
        "-c:a", "aac", "-b:a", SPEECH_BITS, "-ac", "1", "-ar", "48000",
        "-f", "mp4", "-movflags", flags, *times, "-flush_packets", "1", "pipe:1",
    ]  # fmt: skip


def _described(voices: list[int], picture: int | None) -> str:
    """What is sent where, as ffmpeg reads it (SDP)."""
    lines = ["v=0", f"o=- 0 0 IN IP4 {LOOPBACK}", "s=panel", f"c=IN IP4 {LOOPBACK}"]
    lines.append("t=0 0")
    for port in voices:
        lines.append(f"m=audio {port} RTP/AVP {VOICE_TYPE}")
        lines.append(f"a=rtpmap:{VOICE_TYPE} opus/48000/2")
    if picture is not None:
        lines.append(f"m=video {picture} RTP/AVP {PICTURE_TYPE}")
        lines.append(f"a=rtpmap:{PICTURE_TYPE} H264/90000")
        lines.append(f"a=fmtp:{PICTURE_TYPE} packetization-mode=1")
    return "\r\n".join([*lines, ""])


def _ports(count: int) -> list[int]:
    """Even ports that are free now; the one above each is for RTCP."""
    found: list[int] = []
    with contextlib.ExitStack() as held:
        while len(found) < count:
            one = held.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
            one.bind((LOOPBACK, 0))
            port = one.getsockname()[1]
            if port % 2 == 0:
                found.append(port)
    return found
