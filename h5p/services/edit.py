"""Content made and changed in an editor."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from h5p.kinds.sent_file import SentFile
from h5p.models import Content, Revision
from h5p.selectors.library import Shelf
from h5p.services.content import LONGEST_TITLE
from h5p.services.revision import ContentFaulty, add_revision, made
from h5p.spec.metadata import facts_in
from h5p.spec.names import LibraryRef
from h5p.spec.problem import Problem
from h5p.spec.semantics import filter_params
from h5p.spec.wanting import wanting
from kernel import audit
from people.models import Unit, User

# Faults of single fields that the author is asked to mend; an import puts them right.
_ASKED = {
    "unfit-value", "unfit-file", "changed-value", "list-too-long",
}  # fmt: skip


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
    metadata: Mapping[str, Any] | None = None,
    uid: UUID | None = None,
    now: datetime | None = None,
) -> Revision:
    """Keep what was edited as the newest revision of ``content``; new content if None.

    Args:
        base: the revision that was edited: its files and facts go on.
        sent: the files that were sent meanwhile.
        metadata: licence, authors and the like, where the editor asks for them; what
            h5p.json may not say is left out.
        uid: what new content is to be called, unless other content is: its form's name,
            by which what comes late from there is known.

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
        facts=_facts(base, title, library, metadata or {}),
        files=files,
        is_exact=False,
    )
    if content is None:
        assert owner is not None
        if uid is None or Content.objects.filter(uid=uid).exists():
            uid = uuid4()
        content = Content.objects.create(
            uid=uid,
            title=title,
            owner=owner,
            created_at=now,
            created_by=actor,
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


def _facts(
    base: Revision | None,
    title: str,
    library: LibraryRef,
    metadata: Mapping[str, Any],
) -> dict[str, Any]:
    """The h5p.json of what was edited."""
    fresh = {"language": "vi", "embedTypes": ["iframe"], "license": "U"}
    return {
        **(base.facts if base else fresh),
        **facts_in(metadata),
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
