"""What of the chain waits for a person: to confirm, to decide, to lock."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from courses.models import Campaign
from people.access import Actor, Permission, grants_of, today
from people.models import Unit, UnitEdge
from records.kinds.attestation import AttestationState
from records.models import Attestation
from records.permissions import (
    ACCEPT_ATTESTATION,
    ATTEST_CELL,
    ATTEST_COMMITTEE,
    LOCK_ATTESTATION,
)


@dataclass(frozen=True)
class Due:
    """A unit of the person's own grant that may attest now."""

    campaign_uid: UUID
    campaign: str
    unit_uid: UUID
    unit: str
    returned_because: str  # "": it has not been returned


def due_to_confirm(
    user: Actor, permissions: Sequence[Permission] = (ATTEST_CELL, ATTEST_COMMITTEE)
) -> list[Due]:
    """Units on which the user holds the right itself, with everything below accepted."""
    unit_ids: set[int] = set()
    for one in permissions:
        is_cell = Q(unit__kind=Unit.Kind.CELL)
        wanted = is_cell if one == ATTEST_CELL else ~is_cell
        unit_ids.update(_units(grants_of(user, one).filter(wanted)))
    return _due(unit_ids, is_lock=False)


def due_to_lock(user: Actor) -> list[Due]:
    """Campaigns of the user's own units of which everything right below is accepted."""
    return _due(set(_units(grants_of(user, LOCK_ATTESTATION))), is_lock=True)


def waiting_attestations(user: Actor) -> QuerySet[Attestation]:
    """What waits for the user's decision, right below the units of their grants."""
    units = grants_of(user, ACCEPT_ATTESTATION).values("unit")
    below = UnitEdge.objects.filter(
        unit=OuterRef("unit"), parent__in=units, period__contains=today()
    )
    above = Attestation.objects.filter(campaign=OuterRef("campaign")).exclude(
        state=AttestationState.RETURNED
    )
    parent = UnitEdge.objects.filter(
        unit=OuterRef(OuterRef("unit")), period__contains=today()
    )
    return Attestation.objects.filter(
        Exists(below),
        ~Exists(above.filter(state=AttestationState.LOCKED)),
        ~Exists(above.filter(unit__in=parent.values("parent"))),
        state=AttestationState.CONFIRMED,
        campaign__state=Campaign.State.CLOSED,
    ).exclude(confirmed_by=user.pk)


def _units(grants: Any) -> list[int]:
    return list(grants.values_list("unit", flat=True))


def _due(unit_ids: set[int], *, is_lock: bool) -> list[Due]:
    if not unit_ids:
        return []
    asked: dict[str, Any] = {
        "units": sorted(unit_ids),
        "day": today(),
        "is_lock": is_lock,
    }
    with connection.cursor() as cursor:
        cursor.execute(_DUE, asked)
        return [Due(*row) for row in cursor]


# Counted people stand below a unit: a tally of it or of a unit under it says so.
_COUNTED = """
    EXISTS (SELECT FROM records_tally AS tally
        JOIN people_unitpath AS there ON there.unit_id = tally.unit_id
            AND there.period @> %(day)s::date AND there.path <@ {path}
        WHERE tally.campaign_id = campaign.id AND tally.counted > 0)
"""
_LIVE = """
    EXISTS (SELECT FROM records_attestation AS one
        WHERE one.campaign_id = campaign.id AND one.unit_id = {unit}
            AND one.state <> 'returned')
"""
_DUE = f"""
    SELECT campaign.uid, version.title, unit.uid, unit.name,
        coalesce((SELECT step.reason FROM records_attestationstep AS step
            JOIN records_attestation AS former ON former.id = step.attestation_id
            WHERE former.campaign_id = campaign.id AND former.unit_id = unit.id
                AND step.act = 'return'
            ORDER BY step.done_at DESC, step.id DESC LIMIT 1), '')
    FROM courses_campaign AS campaign
    JOIN courses_campaignversion AS version ON version.id = campaign.published_id
    JOIN people_unitpath AS top ON top.unit_id = campaign.owner_id
        AND top.period @> %(day)s::date
    JOIN people_unitpath AS place ON place.unit_id = ANY(%(units)s)
        AND place.period @> %(day)s::date AND place.path <@ top.path
    JOIN people_unit AS unit ON unit.id = place.unit_id
    LEFT JOIN people_unitedge AS up ON up.unit_id = unit.id
        AND up.period @> %(day)s::date
    WHERE campaign.state = 'closed' AND (unit.id = campaign.owner_id) = %(is_lock)s
        AND NOT EXISTS (SELECT FROM records_attestation AS locked
            WHERE locked.campaign_id = campaign.id AND locked.state = 'locked')
        AND NOT {_LIVE.format(unit="unit.id")}
        AND (%(is_lock)s OR NOT {_LIVE.format(unit="up.parent_id")})
        AND {_COUNTED.format(path="place.path")}
        AND NOT EXISTS (SELECT FROM people_unitedge AS down
            JOIN people_unitpath AS under ON under.unit_id = down.unit_id
                AND under.period @> %(day)s::date
            WHERE down.parent_id = unit.id AND down.period @> %(day)s::date
                AND {_COUNTED.format(path="under.path")}
                AND NOT EXISTS (SELECT FROM records_attestation AS one
                    WHERE one.campaign_id = campaign.id
                        AND one.unit_id = down.unit_id AND one.state = 'accepted'))
    ORDER BY version.closes_at DESC, unit.code, campaign.id
"""  # noqa: S608 -- made of our own constants
