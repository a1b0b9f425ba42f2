"""Cuts what a browser records into segments of HLS, one with pictures and one of sound.

A pure function of bytes: no state, so any process may take the next piece.

Source: RFC 8216, 3.3 (fragmented MPEG-4).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from live.kinds.mp4 import (
    HEAD,
    BadMedia,
    Box,
    Run,
    Track,
    boxes,
    child,
    number,
    number_of,
    run_of,
    tracks_of,
    whole_boxes,
)

LEAST_SECONDS = 1.9  # of a segment; the recorder is asked for a key frame each 2 s
LONGEST_SECONDS = 30.0
LARGEST_PENDING = 16 * 1024 * 1024
MOST_TRACKS = 2


@dataclass(frozen=True)
class Stream:
    """What the recorder said first: the initialisation, whole and of the sound alone."""

    init: bytes
    sound_init: bytes
    tracks: tuple[Track, ...]

    @property
    def has_video(self) -> bool:
        return any(one.is_video for one in self.tracks)


@dataclass(frozen=True)
class Segment:
    """Some seconds: ``start`` from the recorder's beginning. ``video`` holds sound too."""

    start: float
    seconds: float
    video: bytes  # empty without pictures
    audio: bytes


@dataclass(frozen=True)
class _Fragment:
    start: float
    seconds: float
    has_key: bool
    whole: bytes
    sound: bytes


def stream_of(data: bytes) -> tuple[Stream, int] | None:
    """The initialisation at the head of ``data`` and its length; None if not all came."""
    found, _end = whole_boxes(data)
    moov = next((one for one in found if one.kind == b"moov"), None)
    if any(one.kind in {b"moof", b"mdat"} for one in found[:1]):
        raise BadMedia("no initialisation")
    if moov is None:
        if len(data) > LARGEST_PENDING:
            raise BadMedia("no initialisation")
        return None
    tracks = tracks_of(data, moov)
    sound = [one for one in tracks if not one.is_video]
    numbers = {one.number for one in tracks}
    if len(sound) != 1 or not len(numbers) == len(tracks) <= MOST_TRACKS:
        raise BadMedia("one track of sound, and at most one of pictures")
    head = data[: moov.start]
    alone = head + _wrap(b"moov", _only(data, moov, sound[0].number))
    return Stream(data[: moov.end], alone, tuple(tracks)), moov.end


def cut(
    stream: Stream, data: bytes, *, is_last: bool = False
) -> tuple[list[Segment], bytes]:
    """The segments that are complete in ``data``, and the bytes that wait for more.

    A segment ends where the next one can begin with a key frame.
    """
    if len(data) > LARGEST_PENDING:
        raise BadMedia("too much without a segment")
    segments: list[Segment] = []
    group: list[_Fragment] = []
    kept = 0  # where that begins which has not become a segment
    for fragment, start, end in _fragments(stream, data):
        if group and fragment.has_key and _seconds(group) >= LEAST_SECONDS:
            segments.append(_joined(stream, group))
            group, kept = [], start
        group.append(fragment)
        if _seconds(group) > LONGEST_SECONDS:
            raise BadMedia("too long without a key frame")
        if _seconds(group) >= LEAST_SECONDS and all(one.has_key for one in group):
            segments.append(_joined(stream, group))  # the next has one too
            group, kept = [], end
    if is_last and group:
        return [*segments, _joined(stream, group)], b""
    return segments, data[kept:]


def _fragments(stream: Stream, data: bytes) -> Iterator[tuple[_Fragment, int, int]]:
    """Each moof with its mdat, and where the pair begins and ends."""
    found, _end = whole_boxes(data)
    tracks = {one.number: one for one in stream.tracks}
    moof: Box | None = None
    for box in found:
        if box.kind == b"moof":
            moof = box
        elif box.kind == b"mdat":
            if moof is None or moof.end != box.start:
                raise BadMedia("mdat without its moof")
            fragment = _fragment(data[moof.start : box.end], tracks)
            if fragment is not None:
                yield fragment, moof.start, box.end
            moof = None
        elif box.kind in {b"moov", b"ftyp"}:
            raise BadMedia("a second initialisation")


def _fragment(data: bytes, tracks: dict[int, Track]) -> _Fragment | None:
    """None if there is nothing in it."""
    moof = Box(b"moof", 0, HEAD, number(data, 0))
    found = [
        run_of(data, moof, one, tracks)
        for one in boxes(data, moof.body, moof.end)
        if one.kind == b"traf"
    ]
    runs = [one for one in found if one is not None]
    if not found or len({one.track.number for one in runs}) != len(runs):
        raise BadMedia("no track, or one twice")
    if not runs:
        return None
    sound = next((one for one in runs if not one.track.is_video), None)
    lead = next((one for one in runs if one.track.is_video), runs[0])
    is_alone = len(tracks) == 1
    has_lead = is_alone or lead.track.is_video
    return _Fragment(
        start=lead.start / lead.track.scale,
        seconds=lead.duration / lead.track.scale if has_lead else 0.0,
        has_key=is_alone or (lead.track.is_video and lead.starts_with_key),
        whole=data,
        sound=data if is_alone else _sound_alone(data, moof, sound) if sound else b"",
    )


def _sound_alone(data: bytes, moof: Box, run: Run) -> bytes:
    """The fragment with the one track: its runs are told where their bytes lie now."""
    head = child(data, moof, b"mfhd")
    traf = bytearray(data[run.box.start : run.box.end])
    parts = [data[start:end] for start, end in run.ranges]
    place = HEAD + (head.end - head.start) + len(traf) + HEAD
    for offset, part in zip(run.offsets, parts, strict=True):
        at = offset - run.box.start
        traf[at : at + 4] = place.to_bytes(4)
        place += len(part)
    moved = _wrap(b"moof", data[head.start : head.end] + bytes(traf))
    return moved + _wrap(b"mdat", b"".join(parts))


def _joined(stream: Stream, group: list[_Fragment]) -> Segment:
    segment = Segment(
        start=group[0].start,
        seconds=_seconds(group),
        video=b"".join(one.whole for one in group),
        audio=b"".join(one.sound for one in group),
    )
    if segment.seconds <= 0 or not segment.audio:
        raise BadMedia("no time passes, or there is no sound")
    return segment if stream.has_video else replace(segment, video=b"")


def _seconds(group: list[_Fragment]) -> float:
    ends = [one.start + one.seconds for one in group if one.seconds]
    return max(ends, default=group[0].start) - group[0].start


def _only(data: bytes, moov: Box, track: int) -> bytes:
    """What stands in moov, of the other tracks nothing."""
    kept = b""
    for one in boxes(data, moov.body, moov.end):
        if one.kind == b"trak" and number_of(data, one) != track:
            continue
        if one.kind == b"mvex":
            inside = [
                data[part.start : part.end]
                for part in boxes(data, one.body, one.end)
                if part.kind != b"trex" or number(data, part.body + 4) == track
            ]
            kept += _wrap(b"mvex", b"".join(inside))
            continue
        kept += data[one.start : one.end]
    return kept


def _wrap(kind: bytes, body: bytes) -> bytes:
    return (HEAD + len(body)).to_bytes(4) + kind + body
