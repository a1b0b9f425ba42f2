"""A campaign's ladder: what is due, and who would be told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from courses.models import Campaign
from people.kinds.role import Role
from records.kinds.missing import Goal, Reason, Who
from records.kinds.reminder import LADDER, LATE_DAYS, MOST_DAYS, Audience
from records.models import ReminderRun, ReminderRung
from records.selectors.attestation import scene_of
from records.selectors.missing import Wish, found_by, order_of
from records.selectors.scene import Scene

# For these nothing is left for the member to do, or nothing that they can do.
SETTLED = (
    Reason.AWAITING,
    Reason.ABSENT_EXCUSED,
    Reason.NOT_ENROLLED,
    Reason.TEST_UNMARKED,
)


@dataclass(frozen=True)
class Recipient:
    """Somebody who would be told, and how many are missing in what they answer for.

    ``people`` are members, ``others`` are not; a learner answers for one: themselves.
    """

    name: str
    unit: str
    people: int
    others: int
    has_account: bool


@dataclass(frozen=True)
class Circle:
    """How many would be told, to how many of them nothing leads, how many are no members."""

    told: int = 0
    unreached: int = 0
    others: int = 0


@dataclass(frozen=True)
class Circles:
    """Those of each audience; and units with somebody missing and nobody to be told."""

    by_audience: dict[Audience, Circle]
    unanswered: int


def ladder_of(campaign: Campaign) -> list[ReminderRung]:
    """Its rungs that are on, in their order; the usual ones, not saved, before any is laid."""
    order = list(Audience)
    rungs = sorted(
        campaign.rungs.all(), key=lambda one: (one.days, order.index(one.step.audience))
    )
    if not rungs:
        return [
            ReminderRung(campaign=campaign, days=one.days, audience=one.audience)
            for one in LADDER
        ]
    return [one for one in rungs if one.is_on]


def campaigns_near_their_end(now: datetime) -> QuerySet[Campaign]:
    """Those of which a rung may be due ``now``."""
    away = timedelta(days=MOST_DAYS + LATE_DAYS + 1)
    return (
        Campaign.objects.filter(
            state__in=[Campaign.State.PUBLISHED, Campaign.State.CLOSED],
            published__closes_at__gt=now - away,
            published__closes_at__lt=now + away,
        )
        .select_related("published", "owner")
        .order_by("pk")
    )


def due_rungs(
    campaign: Campaign, rungs: Iterable[ReminderRung], now: datetime
) -> list[ReminderRung]:
    """Of each audience the latest that is due; members only while they can still study."""
    assert campaign.published is not None
    closes_at, today = campaign.published.closes_at, timezone.localdate(now)
    is_open = campaign.state == Campaign.State.PUBLISHED and now < closes_at
    latest: dict[str, ReminderRung] = {}
    for rung in sorted(rungs, key=lambda one: one.days):
        late = (today - rung.step.due_on(closes_at)).days
        is_for_now = is_open or rung.audience != Audience.MEMBER
        if 0 <= late <= LATE_DAYS and is_for_now:
            latest[rung.audience] = rung
    return list(latest.values())


def was_done(
    rung: ReminderRung, campaign: Campaign, due_on: date, now: datetime
) -> bool:
    """Whether it was done for its day, or its audience was told today already."""
    today = timezone.localdate(now)
    runs = ReminderRun.objects.filter(
        rung__campaign=campaign, rung__audience=rung.audience
    )
    return runs.filter(
        Q(rung=rung, due_on=due_on) | Q(run_at__date=today) | Q(due_on__gt=due_on)
    ).exists()


def recipients_sql(scene: Scene, audience: Audience) -> tuple[str, dict[str, Any]]:
    """person_id, user_id, unit_id, facts: as ``people.services.notice`` wants them."""
    return _ask(scene, _RECIPIENTS[audience])


def _ask(scene: Scene, query: str) -> tuple[str, dict[str, Any]]:
    wish = Wish(goal=Goal.COMPLETION, who=Who.EVERYBODY)
    found, asked = found_by(scene, wish)
    asked |= {
        "settled": [order_of(one) for one in SETTLED],
        "secretary": Role.CELL_SECRETARY.value,
        "officer": Role.COMMITTEE_OFFICER.value,
    }
    return f"{found} {_GATHERED} {query}", asked


def circles_of(scene: Scene) -> Circles:
    """How many of each audience would be told now; in one query."""
    counts = ", ".join(
        f"(SELECT ARRAY[{_CIRCLE}] FROM ({query}) AS told)"  # noqa: S608 -- made of our own constants
        for query in _RECIPIENTS.values()
    )
    sql, asked = _ask(scene, f"SELECT {counts}, ({_UNANSWERED})")
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        *told, unanswered = cursor.fetchone()
    circles = {
        audience: Circle(*one) for audience, one in zip(_RECIPIENTS, told, strict=True)
    }
    return Circles(circles, unanswered)


def circle_of(scene: Scene, audience: Audience) -> Circle:
    """How many of one audience would be told now."""
    sql, asked = recipients_sql(scene, audience)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_CIRCLE} FROM ({sql}) AS told",  # noqa: S608 -- made of our own constants
            asked,
        )
        return Circle(*cursor.fetchone())


def recipients_of(
    scene: Scene, audience: Audience, *, start: int = 0, limit: int | None = None
) -> Iterator[Recipient]:
    """Who would be told now, by unit and name."""
    sql, asked = recipients_sql(scene, audience)
    with connection.cursor() as cursor:
        cursor.execute(
            _NAMES.replace("[told]", sql), asked | {"start": start, "limit": limit}
        )
        for row in cursor:
            yield Recipient(*row)


def scene_of_ladder(campaign: Campaign) -> Scene | None:
    """The whole campaign; None where its owner stands in no tree today."""
    return scene_of(campaign, campaign.owner)


_CIRCLE = """count(*), count(*) - count(user_id),
    count(*) FILTER (WHERE jsonb_exists(facts, 'is_other'))"""
# Besides ``found``; what a query does not name is not reckoned. ``answers``: who answers
# for the very unit in this campaign; where nobody is named, who is lent the secretary's
# role on it. ``reach``: officers with the units of their grants and those below.
_GATHERED = """
    , lacks AS MATERIALIZED (
        SELECT unit_id, count(*) FILTER (WHERE is_member) AS people,
            count(*) FILTER (WHERE NOT is_member) AS others
        FROM found GROUP BY unit_id
    ), answers AS (
        SELECT head.unit_id, head.person_id, account.id AS user_id
        FROM courses_responsiblehead AS head
        JOIN people_person AS person ON person.id = head.person_id
        LEFT JOIN people_user AS account
            ON account.id = person.user_id AND account.is_active
        WHERE head.version_id = %(version)s
        UNION
        SELECT lent.unit_id, person.id, account.id
        FROM people_grant AS lent
        JOIN people_user AS account ON account.id = lent.user_id AND account.is_active
        LEFT JOIN people_person AS person ON person.user_id = account.id
        WHERE lent.role = %(secretary)s AND lent.period @> %(today)s::date
            AND NOT EXISTS (SELECT FROM courses_responsiblehead AS head
                WHERE head.version_id = %(version)s AND head.unit_id = lent.unit_id)
    ), reach AS (
        SELECT DISTINCT lent.user_id, lent.unit_id AS top_id, lacks.unit_id,
            lacks.people, lacks.others
        FROM people_grant AS lent
        JOIN people_user AS account ON account.id = lent.user_id AND account.is_active
        JOIN people_unitpath AS top ON top.unit_id = lent.unit_id
            AND top.period @> %(today)s::date AND top.path <@ %(path)s::ltree
        JOIN people_unitpath AS place
            ON place.path <@ top.path AND place.period @> %(today)s::date
        JOIN lacks ON lacks.unit_id = place.unit_id
        WHERE lent.role = %(officer)s AND lent.period @> %(today)s::date
    )
