"""Interactive content: import, revisions, its place in a course."""

from datetime import datetime
from typing import IO

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from courses.models import Activity, ContentVersion, Section
from h5p.models import Content, Exercise, Placement, Revision
from h5p.selectors.library import Shelf, installed_refs, newer
from h5p.services.library import PackageFaulty, install_libraries
from h5p.services.revision import ContentFaulty, add_revision, fields_of, made
from h5p.services.store import keep
from h5p.spec.package import CONTENT, CONTENT_JSON, read_package
from kernel import audit
from people.models import Unit, User

RULES = ("viewed", "answered")
LONGEST_TITLE = 200


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
    done = install_libraries(file=file, report=report, actor=actor, now=now)
    assert report.main_library is not None  # the package is sound
    files = {
        path.removeprefix(CONTENT): {"sha256": one.sha256, "bytes": one.size}
        for path, one in sorted(report.files.items())
        if path.startswith(CONTENT) and path != CONTENT_JSON
    }
    try:
        fields = made(
            params=report.content,
            library=report.main_library,
            facts=report.facts,
            files=files,
            # It was made with its own builds: an older one would drop what it does not know.
            shelf=Shelf(newer([*done.new, *done.former])),
        )
    except ContentFaulty as faulty:
        report.problems = faulty.problems
        raise PackageFaulty(report) from faulty
    keep(file, [one for path, one in report.files.items() if path.startswith(CONTENT)])
    if content is None:
        title = str(report.facts["title"])[:LONGEST_TITLE]
        content = Content.objects.create(
            title=title, owner=owner, created_at=now, created_by=actor
        )
        audit.record(actor=actor, verb="h5p_content.created", target=content, now=now)
    return add_revision(content=content, fields=fields, actor=actor, now=now)


@transaction.atomic
def restore_revision(
    *, revision: Revision, actor: User, now: datetime | None = None
) -> Revision:
    """Make an older revision the newest again."""
    return add_revision(
        content=revision.content, fields=fields_of(revision), actor=actor, now=now
    )


@transaction.atomic
def duplicate_content(
    *, revision: Revision, title: str, actor: User, now: datetime | None = None
) -> Revision:
    """Make content of its own, with the same owner, that begins as ``revision`` is."""
    now = now or timezone.now()
    former = revision.content
    content = Content.objects.create(
        title=title[:LONGEST_TITLE],
        owner=former.owner,
        created_at=now,
        created_by=actor,
    )
    audit.record(
        actor=actor, verb="h5p_content.created", target=content, now=now,
        copy_of=str(former.uid),
    )  # fmt: skip
    return add_revision(
        content=content, fields=fields_of(revision), actor=actor, now=now
    )


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


@transaction.atomic
def place_in_lesson(*, version: ContentVersion, revision: Revision) -> Placement:
    """Let learners who have pinned ``version`` play ``revision`` within it; once only."""
    placement, _is_new = Placement.objects.get_or_create(
        version=version, defaults={"revision": revision}
    )
    return placement
