"""A revision of content: what follows from its params, and that it is never changed."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import rfc8785
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from h5p.messages import sentence_of
from h5p.models import Content, Revision
from h5p.selectors.addon import addons_for
from h5p.selectors.library import Shelf, facts_of
from h5p.spec import metadata
from h5p.spec.addon import asked_for
from h5p.spec.dependencies import in_order, joined
from h5p.spec.names import LibraryRef
from h5p.spec.prepared import prepared
from h5p.spec.problem import Problem
from h5p.spec.references import sub_libraries
from h5p.spec.repository import LibraryFacts
from h5p.spec.score import questions_of
from h5p.spec.semantics import Filtered
from kernel import audit
from kernel.errors import DomainError
from people.models import User

_COPIED = (
    "main_library", "libraries", "facts", "params", "filtered", "files", "issues",
    "questions", "max_score", "sha256",
)  # fmt: skip


class ContentFaulty(DomainError):
    """The content cannot be played; ``problems`` has every fault."""

    message = _("The content cannot be used.")

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(" ".join(sentence_of(one) for one in problems))
        self.problems = problems


def made(
    *,
    params: Any,
    library: LibraryRef,
    facts: Mapping[str, Any],
    files: Mapping[str, Mapping[str, Any]],
    is_exact: bool = True,
    shelf: Shelf | None = None,
) -> dict[str, Any]:
    """The fields of a revision with ``params``, made with a library that is installed.

    Args:
        facts: what h5p.json says.
        files: all that the content may name; ``is_exact``: it is as it came. All of them
            are kept, and one that it names in vain is told of among its issues.
        shelf: the builds that it is held against, if not those in use.

    Raises:
        ContentFaulty: a part is made with what is not here; what was edited names a
            file in vain.
    """
    in_use = Shelf()
    shelf = shelf or in_use
    found = prepared(params, library, shelf)
    missing = [Problem("file-missing", one) for one in found.files if one not in files]
    unknown = _unheard_of(params, found, shelf)
    if found.grave or unknown or (missing and not is_exact):
        raise ContentFaulty([*found.grave, *unknown, *missing])
    libraries, undecided = _needed(found, facts, in_use)
    named = json.dumps(params, ensure_ascii=False)
    kept = {
        path: dict(file)
        for path, file in files.items()
        if is_exact or path in found.files or path in named
    }
    shown: dict[str, Any] = {
        "library": str(library),
        "params": found.params,
        "files": kept,
    }
    return {
        "main_library": str(library),
        "libraries": [str(one.ref) for one in libraries],
        "facts": dict(facts),
        "params": params,
        "filtered": found.params,
        "files": kept,
        "issues": [_stored(one) for one in [*found.issues, *missing, *undecided]],
        **_points(found, library),
        "sha256": hashlib.sha256(rfc8785.dumps(shown)).hexdigest(),
    }


def fields_of(revision: Revision) -> dict[str, Any]:
    """The fields of another revision that is as ``revision``."""
    return {name: getattr(revision, name) for name in _COPIED}


@transaction.atomic
def add_revision(
    *,
    content: Content,
    fields: dict[str, Any],
    actor: User | None,
    now: datetime | None = None,
) -> Revision:
    """Make ``fields`` the newest revision; the same again makes no further one."""
    now = now or timezone.now()
    Content.objects.select_for_update().get(pk=content.pk)
    newest = content.revisions.order_by("-number").first()
    if (
        newest
        and newest.sha256 == fields["sha256"]
        and newest.params == fields["params"]
        and newest.libraries == fields["libraries"]  # an addon may have come since
        and _said(newest.facts) == _said(fields["facts"])
    ):
        return newest
    revision = Revision.objects.create(
        content=content,
        number=newest.number + 1 if newest else 1,
        created_at=now,
        created_by=actor,
        **fields,
    )
    audit.record(
        actor=actor, verb="h5p_content.revised", target=content, now=now,
        number=revision.number, sha256=revision.sha256,
    )  # fmt: skip
    return revision


def _needed(
    found: Filtered, facts: Mapping[str, Any], shelf: Shelf
) -> tuple[list[LibraryFacts], list[Problem]]:
    """All libraries of the content in their order, and the addons that were not decided.

    Raises:
        ContentFaulty: one that it is made with needs what is not here.
    """
    libraries, lacking = in_order(found.used, shelf)
    if lacking:
        raise ContentFaulty(
            [
                Problem("missing-required-library", "h5p.json", {"library": str(one)})
                for one in lacking
            ]
        )
    asked = asked_for(found.params, [facts_of(one) for one in addons_for(facts)])
    undecided = [
        Problem("addon-undecided", "content/content.json", {"library": str(one)})
        for one in asked.undecided
    ]
    return joined(libraries, asked.added, shelf), undecided


def _said(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Licence, authors and the like; the title is the content's."""
    return {name: facts[name] for name in metadata.NAMES if name in facts}


def _unheard_of(content: Any, found: Filtered, shelf: Shelf) -> list[Problem]:
    """Libraries that content names where its semantics have no place for them."""
    told = {one.facts.get("library") for one in found.grave}
    names = sorted({*sub_libraries(content)} - {*found.used})
    return [
        Problem("unknown-library", "content/content.json", {"library": str(one)})
        for one in names
        if shelf.get(one) is None and str(one) not in told
    ]


def _points(found: Filtered, library: LibraryRef) -> dict[str, Any]:
    questions = questions_of(found.params, library)
    rows = [
        {"id": one.sub_content_id, "library": str(one.library), "points": one.points}
        for one in questions
    ]
    total = sum(one.points for one in questions)
    return {"questions": rows, "max_score": total if questions else None}


def _stored(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "path": problem.path, "facts": dict(problem.facts)}
