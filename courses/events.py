"""What courses tells the apps above it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from courses.models import (
    Campaign,
    CampaignVersion,
    CourseRun,
    Enrolment,
    Progress,
)
from people.models import User


@dataclass(frozen=True)
class EvidenceReported:
    """An activity's evidence grew; ``completes``: it is complete by that, now first."""

    progress: Progress
    now: datetime
    completes: bool = False


@dataclass(frozen=True)
class ActivityCompleted:
    """A learner met the rule of an activity, for the first time."""

    progress: Progress
    now: datetime


@dataclass(frozen=True)
class Ruling:
    """What two persons decided about a piece of evidence: ``uid`` of their file, and why."""

    uid: UUID
    reason: str
    proposed_by: User
    decided_by: User


@dataclass(frozen=True)
class EvidenceWithdrawn:
    """A part of an activity's evidence no longer counts; the activity may be open again."""

    progress: Progress
    ruling: Ruling
    now: datetime


@dataclass(frozen=True)
class CourseCompleted:
    """A learner met the rules of every required activity of a run."""

    enrolment: Enrolment
    now: datetime


@dataclass(frozen=True)
class PlacesWithdrawn:
    """People no longer take part in a run: no list asks them any more."""

    run: CourseRun
    person_ids: frozenset[int]
    now: datetime


@dataclass(frozen=True)
class CampaignPublished:
    """A version came into force; the roster follows in the background."""

    version: CampaignVersion
    now: datetime


@dataclass(frozen=True)
class RosterChanged:
    """Entries of a campaign's roster were added or ended.

    ``unit_ids``: the units concerned; None is all of them.
    """

    campaign: Campaign
    unit_ids: frozenset[int] | None
    now: datetime
