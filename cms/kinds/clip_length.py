"""How long a clip lasts, read from the head of its file.

Source: ISO/IEC 14496-12:2022, 8.2.2 (movie header), 8.8.2 (movie extends header);
RFC 8794, 4 and 5 (EBML), RFC 9559, 5.1.2 (Segment Info).
"""

import math
import struct
from typing import IO

from live.kinds.mp4 import BadMedia, Box, child, number

MOST_BOXES = 500
LARGEST_HEAD = 16 * 1024 * 1024
LONGEST_SECONDS = 24 * 3600
EBML = b"\x1aE\xdf\xa3"
SEGMENT, INFO, SCALE, DURATION = 0x18538067, 0x1549A966, 0x2AD7B1, 0x4489
WEBM_HEAD = 1024 * 1024  # the information stands before the pictures
NANOSECONDS = 1_000_000  # of a unit, unless the file says otherwise


def seconds_of(file: IO[bytes]) -> int:
    """Whole seconds, rounded up; 0 if the file does not tell."""
    file.seek(0)
    try:
        is_webm = file.read(4) == EBML
        length = _of_webm(file) if is_webm else _of_mp4(file)
    except (BadMedia, struct.error, ZeroDivisionError):
        return 0
    return math.ceil(length) if 0 < length <= LONGEST_SECONDS else 0


def _of_mp4(file: IO[bytes]) -> float:
    moov = _moov(file)
    whole = Box(b"moov", 0, 8, len(moov))
    head = child(moov, whole, b"mvhd")
    wide = number(moov, head.body, 1) == 1
    scale = number(moov, head.body + (20 if wide else 12))
    units = number(moov, head.body + (24 if wide else 16), 8 if wide else 4)
    if not units:  # in fragments
        extends = child(moov, whole, b"mvex", b"mehd")
        size = 8 if number(moov, extends.body, 1) == 1 else 4
        units = number(moov, extends.body + 4, size)
    return units / scale


def _moov(file: IO[bytes]) -> bytes:
    """The box that describes the film; it may stand behind it."""
    at = 0
    for _count in range(MOST_BOXES):
        file.seek(at)
        head = file.read(16)
        size, kind = number(head, 0), head[4:8]
        if size == 1:
            size = number(head, 8, 8)
        if kind == b"moov" and size <= LARGEST_HEAD:
            file.seek(at)
            return file.read(size)
        if size < 8:  # noqa: PLR2004 -- a box is its own head at least
            break
        at += size
    raise BadMedia("no moov")


def _of_webm(file: IO[bytes]) -> float:
    file.seek(0)
    data = file.read(WEBM_HEAD)
    _kind, body, end = _element(data, 0)
    start, stop = _inside(data, end, len(data), SEGMENT)
    start, stop = _inside(data, start, stop, INFO)
    scale = NANOSECONDS
    units = 0.0
    while start < stop:
        kind, body, end = _element(data, start)
        if kind == SCALE:
            scale = number(data, body, end - body)
        elif kind == DURATION:
            form = ">f" if end - body == 4 else ">d"  # noqa: PLR2004 -- bytes
            (units,) = struct.unpack(form, data[body:end])
        start = end
    return float(units * scale / 1e9)


def _inside(data: bytes, start: int, stop: int, wanted: int) -> tuple[int, int]:
    """Where the content of the first element ``wanted`` begins and ends."""
    while start < stop:
        kind, body, end = _element(data, start)
        if kind == wanted:
            return body, min(end, len(data))
        start = end
    raise BadMedia("no such element")


def _element(data: bytes, at: int) -> tuple[int, int, int]:
    """The element at ``at``: its kind, where its content begins and where it ends."""
    kind_size = _width(number(data, at, 1))
    kind = number(data, at, kind_size)
    at += kind_size
    width = _width(number(data, at, 1))
    size = number(data, at, width) & ((1 << 7 * width) - 1)
    at += width
    is_open = size == (1 << 7 * width) - 1  # until the end, as a recorder writes it
    return kind, at, len(data) if is_open else at + size


def _width(first: int) -> int:
    """How many bytes a number has that begins with the byte ``first``."""
    if not first:
        raise BadMedia("no number")
    return 9 - first.bit_length()
