"""Packages that are brought many at once: libraries, and content if it is asked for."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import IO

from django.db import transaction

from h5p.models import Revision
from h5p.selectors.library import trusted
from h5p.services.content import import_content
from h5p.services.library import Installed, PackageFaulty, install_package
from people.models import Unit, User


@dataclass(frozen=True)
class Brought:
    """What came of one file.

    Attributes:
        installed: its libraries; None if nothing of the file was kept.
        revision: its content, if that was asked for and could be kept.
        is_known: the content stood here already, and no second one was made.
        waits_for: the libraries that must be trusted before it is played.
        faults: sentences: why the content, or all of it, was not kept.
    """

    name: str
    installed: Installed | None = None
    revision: Revision | None = None
    is_known: bool = False
    waits_for: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class _KnownError(Exception):
    """The content is here; what was made of it is given up."""

    def __init__(self, twin: Revision) -> None:
        self.twin = twin


def bring_package(
    *,
    file: IO[bytes],
    name: str,
    actor: User,
    owner: Unit | None = None,
    now: datetime | None = None,
) -> Brought:
    """Put the libraries of a file into quarantine and, if there is an ``owner``, import it.

    Whatever is wrong with the file is told, so that others go on. Content that cannot be
    kept leaves its libraries where they are.
    """
    try:
        installed = install_package(file=file, name=name, actor=actor, now=now)
    except PackageFaulty as faulty:
        return Brought(name, faults=faulty.sentences)
    if owner is None:
        return Brought(name, installed)
    is_known = False
    try:
        revision = _import_once(file, name, owner, actor, now)
    except PackageFaulty as faulty:
        return Brought(name, installed, faults=faulty.sentences)
    except _KnownError as known:
        revision, is_known = known.twin, True
    waiting = [str(one) for one in trusted(revision.refs)[1]]
    return Brought(name, installed, revision, is_known, waiting)


@transaction.atomic
def _import_once(
    file: IO[bytes], name: str, owner: Unit, actor: User, now: datetime | None
) -> Revision:
    """Import content that ``owner`` does not have yet: the same file may be sent twice.

    Raises:
        PackageFaulty, _KnownError: nothing has been kept.
    """
    User.objects.select_for_update().get(pk=actor.pk)
    made = import_content(file=file, name=name, owner=owner, actor=actor, now=now)
    twin = (
        Revision.objects.filter(
            content__owner=owner, content__title=made.content.title, sha256=made.sha256
        )
        .exclude(content=made.content)
        .select_related("content")
        .order_by("pk")
        .first()
    )
    if twin is not None:
        raise _KnownError(twin)
    return made
