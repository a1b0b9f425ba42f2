"""A draft comes into force: one transaction, then the roster in the background."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.events import CampaignPublished
from courses.models import Campaign, CampaignVersion, CourseRun
from courses.selectors.campaign import audience_paths
from courses.selectors.campaign_page import roster_key
from courses.selectors.readiness import Problem, problems_of
from courses.services.draft import lock_draft
from courses.services.roster import RosterChange, sync_roster
from kernel import audit
from kernel.errors import DomainError
from kernel.events import publish
from kernel.models import Job
from kernel.queue import enqueue
from people.models import User

BUILD_ROSTER = "courses.tasks.build_roster"


class CampaignNotReady(DomainError):
    """``problems``: what is missing, one sentence each."""

    message = gettext_lazy("The campaign cannot be published yet.")

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = list(problems)


@transaction.atomic
def publish_campaign(
    *, campaign: Campaign, actor: User, now: datetime | None = None
) -> CampaignVersion:
    """Bring the draft into force and ask for its roster, all or nothing.

    Earlier versions stay as they are, and so do the records made under them.

    Raises:
        NoDraft: there is nothing to publish (or somebody has just done it).
        CampaignNotReady: something is missing.
    """
    now = now or timezone.now()
    draft = lock_draft(campaign)
    missing = [one for one in problems_of(draft, now) if one.blocks]
    if missing:
        raise CampaignNotReady(missing)
    draft.run = _run_of(draft)
    draft.published_at = now
    draft.save()
    named = _name_default_heads(draft, now)
    campaign = draft.campaign
    campaign.published = draft
    if campaign.state == Campaign.State.DRAFT:
        campaign.state = Campaign.State.PUBLISHING
        campaign.waves.filter(number=1).update(released_at=now, released_by=actor)
    campaign.save(update_fields=["published", "state"])
    audit.record(
        actor=actor,
        verb="campaign.published",
        target=campaign,
        now=now,
        version=draft.number,
        title=draft.title,
        sign=draft.document_sign,
        target_percent=str(draft.target),
        opens_at=draft.opens_at.isoformat(),
        closes_at=draft.closes_at.isoformat(),
        audience=draft.audience,
        denominator=draft.denominator,
        heads_by_default=named,
    )
    publish(CampaignPublished(draft, now))
    ask_for_roster(version=draft, actor=actor)
    return draft


def ask_for_roster(*, version: CampaignVersion, actor: User | None) -> Job:
    """Have the roster of ``version`` made; the same version is the same work."""
    return enqueue(
        BUILD_ROSTER,
        key=roster_key(version),
        title=_("Roster of “%(campaign)s”") % {"campaign": version.title},
        actor=actor,
        campaign_id=version.campaign_id,
    )


@transaction.atomic
def build_roster(*, campaign: Campaign, now: datetime | None = None) -> RosterChange:
    """Make the roster of the version in force; then the campaign is published.

    Raises:
        CampaignNotOpen: the window has ended meanwhile.
    """
    change = sync_roster(campaign=campaign, actor=None, now=now)
    Campaign.objects.filter(pk=campaign.pk, state=Campaign.State.PUBLISHING).update(
        state=Campaign.State.PUBLISHED
    )
    return change


@transaction.atomic
def close_campaign(
    *, campaign: Campaign, actor: User | None, now: datetime | None = None
) -> bool:
    """Close a published campaign: its roster stands still. Whether this call did it."""
    open_ones = Campaign.objects.filter(pk=campaign.pk, state=Campaign.State.PUBLISHED)
    if not open_ones.update(state=Campaign.State.CLOSED):
        return False
    audit.record(actor=actor, verb="campaign.closed", target=campaign, now=now)
    return True


def _run_of(draft: CampaignVersion) -> CourseRun:
    """The run of the draft: the chosen one, or one with the campaign's window.

    A run that was made for this campaign alone follows its window.
    """
    assert draft.course is not None
    if draft.run is None:
        return CourseRun.objects.create(
            course=draft.course,
            title=draft.title,
            opens_at=draft.opens_at,
            closes_at=draft.closes_at,
            owner=draft.campaign.owner,
        )
    run = draft.run
    former = draft.campaign.published
    is_ours = former is not None and (run.opens_at, run.closes_at) == (
        former.opens_at,
        former.closes_at,
    )
    shared = run.campaign_versions.exclude(campaign=draft.campaign).exists()
    if is_ours and not shared:
        run.opens_at, run.closes_at = draft.opens_at, draft.closes_at
        run.save(update_fields=["opens_at", "closes_at"])
    return run


# The secretary of a unit: who holds the role there, else whose office says so.
_DEFAULT_HEADS = """
INSERT INTO courses_responsiblehead (version_id, unit_id, person_id)
SELECT DISTINCT ON (one.unit_id) %(version)s, one.unit_id, one.person_id
FROM (
    SELECT role.unit_id, person.id AS person_id, 1 AS rank
    FROM people_grant AS role
    JOIN people_person AS person ON person.user_id = role.user_id
    WHERE role.role = 'cell_secretary' AND role.period @> %(day)s::date
    UNION ALL
    SELECT home.unit_id, person.id, 2
    FROM people_homeunit AS home
    JOIN people_person AS person ON person.id = home.person_id
    WHERE home.period @> %(day)s::date AND person.position ILIKE 'bí thư%%'
) AS one
JOIN people_unitpath AS place
  ON place.unit_id = one.unit_id AND place.period @> %(day)s::date
 AND place.path <@ %(paths)s::ltree[]
ORDER BY one.unit_id, one.rank, one.person_id
ON CONFLICT (version_id, unit_id) DO NOTHING
"""


def _name_default_heads(draft: CampaignVersion, now: datetime) -> int:
    day = timezone.localdate(now)
    with connection.cursor() as cursor:
        cursor.execute(
            _DEFAULT_HEADS,
            {"version": draft.pk, "day": day, "paths": audience_paths(draft, day)},
        )
        return int(cursor.rowcount)
