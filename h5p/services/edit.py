"""Content made and changed in our own editor."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO, Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from h5p.kinds.kept import path_of
from h5p.kinds.sent_file import SentFile
from h5p.models import Content, Revision
from h5p.selectors.library import Shelf
from h5p.services.content import LONGEST_TITLE
from h5p.services.revision import ContentFaulty, add_revision, made
from h5p.spec.media import HEAD, extension, is_disguised, may_be_content, type_of
from h5p.spec.names import LibraryRef
from h5p.spec.problem import Problem
from h5p.spec.semantics import filter_params
from h5p.spec.wanting import wanting
from kernel import audit
from kernel.errors import DomainError
from people.models import Unit, User

LARGEST_FILE = 60_000_000  # bytes
_FOLDERS = {"image": "images", "video": "videos", "audio": "audios", "file": "files"}
_KINDS = {
    "image": {"png", "jpg", "jpeg", "gif", "bmp"},
    "video": {"mp4", "webm", "ogg"},
    "audio": {"mp3", "m4a", "wav", "ogg"},
}
_OTHER = re.compile(r"[^a-z0-9]+")
_PIECE = 1 << 16
# Faults of single fields that the author is asked to mend; an import puts them right.
_ASKED = {
    "unfit-value", "unfit-file", "changed-value", "list-too-long",
}  # fmt: skip


class FileRefused(DomainError):
    message = _(
        "The file cannot be used here. Choose another one, as PNG, JPG, MP4 or MP3, of"
        " 60 MB at most."
    )


def take_file(*, file: IO[bytes], name: str, kind: str, user: User) -> SentFile:
    """Keep a picture, clip, sound or file for content that is being edited.

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
    path = path_of(whole.hexdigest())
    if not default_storage.exists(path):
        file.seek(0)
        default_storage.save(path, File(file))
    stem = _OTHER.sub("-", _bare(PurePosixPath(name).stem)).strip("-")[:40] or kind
    inner = f"{_FOLDERS[kind]}/{stem}-{whole.hexdigest()[:12]}.{suffix}"
    return SentFile(str(user.uid), inner, whole.hexdigest(), size)


def media_value(sent: SentFile, file: IO[bytes], kind: str) -> dict[str, Any]:
    """What content says of a file that was sent."""
    value: dict[str, Any] = {
        "path": sent.path,
        "mime": type_of(sent.path),
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


def faults_of(
    params: Any, library: LibraryRef, base: Revision | None = None
) -> list[Problem]:
    """All that keeps ``params`` from being saved, each with its place.

    Values that were put right when ``base`` was kept go on to be put right, and fields
    that were empty in it may stay so: much content was made before they were asked for.
    """
    shelf = Shelf()
    facts = shelf.get(library)
    if facts is None:
        return [Problem("unknown-library", "", {"library": str(library)})]
    found = filter_params(params, library, shelf)
    borne = {(one["code"], one["path"]) for one in base.issues} if base else set()
    asked = [one for one in found.issues if one.code in _ASKED]
    told = [*found.grave, *(one for one in asked if (one.code, one.path) not in borne)]
    places = {one.path for one in told}
    former = wanting(base.filtered, facts.semantics, shelf) if base else []
    empty = {(one.code, _field_of(one.path)) for one in former}
    lacking = [
        one
        for one in wanting(params, facts.semantics, shelf)
        if one.path not in places and (one.code, _field_of(one.path)) not in empty
    ]
    return [*told, *lacking]


@transaction.atomic
def save_edit(
    *,
    content: Content | None,
    owner: Unit | None,
    title: str,
    library: LibraryRef,
    params: dict[str, Any],
    base: Revision | None,
    sent: Iterable[SentFile],
    actor: User,
    now: datetime | None = None,
) -> Revision:
    """Keep what was edited as the newest revision of ``content``; new content if None.

    Args:
        base: the revision that was edited: its files and facts go on.
        sent: the files that were sent meanwhile.

    Raises:
        ContentFaulty: something in it is wrong or lacking; nothing has been kept.
    """
    now = now or timezone.now()
    problems = faults_of(params, library, base)
    if problems:
        raise ContentFaulty(problems)
    files = {**(base.files if base else {}), **{one.path: one.facts for one in sent}}
    fields = made(
        params=params,
        library=library,
        facts=_facts(base, title, library),
        files=files,
        is_exact=False,
    )
    if content is None:
        assert owner is not None
        content = Content.objects.create(
            title=title, owner=owner, created_at=now, created_by=actor
        )
        audit.record(actor=actor, verb="h5p_content.created", target=content, now=now)
    elif content.title != title:
        audit.record(
            actor=actor, verb="h5p_content.renamed", target=content, now=now,
            before=content.title, after=title,
        )  # fmt: skip
        Content.objects.filter(pk=content.pk).update(title=title)
    return add_revision(content=content, fields=fields, actor=actor, now=now)


def _field_of(path: str) -> str:
    """``path`` without the numbers of rows, which change when rows are moved."""
    return "/".join("*" if one.isdecimal() else one for one in path.split("/"))


def _facts(base: Revision | None, title: str, library: LibraryRef) -> dict[str, Any]:
    """The h5p.json of what was edited."""
    fresh = {"language": "vi", "embedTypes": ["iframe"], "license": "U"}
    return {
        **(base.facts if base else fresh),
        "title": title[:LONGEST_TITLE],
        "mainLibrary": library.name,
        "preloadedDependencies": [
            {
                "machineName": library.name,
                "majorVersion": library.major,
                "minorVersion": library.minor,
            }
        ],
    }


def _bare(text: str) -> str:
    """``text`` in lower case without accents."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(one for one in parts if not unicodedata.combining(one))
