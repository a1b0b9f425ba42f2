"""The list of a campaign (danh sách), kept in step with the register.

``courses_rosterentry`` is a history of rows that are ended and added, never edited.
The list as it stood at the moment T is::

    recorded_at <= T AND (ended_at IS NULL OR ended_at > T)

In every unit and at every T: registered = all rows; excluded by reason = rows grouped by
``exclusion`` where it is not empty; counted = rows whose ``exclusion`` is empty. All this
with ``is_member``; the others (press, artists, candidates) are counted apart.

A person has at most one current row that is not ``moved_out``: the duty, in the unit that
answers for them. Whoever moves leaves a current ``moved_out`` row in the old unit, so a
sum over several units registers them in each; counted never doubles. In a campaign of
waves, people of a unit whose wave is not open stand as ``not_open``: on the list, excluded,
without a place in the course. When the wave opens their row ends and another begins.

Loading by COPY (a finished campaign, a fixture): one row a person with ``campaign_id,
version_id, person_id, unit_id, is_member, exclusion, since_on, recorded_at``, ``ended_at``
null, and one ``courses_enrolment`` (uid, run_id, person_id, state, enrolled_at,
completed_at) for each. ``sync_roster`` finds nothing to do afterwards if ``since_on`` is
the later of the day the home began and the day of the first published ``opens_at``
(Asia/Ho_Chi_Minh), and ``exclusion`` follows the standing of the day.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.events import PlacesWithdrawn, RosterChanged
from courses.kinds.audience import Audience, excluded_standings
from courses.models import Campaign
from courses.selectors.campaign import audience_paths
from courses.selectors.wave import asked_paths
from courses.services import roster_sql
from kernel import audit, queue
from kernel.errors import DomainError
from kernel.events import publish
from people.models import User

# More units than this are told as "all": a recount of everything is then cheaper.
MANY_UNITS = 200


class CampaignNotOpen(DomainError):
    message = gettext_lazy("The campaign is not published or its window has ended.")


@dataclass(frozen=True)
class RosterChange:
    """What one synchronisation did: rows of the list, places in the course, units."""

    added: int
    ended: int
    enrolled: int
    unit_ids: frozenset[int]
    withdrawn_ids: frozenset[int] = frozenset()  # people who no longer take part

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.ended or self.enrolled)


@transaction.atomic
def sync_roster(
    *,
    campaign: Campaign,
    actor: User | None,
    now: datetime | None = None,
    person_ids: Collection[int] | None = None,
) -> RosterChange:
    """Make the list and the enrolments say what the register says today.

    Set-based and safe to run again: a second run changes nothing. Duties follow the
    person to the unit of today, from the day on which they moved there; after the list
    is closed nobody new enters. An enrolment is given once and never doubled.

    Args:
        person_ids: only these people; None is everybody.

    Raises:
        CampaignNotOpen: nothing is published, or the window has ended.
    """
    now = now or timezone.now()
    campaign = (
        Campaign.objects.select_for_update(of=("self",), no_key=True)
        .select_related("published__run")
        .get(pk=campaign.pk)
    )
    version = campaign.published
    if version is None or campaign.state == Campaign.State.CLOSED:
        raise CampaignNotOpen
    if now >= version.closes_at:
        raise CampaignNotOpen
    change = _apply(_arguments(campaign, now, person_ids))
    if not change.is_empty:
        audit.record(
            actor=actor,
            verb="roster.synced",
            target=campaign,
            now=now,
            version=version.number,
            added=change.added,
            ended=change.ended,
            enrolled=change.enrolled,
        )
        many = len(change.unit_ids) > MANY_UNITS
        publish(RosterChanged(campaign, None if many else change.unit_ids, now))
    if version.run is not None and change.withdrawn_ids:
        publish(PlacesWithdrawn(version.run, change.withdrawn_ids, now))
    return change


@transaction.atomic
def take_off(
    *, campaign: Campaign, person_ids: Collection[int], now: datetime
) -> frozenset[int]:
    """End what the list says of people whose import was taken back; the units concerned.

    No ``moved_out`` row stays: they never were there. ``sync_roster`` gives those who
    have a home their duty anew. What the list said until ``now`` can still be read.
    """
    Campaign.objects.select_for_update(of=("self",), no_key=True).get(pk=campaign.pk)
    people = list(person_ids)
    with connection.cursor() as cursor:
        cursor.execute(
            roster_sql.TAKE_OFF,
            {"campaign": campaign.pk, "people": people, "now": now},
        )
        unit_ids = frozenset(cursor.fetchone()[0] or [])
    if unit_ids:
        audit.record(
            actor=None,
            verb="roster.taken_off",
            target=campaign,
            now=now,
            people=len(people),
        )
        publish(RosterChanged(campaign, unit_ids, now))
    return unit_ids


@transaction.atomic
def close_roster(
    *, campaign: Campaign, actor: User, now: datetime | None = None
) -> bool:
    """Close the list (chốt danh sách): who joins later does not enter.

    Returns whether this call closed it. Those on the list still move and change state.

    Raises:
        CampaignNotOpen: nothing is published yet, or the campaign is closed.
    """
    now = now or timezone.now()
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if campaign.state != Campaign.State.PUBLISHED:
        raise CampaignNotOpen
    if campaign.roster_closed_at is not None:
        return False
    campaign.roster_closed_at = now
    campaign.save(update_fields=["roster_closed_at"])
    audit.record(actor=actor, verb="roster.closed", target=campaign, now=now)
    return True


def _arguments(
    campaign: Campaign, now: datetime, person_ids: Collection[int] | None
) -> dict[str, Any]:
    """What the statements of roster_sql ask for by name."""
    version = campaign.published
    assert version is not None
    today = timezone.localdate(now)
    asked = asked_paths(campaign, today)
    return {
        "campaign": campaign.pk,
        "version": version.pk,
        "run": version.run_id,
        "day": today,
        "now": now,
        "opens_on": _first_day(campaign),
        "paths": audience_paths(version, today),
        "in_waves": asked is not None,
        "asked": asked or [],
        "kinds": list(Audience.parse(version.audience).kinds),
        "excluded": excluded_standings(version.denominator),
        "closed": campaign.roster_closed_at is not None,
        "everybody": person_ids is None,
        "people": list(person_ids or []),
    }


@contextmanager
def _whole_tables(cursor: Any, is_everybody: bool) -> Iterator[None]:  # noqa: FBT001 -- private
    """Have whole tables joined by hash.

    A list that has just been made has no statistics yet: the planner takes it for empty
    and reads it once a person, which costs 20 s instead of one.
    """
    if is_everybody:
        cursor.execute("SET LOCAL enable_nestloop = off")
    yield
    if is_everybody:
        cursor.execute("SET LOCAL enable_nestloop = on")


def _first_day(campaign: Campaign) -> date:
    """The day on which the first published version opened; later ones keep it."""
    first = (
        campaign.versions.filter(published_at__isnull=False)
        .order_by("number")
        .values_list("opens_at", flat=True)[0]
    )
    return timezone.localdate(first)


def _apply(arguments: dict[str, Any]) -> RosterChange:
    with connection.cursor() as cursor, _whole_tables(cursor, arguments["everybody"]):
        queue.progress(0, 4, _("Comparing the list with the register"))
        cursor.execute(roster_sql.END_AND_MOVE, arguments)
        ended, moved, unit_ids = cursor.fetchone()
        queue.progress(1, 4, _("Adding people to the list"))
        cursor.execute(roster_sql.ADD_DUTIES, arguments)
        added, new_unit_ids = cursor.fetchone()
        queue.progress(2, 4, _("Enrolling people"))
        enrolled, withdrawn_ids = 0, frozenset[int]()
        if arguments["run"] is not None:
            cursor.execute(roster_sql.ENROL, arguments)
            enrolled = cursor.rowcount
            queue.progress(3, 4, _("Enrolling people"))
            cursor.execute(roster_sql.WITHDRAW, arguments)
            withdrawn_ids = frozenset(row[0] for row in cursor.fetchall())
            cursor.execute(roster_sql.RETURN, arguments)
    units = frozenset([*(unit_ids or []), *(new_unit_ids or [])])
    return RosterChange(added + moved, ended, enrolled, units, withdrawn_ids)
