"""One segment of PostgreSQL's log into the archive, or out of it.

PostgreSQL runs this file by itself, as archive_command and restore_command; standard
library only, and nothing of ours is imported.
"""

import gzip
import os
import sys
from pathlib import Path

ENDING = ".gz"
REFUSED = 1


class ArchiveError(Exception):
    """The segment was not kept or not found; ``str()`` says why and what to do."""


def keep(segment: Path, place: Path) -> bool:
    """Put ``segment`` into the archive as ``place`` with the ending ``.gz``, on the disk.

    Returns:
        Whether this call did it; False if the very same content was there already.

    Raises:
        ArchiveError: another content is there under this name, or it cannot be written.
    """
    kept = place.with_name(place.name + ENDING)
    content = segment.read_bytes()
    if kept.exists():
        if _content(kept) == content:
            return False
        message = (
            f"{kept} holds another content and is not overwritten: does another server "
            "write into this folder, or was this one restored? Give it a new folder."
        )
        raise ArchiveError(message)
    aside = kept.with_name(f"{kept.name}.{os.getpid()}.unready")
    try:
        _write(aside, gzip.compress(content, compresslevel=1, mtime=0))
        aside.rename(kept)
        _settle(kept.parent)
    except OSError as error:
        aside.unlink(missing_ok=True)
        message = f"{segment.name} is not kept in {kept.parent}: {error.strerror}. {_remedy(error)}"
        raise ArchiveError(message) from error
    return True


def fetch(place: Path, segment: Path) -> None:
    """Bring ``place`` of the archive back as ``segment``.

    Raises:
        ArchiveError: it is not in the archive, or damaged there.
    """
    kept = place.with_name(place.name + ENDING)
    if not kept.exists():
        message = f"{place.name} is not in {place.parent}"
        raise ArchiveError(message)
    segment.write_bytes(_content(kept))


def _content(kept: Path) -> bytes:
    try:
        return gzip.decompress(kept.read_bytes())
    except (OSError, EOFError, ValueError) as error:
        message = f"{kept} is damaged: {error}"
        raise ArchiveError(message) from error


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remedy(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "Is the disk of the backups mounted?"
    if isinstance(error, PermissionError):
        return "Let the user of PostgreSQL write there."
    return "Make room there; PostgreSQL keeps the segment and tries again."


def main(words: list[str]) -> int:
    """``keep SEGMENT PLACE`` or ``fetch PLACE SEGMENT``; 1 with the reason otherwise."""
    work = {"keep": keep, "fetch": fetch}[words[0]]
    try:
        work(Path(words[1]), Path(words[2]))
    except (ArchiveError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
