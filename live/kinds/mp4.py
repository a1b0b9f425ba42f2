"""Fragmented MP4 as a browser records it: boxes, tracks, fragments.

Everything comes from outside: each length is checked before it is used, and whatever is
not understood is ``BadMedia``.

Source: ISO/IEC 14496-12:2022, 4.2 (boxes), 8.8 (movie fragments).
"""

from collections.abc import Iterator
from dataclasses import dataclass

LARGEST_BOX = 8 * 1024 * 1024
MOST_BOXES = 500
MOST_SAMPLES = 20_000
TOP_LEVEL = frozenset(
    {b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"free", b"skip", b"sidx", b"mfra"}
)
VIDEO_CODECS = frozenset({b"avc1", b"avc3", b"vp09", b"av01"})
AUDIO_CODECS = frozenset({b"Opus", b"mp4a"})
HEAD = 8
NOT_SYNC = 0x10000  # sample_is_non_sync_sample
BASE_GIVEN, DESCRIPTION, DURATION, SIZE, FLAGS = 0x1, 0x2, 0x8, 0x10, 0x20  # tfhd
BASE_IS_MOOF = 0x020000
RUN_OFFSET, RUN_FIRST_FLAGS = 0x1, 0x4  # trun
RUN_DURATION, RUN_SIZE, RUN_FLAGS, RUN_SHIFT = 0x100, 0x200, 0x400, 0x800


class BadMedia(Exception):
    """The bytes are not what we can cut and play; the message says where."""


@dataclass(frozen=True)
class Box:
    """A box inside some bytes: from ``start`` to ``end``, its content from ``body``."""

    kind: bytes
    start: int
    body: int
    end: int


@dataclass(frozen=True)
class Track:
    """A track as moov declares it; ``duration``, ``size``, ``flags``: trex's defaults."""

    number: int
    is_video: bool
    scale: int  # units a second
    duration: int = 0
    size: int = 0
    flags: int = 0


@dataclass(frozen=True)
class Run:
    """Samples of one track in a fragment. ``ranges``: their bytes, from moof's start.

    ``offsets``: where in moof the places are written at which each range begins.
    """

    track: Track
    box: Box
    start: int
    duration: int
    starts_with_key: bool
    ranges: tuple[tuple[int, int], ...]
    offsets: tuple[int, ...]


def number(data: bytes, at: int, size: int = 4) -> int:
    """The unsigned number of ``size`` bytes at ``at``."""
    if at < 0 or at + size > len(data):
        raise BadMedia("number beyond the end")
    return int.from_bytes(data[at : at + size])


def boxes(data: bytes, start: int, end: int) -> Iterator[Box]:
    """The boxes that fill ``data[start:end]`` exactly."""
    for _count in range(MOST_BOXES):
        if start == end:
            return
        size = number(data, start)
        if size < HEAD or start + size > end:
            raise BadMedia("box beyond its parent")
        yield Box(data[start + 4 : start + HEAD], start, start + HEAD, start + size)
        start += size
    raise BadMedia("too many boxes")


def whole_boxes(data: bytes) -> tuple[list[Box], int]:
    """The boxes of the outermost level that have come whole, and where they end."""
    found: list[Box] = []
    at = 0
    while at + HEAD <= len(data):
        size, kind = number(data, at), data[at + 4 : at + HEAD]
        if kind not in TOP_LEVEL or not HEAD <= size <= LARGEST_BOX:
            raise BadMedia("unknown box, or too large")
        if at + size > len(data):
            break
        found.append(Box(kind, at, at + HEAD, at + size))
        at += size
        if len(found) > MOST_BOXES:
            raise BadMedia("too many boxes")
    return found, at


def child(data: bytes, parent: Box, *path: bytes) -> Box:
    """The first box at ``path`` below ``parent``."""
    for kind in path:
        inside = boxes(data, parent.body, parent.end)
        found = next((one for one in inside if one.kind == kind), None)
        if found is None:
            raise BadMedia(f"no {kind!r}")
        parent = found
    return parent


def tracks_of(data: bytes, moov: Box) -> list[Track]:
    """The tracks that moov declares, in a codec that phones play."""
    defaults = {}
    for one in boxes(data, *_inside(child(data, moov, b"mvex"))):
        if one.kind == b"trex":
            values = [number(data, one.body + 4 * place) for place in range(1, 6)]
            defaults[values[0]] = (values[2], values[3], values[4])
    found = []
    for trak in boxes(data, moov.body, moov.end):
        if trak.kind == b"trak":
            track = number_of(data, trak)
            found.append(
                Track(
                    track,
                    _is_video(data, trak),
                    _scale(data, trak),
                    *defaults.get(track, (0, 0, 0)),
                )
            )
    return found


