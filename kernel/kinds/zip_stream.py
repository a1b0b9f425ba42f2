"""A ZIP archive told piece by piece: memory does not grow with the files in it.

The same entries give the same bytes, on any day.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import IO, Any, cast

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1 << 18


@dataclass(frozen=True)
class Entry:
    """A file in an archive.

    Args:
        name: where it lies; plain letters, folders apart by "/".
        text: its bytes, which are packed; or else
        source: opens its bytes, fewer than 2 GB, which are kept as they are.
        size: how many bytes ``source`` has.
    """

    name: str
    text: bytes = b""
    source: Callable[[], IO[bytes]] | None = None
    size: int = 0


def zip_pieces(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The archive of ``entries``, some of it at a time."""
    sink = _Sink()
    with zipfile.ZipFile(cast("IO[bytes]", sink), "w") as archive:
        for entry in entries:
            yield from _written(entry, archive, sink)
    yield sink.taken()


def zip_length(entries: Sequence[Entry]) -> int:
    """How many bytes ``zip_pieces`` will tell; no source is opened."""
    bare = [replace(one, source=BytesIO) if one.source else one for one in entries]
    kept = sum(one.size for one in entries if one.source)
    return kept + sum(map(len, zip_pieces(bare)))


def _written(entry: Entry, archive: zipfile.ZipFile, sink: "_Sink") -> Iterator[bytes]:
    info = zipfile.ZipInfo(entry.name, _LONG_AGO)
    info.external_attr = 0o644 << 16
    if entry.source is None:
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, entry.text)
        yield sink.taken()
        return
    with entry.source() as file, archive.open(info, "w") as kept:
        while piece := file.read(_CHUNK):
            kept.write(piece)
            yield sink.taken()


class _Sink:
    """What the archive is written to; it cannot go back, and forgets what was taken."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, piece: Any) -> int:
        self._held.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is kept back."""

    def taken(self) -> bytes:
        held = b"".join(self._held)
        self._held.clear()
        return held
