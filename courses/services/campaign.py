"""Drafts of campaigns: made, edited, thrown away. Nothing here touches what is in force."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.kinds.audience import Audience
from courses.models import (
    Campaign,
    CampaignStep,
    CampaignVersion,
    Course,
    CourseRun,
    Resolution,
    ResponsibleHead,
)
from courses.services.draft import lock_draft
from courses.services.step import lay_steps
from kernel import audit
from kernel.errors import DomainError
from people.models import Unit, User


class CampaignIsClosed(DomainError):
    message = _("This campaign is closed and no longer changes.")


class CourseStays(DomainError):
    message = _("The course of a published campaign cannot be exchanged.")


class RunElsewhere(DomainError):
    message = _("The course run does not belong to the chosen course.")


class WindowBackwards(DomainError):
    message = _("The last moment must lie after the first.")


NOBODY = Audience((), ())


@dataclass(frozen=True)
class DraftContent:
    """What an officer fills in: everything of a version but its steps and heads."""

    title: str
    opens_at: datetime
    closes_at: datetime
    target: Decimal = Decimal("98.00")
    document_sign: str = ""
    resolution: Resolution | None = None
    audience: Audience = NOBODY
    exclude: tuple[str, ...] = ("exempt", "suspended")
    course: Course | None = None
    run: CourseRun | None = None


@transaction.atomic
def create_campaign(
    *, owner: Unit, content: DraftContent, actor: User, now: datetime | None = None
) -> CampaignVersion:
    """Begin a campaign of ``owner`` with its first draft.

    Raises:
        WindowBackwards, RunElsewhere: as ``save_draft``.
    """
    now = now or timezone.now()
    campaign = Campaign.objects.create(owner=owner, created_by=actor)
    draft = CampaignVersion(campaign=campaign, number=1, created_by=actor)
    _fill(draft, content)
    draft.save()
    lay_steps(draft=draft)
    audit.record(
        actor=actor,
        verb="campaign.created",
        target=campaign,
        now=now,
        title=draft.title,
    )
    return draft


@transaction.atomic
def save_draft(
    *,
    campaign: Campaign,
    content: DraftContent,
    actor: User,
    now: datetime | None = None,
) -> CampaignVersion:
    """Write ``content`` into the draft; a new course brings its own steps.

    Raises:
        NoDraft: there is none.
        CourseStays: the campaign has been published with another course or run.
        RunElsewhere: the run is of another course.
        WindowBackwards: it closes before it opens.
    """
    now = now or timezone.now()
    draft = lock_draft(campaign)
    former = draft.course_id
    in_force = draft.campaign.published
    if in_force is not None and content.course != in_force.course:
        raise CourseStays
    _fill(draft, content)
    if in_force is not None:
        draft.run = in_force.run
    draft.save()
    if draft.course_id != former:
        draft.steps.all().delete()
        lay_steps(draft=draft)
    audit.record(
        actor=actor,
        verb="campaign.draft_saved",
        target=draft.campaign,
        now=now,
        version=draft.number,
    )
    return draft


@transaction.atomic
def begin_version(
    *, campaign: Campaign, actor: User, now: datetime | None = None
) -> CampaignVersion:
    """A draft that starts as a copy of the version in force; one that is there stays.

    Raises:
        CampaignIsClosed: nothing changes any more.
    """
    now = now or timezone.now()
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if campaign.state == Campaign.State.CLOSED:
        raise CampaignIsClosed
    draft = campaign.versions.filter(published_at=None).first()
    if draft is not None:
        return draft
    former = campaign.versions.latest("number")
    draft = _copy(former, actor)
    _copy_parts(former, draft)
    audit.record(
        actor=actor,
        verb="campaign.version_begun",
        target=campaign,
        now=now,
        version=draft.number,
    )
    return draft


@transaction.atomic
def discard_draft(
    *, campaign: Campaign, actor: User, now: datetime | None = None
) -> bool:
    """Throw the draft away, and the campaign with it if it was never published.

    Returns whether the campaign is still there.

    Raises:
        NoDraft: there is none.
    """
    draft = lock_draft(campaign)
    campaign = draft.campaign
    audit.record(
        actor=actor,
        verb="campaign.draft_discarded",
        target=campaign,
        now=now,
        version=draft.number,
        title=draft.title,
    )
    if campaign.published_id is None:
        campaign.delete()
        return False
    draft.delete()
    return True


def _fill(draft: CampaignVersion, content: DraftContent) -> None:
    if content.closes_at <= content.opens_at:
        raise WindowBackwards
    if content.run is not None and content.run.course != content.course:
        raise RunElsewhere
    draft.title = content.title
    draft.opens_at, draft.closes_at = content.opens_at, content.closes_at
    draft.target = content.target
    draft.document_sign = content.document_sign
    draft.resolution = content.resolution
    draft.audience = content.audience.stored()
    draft.denominator = {"exclude": list(content.exclude)}
    draft.course, draft.run = content.course, content.run


def _copy(former: CampaignVersion, actor: User) -> CampaignVersion:
    return CampaignVersion.objects.create(
        campaign=former.campaign,
        number=former.number + 1,
        title=former.title,
        resolution=former.resolution,
        document_sign=former.document_sign,
        opens_at=former.opens_at,
        closes_at=former.closes_at,
        target=former.target,
        audience=former.audience,
        denominator=former.denominator,
        course=former.course,
        run=former.run,
        created_by=actor,
    )


def _copy_parts(former: CampaignVersion, draft: CampaignVersion) -> None:
    CampaignStep.objects.bulk_create(
        CampaignStep(
            version=draft,
            position=one.position,
            kind=one.kind,
            title=one.title,
            section_id=one.section_id,
            activity_id=one.activity_id,
        )
        for one in former.steps.order_by("position")
    )
    ResponsibleHead.objects.bulk_create(
        ResponsibleHead(version=draft, unit_id=one.unit_id, person_id=one.person_id)
        for one in former.heads.order_by("pk")
    )
