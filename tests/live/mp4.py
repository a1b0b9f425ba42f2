"""Recordings as a browser makes them, box by box; the samples are made up."""

NOT_SYNC, SYNC = 0x01010000, 0x02000000
SCALE = {"video": 20_000, "sound": 48_000}


def box(kind: str, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return (8 + len(body)).to_bytes(4) + kind.encode() + body


def numbers(*values: int) -> bytes:
    return b"".join(one.to_bytes(4) for one in values)


def init(*kinds: str) -> bytes:
    """Give ftyp and moov with the tracks ``kinds`` (video, sound), numbered from 1."""
    traks = [_trak(number, kind) for number, kind in enumerate(kinds, start=1)]
    trexes = [
        box("trex", numbers(0, number, 1, 0, 0, 0))
        for number, _kind in enumerate(kinds, start=1)
    ]
    moov = box("moov", box("mvhd", bytes(100)), *traks, box("mvex", *trexes))
    return box("ftyp", b"isom", numbers(0), b"isom") + moov


def fragment(
    number: int,
    start: float,
    *runs: tuple[int, str, int, int],
    is_key: bool = True,
) -> bytes:
    """Give moof and mdat. A run: (track, kind, how many samples, duration of each)."""
    lengths = [
        [20 + (number + place) % 7 for place in range(n)] for _t, _k, n, _d in runs
    ]
    bodies = [
        b"".join(bytes([65 + track]) * size for size in sizes)
        for (track, *_more), sizes in zip(runs, lengths, strict=True)
    ]
    moof = b""
    place = 0
    for _round in range(2):  # first to know how long it is
        trafs, at = [], place
        for (track, kind, _n, lasts), sizes, body in zip(
            runs, lengths, bodies, strict=True
        ):
            begins = round(start * SCALE[kind]).to_bytes(8)
            first = SYNC if is_key or kind == "sound" else NOT_SYNC
            samples = b"".join(numbers(lasts, size) for size in sizes)
            trafs.append(
                box(
                    "traf",
                    box("tfhd", numbers(0x020020, track, NOT_SYNC)),
                    box("tfdt", numbers(0x01000000), begins),
                    box("trun", numbers(0x01000305, len(sizes), at, first), samples),
                )
            )
            at += len(body)
        moof = box("moof", box("mfhd", numbers(0, number)), *trafs)
        place = len(moof) + 8
    return moof + box("mdat", *bodies)


def recording(seconds: int, *, video: bool = True, every: float = 2.0) -> bytes:
    """A recording with a fragment, and so a key frame, each ``every`` seconds."""
    kinds = ("video", "sound") if video else ("sound",)
    parts = [init(*kinds)]
    for n in range(round(seconds / every)):
        runs = [(len(kinds), "sound", round(every * 50), 960)]
        if video:
            runs.insert(0, (1, "video", round(every * 20), 1000))
        parts.append(fragment(n + 1, n * every, *runs))
    return b"".join(parts)


def _trak(number: int, kind: str) -> bytes:
    codec = b"avc1" if kind == "video" else b"Opus"
    entry = (8 + 78).to_bytes(4) + codec + bytes(78)
    stbl = box("stbl", box("stsd", numbers(0, 1), entry))
    mdhd = box("mdhd", numbers(0, 0, 0, SCALE[kind], 0, 0))
    mdia = box("mdia", mdhd, box("minf", stbl))
    return box("trak", box("tkhd", numbers(0, 0, 0, number), bytes(68)), mdia)
