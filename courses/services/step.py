"""The required steps of a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses.kinds.activity import kind_of, names
from courses.models import Activity, Campaign, CampaignStep, CampaignVersion, Section
from courses.services.draft import lock_draft
from kernel import audit
from people.models import User


@dataclass(frozen=True)
class StepChoice:
    """One required step: a section or an activity, and what it counts for."""

    kind: str
    title: str
    section: Section | None = None
    activity: Activity | None = None


@transaction.atomic
def set_steps(*, draft: CampaignVersion, steps: Sequence[StepChoice]) -> None:
    """Make ``steps`` the required ones, in their order."""
    draft.steps.all().delete()
    CampaignStep.objects.bulk_create(
        CampaignStep(
            version=draft,
            position=position,
            kind=one.kind,
            title=one.title,
            section=one.section,
            activity=one.activity,
        )
        for position, one in enumerate(steps, start=1)
    )


@transaction.atomic
def choose_steps(
    *,
    campaign: Campaign,
    steps: Sequence[StepChoice],
    actor: User,
    now: datetime | None = None,
) -> None:
    """Write the officer's choice into the draft.

    Raises:
        NoDraft: there is none.
    """
    now = now or timezone.now()
    draft = lock_draft(campaign)
    set_steps(draft=draft, steps=steps)
    audit.record(
        actor=actor,
        verb="campaign.steps_chosen",
        target=draft.campaign,
        now=now,
        version=draft.number,
        steps=[f"{one.kind}: {one.title}" for one in steps],
    )


@transaction.atomic
def lay_steps(*, draft: CampaignVersion) -> None:
    """Give a draft the steps that its course suggests; none without a course."""
    set_steps(draft=draft, steps=suggested_steps(draft))


def suggested_steps(draft: CampaignVersion) -> list[StepChoice]:
    """A study step for each section, a test step for each test.

    A section that holds a test gives one step for each of its lessons instead, so that
    the test does not slip into participation.
    """
    activities = (
        Activity.objects.filter(section__course=draft.course_id, is_required=True)
        .select_related("section")
        .order_by("section__position", "position")
    )
    by_section: dict[Section, list[Activity]] = {}
    for one in activities:
        by_section.setdefault(one.section, []).append(one)
    steps: list[StepChoice] = []
    for section, inside in by_section.items():
        if not any(is_test(one) for one in inside):
            kind = CampaignStep.Kind.STUDY
            steps.append(StepChoice(kind, section.title, section=section))
            continue
        for one in inside:
            kind = CampaignStep.Kind.TEST if is_test(one) else CampaignStep.Kind.STUDY
            steps.append(StepChoice(kind, one.title, activity=one))
    return steps


def is_test(activity: Activity) -> bool:
    """Whether its kind measures understanding."""
    return activity.kind in names() and kind_of(activity.kind).is_test
