"""Pictures, clips, sounds and files for content that is being edited."""

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath
from typing import IO, Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from h5p.kinds.kept import path_of
from h5p.kinds.sent_file import SentFile
from h5p.spec.media import HEAD, extension, is_disguised, may_be_content, type_of
from kernel.errors import DomainError
from people.models import User

LARGEST_FILE = 60_000_000  # bytes
_FOLDERS = {"image": "images", "video": "videos", "audio": "audios", "file": "files"}
_KINDS = {
    "image": {"png", "jpg", "jpeg", "gif", "bmp"},
    "video": {"mp4", "webm", "ogg"},
    "audio": {"mp3", "m4a", "wav", "ogg"},
}
_OTHER = re.compile(r"[^a-z0-9]+")
_PIECE = 1 << 16


class FileRefused(DomainError):
    message = _(
        "The file cannot be used here. Choose another one, as PNG, JPG, MP4 or MP3, of"
        " 60 MB at most."
    )


def take_file(*, file: IO[bytes], name: str, kind: str, user: User) -> SentFile:
    """Keep a picture, clip, sound or file for content that is being edited.

    Raises:
        FileRefused: as ``looked_over``.
    """
    sent = looked_over(file=file, name=name, kind=kind, user=user)
    path = path_of(sent.sha256)
    if not default_storage.exists(path):
        file.seek(0)
        default_storage.save(path, File(file))
    return sent


def looked_over(*, file: IO[bytes], name: str, kind: str, user: User) -> SentFile:
    """What ``file`` is and how content will name it; nothing is kept.

    Args:
        kind: "image", "video", "audio" or "file".

    Raises:
        FileRefused: it is too large, of another kind, or not what its name says.
    """
    suffix = extension(name)
    is_known = suffix in _KINDS[kind] if kind in _KINDS else may_be_content(name)
    file.seek(0)
    head = file.read(HEAD)
    if not is_known or not head or is_disguised(name, head):
        raise FileRefused
    whole, size = hashlib.sha256(head), len(head)
    while piece := file.read(_PIECE):
        whole.update(piece)
        size += len(piece)
        if size > LARGEST_FILE:
            raise FileRefused
    inner = path_in_content(_FOLDERS[kind], name, whole.hexdigest())
    return SentFile(str(user.uid), inner, whole.hexdigest(), size)


def path_in_content(folder: str, name: str, sha256: str) -> str:
    """By which path content names a file: other bytes never have the same."""
    stem = _OTHER.sub("-", _bare(PurePosixPath(name).stem)).strip("-")[:40]
    return f"{folder}/{stem or 'file'}-{sha256[:12]}.{extension(name)}"


def media_value(path: str, file: IO[bytes], kind: str) -> dict[str, Any]:
    """What content says of a file that was sent, and that it names as ``path``.

    Raises:
        FileRefused: it is no picture that can be read.
    """
    value: dict[str, Any] = {
        "path": path,
        "mime": type_of(path),
        "copyright": {"license": "U"},
    }
    if kind == "image":
        file.seek(0)
        try:
            with Image.open(file) as picture:
                value["width"], value["height"] = picture.size
        except (
            UnidentifiedImageError,
            OSError,
            ValueError,
            Image.DecompressionBombError,
        ) as error:
            raise FileRefused from error
    return value


def _bare(text: str) -> str:
    """``text`` in lower case without accents."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(one for one in parts if not unicodedata.combining(one))
