"""How large a package may be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds in bytes and counts; all are of what was read, not of what is claimed."""

    package: int = 60_000_000
    file: int = 200_000_000  # one file, unpacked
    total: int = 400_000_000  # all files, unpacked
    entries: int = 10_000
    directory: int = 2_000_000  # the table of contents of the zip
    ratio: int = 200  # of a file larger than ``small``
    small: int = 1_000_000
    json: int = 8_000_000  # one JSON file
    depth: int = 100  # of JSON
    name: int = 1_000  # characters of a path
    problems: int = 200  # told at once
