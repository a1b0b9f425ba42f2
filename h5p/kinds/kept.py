"""Where files of libraries and contents are kept: under the hash of their bytes."""

from typing import IO

from django.core.files.storage import default_storage

FOLDER = "h5p"


def path_of(sha256: str) -> str:
    """Where the bytes with this hash lie in the storage."""
    return f"{FOLDER}/{sha256[:2]}/{sha256}"


def open_kept(sha256: str) -> IO[bytes]:
    """The bytes with this hash."""
    opened: IO[bytes] = default_storage.open(path_of(sha256))
    return opened
