"""What people were told of their results, and whether that still holds."""

import json
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, QuerySet

from courses.models import Campaign
from people.access import Actor, Permission, units_for
from people.models import Person
from records.models import Contest, StatedResult, Statement
from records.selectors.count import ON_LIST_AS_OF, RECORDS_AS_OF

# Everything that an evaluation may hold of a person, but for names; the same words always.
# Written against entry (courses_rosterentry) and record (the facts as of %(at)s).
FACTS = """
    jsonb_build_object(
        'unit', entry.unit_id, 'is_member', entry.is_member,
        'exclusion', entry.exclusion,
        'participated', record.participated_at IS NOT NULL,
        'completed', record.completed_at IS NOT NULL,
        'passed', record.passed_at IS NOT NULL,
        'occurred_on', to_char(record.occurred_on, 'YYYY-MM-DD'),
        'mode', coalesce(record.mode, ''), 'grade', coalesce(record.grade, ''),
        'studied', record.studied::text
    )
"""
TOLD_AS_OF = """
    SELECT DISTINCT ON (campaign_id, person_id)
        campaign_id, person_id, facts, contest_until
    FROM records_statedresult
    WHERE campaign_id = ANY(%(campaigns)s) AND told_at <= %(at)s
    ORDER BY campaign_id, person_id, told_at DESC, id DESC
"""
CONTESTED_AS_OF = """
    SELECT DISTINCT campaign_id, person_id FROM records_contest
    WHERE campaign_id = ANY(%(campaigns)s) AND opened_at <= %(at)s
        AND coalesce(settled_at > %(at)s, true)
"""
# Passed attempts that people look at: a signal was found, no outcome is settled yet.
LOOKED_AT_AS_OF = """
    SELECT DISTINCT version.campaign_id, attempt.person_id
    FROM assessments_inquiry AS inquiry
    JOIN assessments_attempt AS attempt ON attempt.id = inquiry.attempt_id
    JOIN courses_enrolment AS place ON place.id = attempt.enrolment_id
    JOIN courses_campaignversion AS version ON version.run_id = place.run_id
    WHERE version.campaign_id = ANY(%(campaigns)s) AND inquiry.opened_at <= %(at)s
        AND coalesce(inquiry.settled_at > %(at)s, true)
"""
# As records.kinds.contest.gate, against told, contested, looked, unsealed and FACTS.
GATE = f"""
    CASE WHEN contested.person_id IS NOT NULL THEN 'đang khiếu nại'
        WHEN looked.person_id IS NOT NULL THEN 'đang xem lại lượt thi'
        WHEN told.facts IS NULL THEN 'chưa thông báo cho người học'
        WHEN told.facts <> {FACTS} THEN 'thay đổi sau thông báo'
        WHEN %(at)s < told.contest_until THEN 'chưa hết hạn đề nghị xem lại'
        WHEN unsealed.person_id IS NOT NULL THEN 'chưa niêm phong trong sổ cái'
        ELSE '' END
"""


def facts_now(
    campaign: Campaign, person: Person, at: datetime
) -> dict[str, Any] | None:
    """The facts of one person as the export would hold them; None if not on the list."""
    asked: dict[str, Any] = {"at": at, "campaigns": [campaign.pk], "person": person.pk}
    with connection.cursor() as cursor:
        cursor.execute(_OF_ONE, asked)
        row = cursor.fetchone()
    if row is None:
        return None
    facts: dict[str, Any] = json.loads(row[0])
    return facts


def campaigns_to_state(user: Actor, permission: Permission) -> QuerySet[Campaign]:
    """Published and closed campaigns of the user's own units, the newest first."""
    return (
        Campaign.objects.filter(
            owner__in=units_for(user, permission),
            state__in=[Campaign.State.PUBLISHED, Campaign.State.CLOSED],
            published__isnull=False,
        )
        .select_related("published")
        .order_by("-published__closes_at", "-pk")
    )


def own_results(user: Actor) -> QuerySet[StatedResult]:
    """What the person who bears the account was told, the newest first."""
    return (
        StatedResult.objects.filter(person__user=user.pk, person__user__isnull=False)
        .select_related("campaign__published", "unit", "statement", "person")
        .order_by("-told_at", "-pk")
    )


def in_force(results: QuerySet[StatedResult]) -> QuerySet[StatedResult]:
    """Those of ``results`` that no newer one has taken the place of."""
    newer = StatedResult.objects.filter(
        campaign=OuterRef("campaign"), person=OuterRef("person")
    ).filter(told_at__gt=OuterRef("told_at"))
    return results.filter(~Exists(newer))


def unseen_results(user: Actor) -> QuerySet[StatedResult]:
    """What the person was told and has not said to have seen."""
    return in_force(own_results(user)).filter(seen_at=None)


def with_open_contest(results: QuerySet[StatedResult]) -> QuerySet[StatedResult]:
    """Each of ``results`` with ``is_contested``."""
    unsettled = Contest.objects.filter(
        campaign=OuterRef("campaign"), person=OuterRef("person"), settled_at=None
    )
    return results.annotate(is_contested=Exists(unsettled))


def statements_of(campaign_ids: list[int]) -> dict[int, list[Statement]]:
    """The statements of each campaign, the newest first."""
    found: dict[int, list[Statement]] = {}
    many = Statement.objects.filter(campaign__in=campaign_ids).select_related(
        "issued_by"
    )
    for one in many.order_by("campaign", F("number").desc()):
        found.setdefault(one.campaign_id, []).append(one)
    return found


FROM_LIST = f"""
    FROM courses_rosterentry AS entry
    LEFT JOIN ({RECORDS_AS_OF}) AS record ON record.campaign_id = entry.campaign_id
        AND record.person_id = entry.person_id
"""
ON_LIST = f"""
    WHERE entry.campaign_id = ANY(%(campaigns)s) AND {ON_LIST_AS_OF}
        AND entry.exclusion NOT IN ('moved_out', 'not_open')
"""
_OF_ONE = f"SELECT {FACTS} {FROM_LIST} {ON_LIST} AND entry.person_id = %(person)s"