def number_of(data: bytes, trak: Box) -> int:
    """The number of a track."""
    tkhd = child(data, trak, b"tkhd")
    return number(data, tkhd.body + (20 if number(data, tkhd.body, 1) == 1 else 12))


def run_of(data: bytes, moof: Box, traf: Box, tracks: dict[int, Track]) -> Run | None:
    """The samples that ``traf`` declares; None if it has none. ``data`` begins with ``moof``.

    Chromium ends a recording whose picture has gone with an empty run of it.
    """
    tfhd = child(data, traf, b"tfhd")
    flags = number(data, tfhd.body) & 0xFFFFFF
    track = tracks.get(number(data, tfhd.body + 4))
    if track is None or flags & BASE_GIVEN or not flags & BASE_IS_MOOF:
        raise BadMedia("traf of no track, or with a base of its own")
    at, told = tfhd.body + 8, {}
    for flag in (DESCRIPTION, DURATION, SIZE, FLAGS):
        if flags & flag:
            told[flag] = number(data, at)
            at += 4
    usual = (
        told.get(DURATION, track.duration),
        told.get(SIZE, track.size),
        told.get(FLAGS, track.flags),
    )
    tfdt = child(data, traf, b"tfdt")
    start = number(data, tfdt.body + 4, 8 if number(data, tfdt.body, 1) == 1 else 4)
    duration, ranges, offsets = 0, [], []
    keys = []
    truns = [one for one in boxes(data, traf.body, traf.end) if one.kind == b"trun"]
    for trun in truns:
        if number(data, trun.body + 4):
            lasts, size, is_key = _samples(data, trun, usual)
            place = number(data, trun.body + 8)
            if place < moof.end + HEAD or place + size > len(data):
                raise BadMedia("samples outside mdat")
            duration += lasts
            ranges.append((place, place + size))
            offsets.append(trun.body + 8)
            keys.append(is_key)
    if not truns:
        raise BadMedia("no samples")
    if not ranges:
        return None
    return Run(track, traf, start, duration, keys[0], tuple(ranges), tuple(offsets))


def _samples(
    data: bytes, trun: Box, usual: tuple[int, int, int]
) -> tuple[int, int, bool]:
    """Duration and size of a run's samples, and whether the first is a key frame."""
    flags = number(data, trun.body) & 0xFFFFFF
    count = number(data, trun.body + 4)
    if not flags & RUN_OFFSET or not 0 < count <= MOST_SAMPLES:
        raise BadMedia("run without its place, or with too many samples")
    at = trun.body + 12
    first = usual[2]
    if flags & RUN_FIRST_FLAGS:
        first = number(data, at)
        at += 4
    fields = [f for f in (RUN_DURATION, RUN_SIZE, RUN_FLAGS, RUN_SHIFT) if flags & f]
    width = 4 * len(fields)
    if at + width * count != trun.end:
        raise BadMedia("run of another length")
    if RUN_FLAGS in fields and not flags & RUN_FIRST_FLAGS:
        first = number(data, at + 4 * fields.index(RUN_FLAGS))
    sums = []
    for flag, one in ((RUN_DURATION, usual[0]), (RUN_SIZE, usual[1])):
        if flag in fields:
            place = at + 4 * fields.index(flag)
            sums.append(sum(number(data, place + width * n) for n in range(count)))
        else:
            sums.append(one * count)
    return sums[0], sums[1], not first & NOT_SYNC


def _is_video(data: bytes, trak: Box) -> bool:
    stbl = child(data, trak, b"mdia", b"minf", b"stbl")
    stsd = child(data, stbl, b"stsd")
    codec = data[stsd.body + 12 : stsd.body + 16]
    if codec in VIDEO_CODECS:
        return True
    if codec in AUDIO_CODECS:
        return False
    raise BadMedia(f"codec {codec!r}")


def _scale(data: bytes, trak: Box) -> int:
    mdhd = child(data, trak, b"mdia", b"mdhd")
    scale = number(data, mdhd.body + (20 if number(data, mdhd.body, 1) == 1 else 12))
    if scale == 0:
        raise BadMedia("no time scale")
    return scale


def _inside(box: Box) -> tuple[int, int]:
    return box.body, box.end
