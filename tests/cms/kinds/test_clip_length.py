"""How long a clip lasts, by the head of its file."""

import struct
from io import BytesIO

import pytest

from cms.kinds.clip_length import seconds_of


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + kind + body


def mp4(seconds: float, *, wide: bool = False, in_fragments: bool = False) -> bytes:
    """A film of ``seconds``, whose description stands behind its pictures."""
    units = 0 if in_fragments else int(seconds * 1000)
    times = struct.pack(">QQIQ" if wide else ">IIII", 0, 0, 1000, units)
    head = box(b"mvhd", struct.pack(">I", wide << 24), times, bytes(80))
    extends = struct.pack(">II", 0, int(seconds * 1000))
    more = box(b"mvex", box(b"mehd", extends)) if in_fragments else b""
    moov = box(b"moov", head, box(b"trak"), more)
    return box(b"ftyp", b"isom") + box(b"mdat", bytes(999)) + moov


def element(kind: bytes, body: bytes, *, is_open: bool = False) -> bytes:
    size = b"\x01" + (b"\xff" * 7 if is_open else len(body).to_bytes(7))
    return kind + size + body


def webm(seconds: float) -> bytes:
    scale = element(b"\x2a\xd7\xb1", (1_000_000).to_bytes(3))
    length = element(b"\x44\x89", struct.pack(">d", seconds * 1000))
    info = element(b"\x15\x49\xa9\x66", scale + length)
    segment = element(b"\x18\x53\x80\x67", element(b"\xec", b"\0") + info, is_open=True)
    return element(b"\x1a\x45\xdf\xa3", b"\x42\x86\x81\x01") + segment


@pytest.mark.parametrize(
    ("file", "seconds"),
    [
        (mp4(600), 600),
        (mp4(600.2), 601),
        (mp4(90, wide=True), 90),
        (mp4(90, in_fragments=True), 90),
        (webm(61.5), 62),
        (mp4(0), 0),
        (mp4(90_000), 0),
        (b"0123456789", 0),
        (b"", 0),
        (mp4(60)[:1040], 0),
        (webm(60)[:30], 0),
        (b"\x1a\x45\xdf\xa3\x00", 0),
        (webm(float("nan")), 0),
    ],
)
def test_length_of_a_clip_is_read_from_its_head(file, seconds):
    assert seconds_of(BytesIO(file)) == seconds
