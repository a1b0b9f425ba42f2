"""Interactive content: import, revisions, its place in a course."""

import hashlib
from datetime import datetime
from typing import IO, Any

import rfc8785
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from courses.models import Activity, Section
from h5p.models import Content, Exercise, Revision
from h5p.selectors.library import Shelf, installed_refs
from h5p.services.library import PackageFaulty, install_libraries
from h5p.services.store import keep
from h5p.spec.defaults import fill_defaults
from h5p.spec.dependencies import in_order
from h5p.spec.names import LibraryRef
from h5p.spec.package import CONTENT, PackageReport, read_package
from h5p.spec.problem import Problem
from h5p.spec.references import sub_libraries
from h5p.spec.score import questions_of
from h5p.spec.semantics import Filtered, filter_params
from kernel import audit
from people.models import Unit, User

RULES = ("viewed", "answered")
_LONGEST_TITLE = 200


@transaction.atomic
def import_content(
    *,
    file: IO[bytes],
    name: str,
    owner: Unit,
    actor: User | None,
    content: Content | None = None,
    now: datetime | None = None,
) -> Revision:
    """Keep the content of a package; libraries that are new here go into quarantine.

    Args:
        content: what it is a further revision of; new content if not given. The same
            content again makes no further revision.

    Raises:
        PackageFaulty: something in it is wrong; nothing has been kept.
    """
    now = now or timezone.now()
    report = read_package(file, name, installed=installed_refs())
    if report.problems:
        raise PackageFaulty(report)
    install_libraries(file=file, report=report, actor=actor, now=now)
    assert report.main_library is not None  # the package is sound
    made = _made(report, report.main_library)
    keep(file, [one for path, one in report.files.items() if path.startswith(CONTENT)])
    if content is None:
        title = str(report.facts["title"])[:_LONGEST_TITLE]
        content = Content.objects.create(
            title=title, owner=owner, created_at=now, created_by=actor
        )
        audit.record(actor=actor, verb="h5p_content.created", target=content, now=now)
    return _add_revision(content, made, actor, now)


@transaction.atomic
def restore_revision(
    *, revision: Revision, actor: User, now: datetime | None = None
) -> Revision:
    """Make an older revision the newest again."""
    fields = {name: getattr(revision, name) for name in _COPIED}
    return _add_revision(revision.content, fields, actor, now or timezone.now())


@transaction.atomic
def place_exercise(
    *, revision: Revision, section: Section, title: str, rule: str, actor: User | None
) -> Exercise:
    """Put a revision at the end of ``section`` as an exercise.

    Args:
        rule: "viewed" or "answered": what makes it complete.
    """
    assert rule in RULES, rule
    Section.objects.select_for_update().get(pk=section.pk)
    last = section.activities.aggregate(last=Max("position"))["last"] or 0
    activity = Activity.objects.create(
        section=section,
        kind="h5p",
        title=title,
        position=last + 1,
        rule={"clauses": [{"kind": rule}]},
    )
    exercise = Exercise.objects.create(activity=activity, revision=revision)
    audit.record(
        actor=actor, verb="h5p_exercise.created", target=activity,
        revision=str(revision.uid),
    )  # fmt: skip
    return exercise


@transaction.atomic
def change_exercise(*, exercise: Exercise, revision: Revision, actor: User) -> bool:
    """Have learners play another revision; whether this call did it.

    What they left in the former one is not shown in the new one.
    """
    done = (
        Exercise.objects.filter(pk=exercise.pk)
        .exclude(revision=revision)
        .update(revision=revision)
    )
    if done:
        audit.record(
            actor=actor, verb="h5p_exercise.changed", target=exercise.activity,
            revision=str(revision.uid), before=str(exercise.revision.uid),
        )  # fmt: skip
    return bool(done)


_COPIED = (
    "main_library", "libraries", "facts", "params", "filtered", "files", "issues",
    "questions", "max_score", "sha256",
)  # fmt: skip


def _made(report: PackageReport, library: LibraryRef) -> dict[str, Any]:
    """The fields of a revision, from a sound package whose libraries are installed.

    Raises:
        PackageFaulty: a part is made with what is not here, or a file is missing.
    """
    shelf = Shelf()
    facts = shelf.get(library)
    params = fill_defaults(report.content, facts.semantics if facts else [], shelf)
    found = filter_params(params, library, shelf)
    files = {
        path.removeprefix(CONTENT): {"sha256": file.sha256, "bytes": file.size}
        for path, file in sorted(report.files.items())
        if path.startswith(CONTENT) and path != f"{CONTENT}content.json"
    }
    missing = [Problem("file-missing", one) for one in found.files if one not in files]
    unknown = _unheard_of(report.content, found, shelf)
    if found.grave or missing or unknown:
        report.problems = [*found.grave, *unknown, *missing]
        raise PackageFaulty(report)
    libraries, lacking = in_order(found.used, shelf)
    if lacking:
        report.problems = [
            Problem("missing-required-library", "h5p.json", {"library": str(one)})
            for one in lacking
        ]
        raise PackageFaulty(report)
    shown: dict[str, Any] = {
        "library": str(library),
        "params": found.params,
        "files": files,
    }
    return {
        "main_library": str(library),
        "libraries": [str(one.ref) for one in libraries],
        "facts": report.facts,
        "params": report.content,
        "filtered": found.params,
        "files": files,
        "issues": [_stored(one) for one in found.issues],
        **_points(found, library),
        "sha256": hashlib.sha256(rfc8785.dumps(shown)).hexdigest(),
    }


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


def _add_revision(
    content: Content, fields: dict[str, Any], actor: User | None, now: datetime
) -> Revision:
    Content.objects.select_for_update().get(pk=content.pk)
    newest = content.revisions.order_by("-number").first()
    if (
        newest
        and newest.sha256 == fields["sha256"]
        and newest.params == fields["params"]
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
