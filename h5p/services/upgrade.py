"""Content brought to a newer library: a dry run, then all at once, and the way back."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import rfc8785
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from h5p.messages import sentence_of
from h5p.models import Content, Exercise, Library, Revision, Upgrade, UpgradedContent
from h5p.selectors.difference import Difference, differences
from h5p.selectors.library import Shelf, trusted
from h5p.selectors.upgrade import AT_ONCE, MOST, older_than, script_of
from h5p.services.revision import ContentFaulty, add_revision, fields_of, made
from h5p.spec.hook_process import HookProcess
from h5p.spec.names import LibraryRef
from h5p.spec.problem import Problem
from h5p.spec.upgrade import HookFault, Hooks, Move, Part, upgrade
from kernel import audit
from kernel.errors import DomainError
from kernel.queue import progress
from people.models import User

_A_WORKER = 100  # contents that one process runs hooks for: its time is bounded
# What the head of a package says of a content, and hooks may read and change.
_METADATA = (
    "title", "license", "licenseVersion", "yearFrom", "yearTo", "source", "authors",
    "licenseExtras", "changes", "authorComments", "a11yTitle",
)  # fmt: skip


class UpgradeStale(DomainError):
    """What was looked at is not what would be done now."""

    message = gettext_lazy(
        "Content or a library was changed since you looked at the dry run, so nothing was"
        " upgraded. Look at it again below."
    )


@dataclass(frozen=True)
class Proposal:
    """What would come of one content; without ``fields`` it cannot, and ``reasons`` say why."""

    revision: Revision
    fields: dict[str, Any] | None = None
    moves: list[Move] = field(default_factory=list)
    changes: list[Difference] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def is_ready(self) -> bool:
        return self.fields is not None


@dataclass(frozen=True)
class DryRun:
    """What an upgrade would do; nothing is changed by looking."""

    proposals: list[Proposal]
    more: int  # contents that wait for the next upgrade

    @property
    def ready(self) -> list[Proposal]:
        return [one for one in self.proposals if one.is_ready]

    @property
    def digest(self) -> str:
        """Of all that would be written: the same only if nothing changed since."""
        rows = [
            [str(one.revision.uid), one.fields["sha256"], one.fields["params"]]
            for one in self.ready
            if one.fields
        ]
        return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def dry_run(library: Library) -> DryRun:
    """What would come of the contents that are older than ``library``, which is trusted."""
    rows = older_than(library)
    total = min(len(rows), MOST)
    done = DryRun([], 0)
    for one in _proposals(rows[:MOST], library):
        done.proposals.append(one)
        progress(len(done.proposals), total, one.revision.content.title)
        if len(done.ready) == AT_ONCE:
            break
    return replace(done, more=len(rows) - len(done.proposals))


def _proposals(rows: list[Revision], library: Library) -> Iterator[Proposal]:
    """What would come of ``rows``, one after the other; a worker runs hooks for a while."""
    shelf = Shelf([library])
    for at in range(0, len(rows), _A_WORKER):
        with HookProcess(script_of) as hooks:
            for one in rows[at : at + _A_WORKER]:
                yield _proposal(one, library.ref, shelf, hooks)


@transaction.atomic
def upgrade_contents(
    *, library: Library, seen: str, actor: User, now: datetime | None = None
) -> Upgrade:
    """Make what the dry run with the digest ``seen`` showed; all of it or nothing.

    Each content gets a further revision, and exercises that play the one before play it.
    Lessons keep what their text was pinned with.

    Raises:
        UpgradeStale: the dry run would show something else now.
    """
    now = now or timezone.now()
    Library.objects.select_for_update().get(pk=library.pk)
    contents = [one.content_id for one in older_than(library)]
    list(Content.objects.select_for_update().filter(pk__in=contents).order_by("pk"))
    planned = dry_run(library)
    if not planned.ready or planned.digest != seen:
        raise UpgradeStale
    done = Upgrade.objects.create(library=library, made_at=now, made_by=actor)
    for one in planned.ready:
        assert one.fields is not None
        after = add_revision(
            content=one.revision.content, fields=one.fields, actor=actor, now=now
        )
        UpgradedContent.objects.create(
            upgrade=done,
            before=one.revision,
            after=after,
            activities=_switch(one.revision, after),
        )
    audit.record(
        actor=actor, verb="h5p_upgrade.made", target=done, now=now,
        library=str(library), contents=len(planned.ready),
    )  # fmt: skip
    return done


@transaction.atomic
def undo_upgrade(
    *, upgrade: Upgrade, actor: User, now: datetime | None = None
) -> tuple[int, int]:
    """Take an upgrade back: how many contents are as before, how many were edited since.

    What was edited since stays the newest; exercises go back all the same.
    """
    now = now or timezone.now()
    upgrade = Upgrade.objects.select_for_update().get(pk=upgrade.pk)
    if upgrade.undone_at is not None:
        return 0, 0
    back = edited = 0
    rows = upgrade.contents.select_related("before__content", "after")
    total = rows.count()
    for one in rows.order_by("before__content"):  # locked as an upgrade locks them
        progress(back + edited, total, one.before.content.title)
        content = one.before.content
        Content.objects.select_for_update().get(pk=content.pk)
        if content.revisions.filter(number__gt=one.after.number).exists():
            edited += 1
        else:
            fields = fields_of(one.before)
            add_revision(content=content, fields=fields, actor=actor, now=now)
            back += 1
        _switch(one.after, one.before, one.activities)
    progress(total, total)
    upgrade.undone_at, upgrade.undone_by = now, actor
    upgrade.save(update_fields=["undone_at", "undone_by"])
    audit.record(
        actor=actor, verb="h5p_upgrade.undone", target=upgrade, now=now,
        back=back, edited=edited,
    )  # fmt: skip
    return back, edited


def _switch(
    former: Revision, latter: Revision, among: list[int] | None = None
) -> list[int]:
    """Have exercises that play ``former`` play ``latter``; which they are."""
    rows = Exercise.objects.filter(revision=former)
    if among is not None:
        rows = rows.filter(pk__in=among)
    found = sorted(rows.values_list("pk", flat=True))
    Exercise.objects.filter(pk__in=found).update(revision=latter)
    return found


def _proposal(
    revision: Revision, target: LibraryRef, shelf: Shelf, hooks: Hooks
) -> Proposal:
    facts = revision.facts
    metadata = {name: facts[name] for name in _METADATA if name in facts}
    try:
        done = upgrade(
            Part(revision.params, metadata), revision.ref, target, shelf, hooks
        )
        fields = made(
            params=done.part.params,
            library=target,
            facts=_facts(facts, done.part.metadata),
            files=revision.files,
            shelf=shelf,
        )
    except HookFault as fault:
        return Proposal(revision, reasons=[_said(fault)])
    except rfc8785.CanonicalizationError as error:  # a number that is none to others
        return Proposal(
            revision, reasons=[_said(HookFault("hook-failed", target, str(error)))]
        )
    except ContentFaulty as faulty:
        return Proposal(revision, reasons=[sentence_of(one) for one in faulty.problems])
    after = Revision(content=revision.content, number=revision.number + 1, **fields)
    _builds, missing = trusted(after.refs)
    if missing:
        waiting = [_("Trust %(library)s first.") % {"library": one} for one in missing]
        return Proposal(revision, moves=done.moves, reasons=waiting)
    changes = differences(revision, after, shelf)
    return Proposal(revision, fields, done.moves, changes)


def _facts(facts: dict[str, Any], metadata: dict[str, Any]) -> dict[str, Any]:
    """The head of the package after hooks; a title that is none is not taken."""
    changed = {name: one for name, one in metadata.items() if name in _METADATA}
    title = changed.get("title")
    if not (isinstance(title, str) and title.strip()):
        changed["title"] = facts.get("title")
    return {**facts, **changed}


def _said(fault: HookFault) -> str:
    problem = Problem(
        fault.code, "upgrades.js",
        {"library": str(fault.library), "detail": fault.detail or "–"},
    )  # fmt: skip
    return sentence_of(problem)
