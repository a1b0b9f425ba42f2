"""Files that lessons show, kept by their hash for as long as records stand.

What editors upload may be replaced or deleted; what was studied may not. So publishing
copies each file here under the SHA-256 of its bytes, and pinned content names the copy.
"""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.urls import reverse

FOLDER = "content"
PUBLIC_FOLDER = "public"
CONTENT_TYPES = {
    ".webp": "image/webp",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".vtt": "text/vtt; charset=utf-8",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class StoredFile:
    """A kept copy: where it is served, its hash and its length in bytes."""

    url: str
    sha256: str
    size: int

    def as_media(self) -> dict[str, str | int]:
        """As it stands in ``ContentVersion.media``."""
        return {"url": self.url, "sha256": self.sha256, "bytes": self.size}


def path_of(name: str, *, public: bool = False) -> str:
    """Where ``<sha256>.<ext>`` lies in the storage."""
    return f"{PUBLIC_FOLDER if public else FOLDER}/{name[:2]}/{name}"


def keep(file: IO[bytes], name: str, *, public: bool = False) -> StoredFile:
    """Keep a copy of ``file``; the same bytes are kept once.

    Args:
        name: gives the extension; an unknown one becomes ``.bin`` and is downloaded.
        public: visitors may fetch it; all else is for those who have signed in.
    """
    extension = PurePosixPath(name).suffix.lower()
    if extension not in CONTENT_TYPES:
        extension = ".bin"
    digest, size = hashlib.sha256(), 0
    file.seek(0)
    while chunk := file.read(1 << 20):
        digest.update(chunk)
        size += len(chunk)
    kept_as = digest.hexdigest() + extension
    path = path_of(kept_as, public=public)
    if not default_storage.exists(path):
        file.seek(0)
        default_storage.save(path, File(file))
    route = "cms:public_file" if public else "cms:content_file"
    url = reverse(route, kwargs={"name": kept_as})
    return StoredFile(url, digest.hexdigest(), size)