"""
_TO_MEMBERS = """
    SELECT found.person_id, account.id AS user_id, found.unit_id,
        CASE WHEN found.is_member THEN '{}'::jsonb
            ELSE jsonb_build_object('is_other', true) END AS facts
    FROM found
    JOIN people_person AS person ON person.id = found.person_id
    LEFT JOIN people_user AS account
        ON account.id = person.user_id AND account.is_active
    WHERE found.reason_order <> ALL(%(settled)s)
"""
# One row a person, whatever the number of their units.
_TO_SECRETARIES = """
    SELECT answers.person_id, answers.user_id,
        (array_agg(unit.id ORDER BY unit.code))[1] AS unit_id,
        jsonb_build_object('people', sum(lacks.people), 'others', sum(lacks.others),
            'units', jsonb_agg(unit.uid ORDER BY unit.code)) AS facts
    FROM answers
    JOIN lacks ON lacks.unit_id = answers.unit_id
    JOIN people_unit AS unit ON unit.id = answers.unit_id
    GROUP BY answers.person_id, answers.user_id
"""
_TO_COMMITTEES = """
    SELECT person.id AS person_id, summed.user_id, tops.unit_id,
        jsonb_build_object('people', summed.people, 'others', summed.others,
            'units', tops.units) AS facts
    FROM (
        SELECT user_id, sum(people) AS people, sum(others) AS others
        FROM (SELECT DISTINCT user_id, unit_id, people, others FROM reach) AS apart
        GROUP BY user_id
    ) AS summed
    JOIN (
        SELECT once.user_id, jsonb_agg(unit.uid ORDER BY unit.code) AS units,
            (array_agg(unit.id ORDER BY unit.code))[1] AS unit_id
        FROM (SELECT DISTINCT user_id, top_id FROM reach) AS once
        JOIN people_unit AS unit ON unit.id = once.top_id
        GROUP BY once.user_id
    ) AS tops ON tops.user_id = summed.user_id
    LEFT JOIN people_person AS person ON person.user_id = summed.user_id
"""
_UNANSWERED = """
    SELECT count(*) FROM lacks
    WHERE NOT EXISTS (SELECT FROM answers WHERE answers.unit_id = lacks.unit_id)
"""
_RECIPIENTS = {
    Audience.MEMBER: _TO_MEMBERS,
    Audience.SECRETARY: _TO_SECRETARIES,
    Audience.COMMITTEE: _TO_COMMITTEES,
}
_NAMES = """
    SELECT coalesce(person.full_name, nullif(account.display_name, ''), account.username),
        unit.name,
        coalesce((told.facts ->> 'people')::int,
            1 - jsonb_exists(told.facts, 'is_other')::int),
        coalesce((told.facts ->> 'others')::int,
            jsonb_exists(told.facts, 'is_other')::int),
        account.id IS NOT NULL
    FROM ([told]) AS told
    LEFT JOIN people_person AS person ON person.id = told.person_id
    LEFT JOIN people_user AS account ON account.id = told.user_id
    LEFT JOIN people_unit AS unit ON unit.id = told.unit_id
    ORDER BY unit.code, person.sort_key, told.person_id, told.user_id
    LIMIT %(limit)s OFFSET %(start)s
"""
