"""Upgrades of many contents: looked at, made and taken back in the background.

All are jobs that may be run again after a kill: a dry run that was made stays, an upgrade
is made whole or not at all, and once, and is taken back in the same way.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from h5p.models import Library, Revision, Upgrade, UpgradePlan
from h5p.selectors.difference import Difference
from h5p.selectors.upgrade import job_of_plan, plan_key, undo_key
from h5p.services.upgrade import Proposal, UpgradeStale, dry_run, upgrade_contents
from kernel.models import Job
from kernel.queue import enqueue
from people.models import User

PLAN, SWITCH = "h5p.tasks.plan_upgrade", "h5p.tasks.make_upgrade"
UNDO = "h5p.tasks.take_back_upgrade"
MOST_CHANGES = 30  # of one content, that are shown


@dataclass(frozen=True)
class PlannedMove:
    path: str
    former: str
    latter: str


@dataclass(frozen=True)
class Planned:
    """What would come of one content, as it was found in the background."""

    revision: Revision
    is_ready: bool
    moves: list[PlannedMove]
    changes: list[Difference]
    reasons: list[str]


@dataclass(frozen=True)
class PlannedRun:
    """A dry run as it is shown; what it would write is reckoned anew when it is made."""

    proposals: list[Planned]
    more: int
    digest: str

    @property
    def ready(self) -> list[Planned]:
        return [one for one in self.proposals if one.is_ready]


@transaction.atomic
def ask_for_plan(*, library: Library, actor: User, now: datetime | None = None) -> Job:
    """Have the contents that are older than ``library`` looked at, instead of before.

    While that is being done the same job is returned.
    """
    Library.objects.select_for_update().get(pk=library.pk)
    former = UpgradePlan.objects.filter(library=library).first()
    job = job_of_plan(former) if former else None
    if job is not None and not job.is_over:
        return job
    UpgradePlan.objects.filter(library=library).delete()
    plan = UpgradePlan.objects.create(
        library=library, asked_at=now or timezone.now(), asked_by=actor
    )
    return enqueue(
        PLAN,
        key=plan_key(plan, "look"),
        title=_("Dry run: upgrade to %(library)s") % {"library": library},
        actor=actor,
        plan_id=plan.pk,
    )


@transaction.atomic
def make_plan(*, plan: UpgradePlan, now: datetime | None = None) -> bool:
    """Look at the contents and note what would come of them; whether this call did it."""
    plan = UpgradePlan.objects.select_for_update().get(pk=plan.pk)
    if plan.made_at is not None:
        return False
    run = dry_run(plan.library)
    plan.found = [_row(one) for one in run.proposals]
    plan.more, plan.digest = run.more, run.digest
    plan.made_at = now or timezone.now()
    plan.save()
    return True


@transaction.atomic
def ask_for_upgrade(*, plan: UpgradePlan, seen: str, actor: User) -> Job:
    """Have what ``plan`` found be made.

    Raises:
        UpgradeStale: something else was looked at, or it has been made.
    """
    plan = UpgradePlan.objects.select_for_update().get(pk=plan.pk)
    if plan.made_at is None or plan.upgrade_id is not None or plan.digest != seen:
        raise UpgradeStale
    return enqueue(
        SWITCH,
        key=plan_key(plan, "make"),
        title=_("Upgrade to %(library)s") % {"library": plan.library},
        actor=actor,
        plan_id=plan.pk,
        actor_id=actor.pk,
    )


@transaction.atomic
def make_planned(
    *, plan: UpgradePlan, actor: User, now: datetime | None = None
) -> Upgrade:
    """Make what ``plan`` found; the same again makes nothing more.

    Raises:
        UpgradeStale: a content or a library was changed since.
    """
    plan = UpgradePlan.objects.select_for_update().get(pk=plan.pk)
    if plan.upgrade is not None:
        return plan.upgrade
    if not plan.library.is_trusted:
        raise UpgradeStale
    done = upgrade_contents(
        library=plan.library, seen=plan.digest, actor=actor, now=now
    )
    plan.upgrade = done
    plan.save(update_fields=["upgrade"])
    return done


def ask_for_undo(*, upgrade: Upgrade, actor: User) -> Job:
    """Have ``upgrade`` taken back; asked for again, it is the same job."""
    return enqueue(
        UNDO,
        key=undo_key(upgrade),
        title=_("Take back: upgrade to %(library)s") % {"library": upgrade.library},
        actor=actor,
        upgrade_id=upgrade.pk,
        actor_id=actor.pk,
    )


def planned(plan: UpgradePlan | None) -> PlannedRun | None:
    """What ``plan`` found, to be shown; None before that, and once it was made."""
    if plan is None or plan.made_at is None or plan.upgrade_id is not None:
        return None
    rows = Revision.objects.select_related("content").in_bulk(
        [one["revision"] for one in plan.found]
    )
    shown = [
        Planned(
            revision=rows[one["revision"]],
            is_ready=one["is_ready"],
            moves=[PlannedMove(*move) for move in one["moves"]],
            changes=[Difference(tuple(way), *texts) for way, *texts in one["changes"]],
            reasons=one["reasons"],
        )
        for one in plan.found
        if one["revision"] in rows
    ]
    return PlannedRun(shown, plan.more, plan.digest)


def _row(one: Proposal) -> dict[str, Any]:
    return {
        "revision": one.revision.pk,
        "is_ready": one.is_ready,
        "moves": [
            [move.path, str(move.former), str(move.latter)] for move in one.moves
        ],
        "changes": [
            [list(change.way), change.before, change.after]
            for change in one.changes[:MOST_CHANGES]
        ],
        "reasons": [str(reason) for reason in one.reasons],
    }
