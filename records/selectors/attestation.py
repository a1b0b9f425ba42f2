"""The chain of attestations: what stands, what each unit right below has done."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from courses.models import Campaign
from people.access import today
from people.models import Unit, UnitEdge, UnitPath
from records.kinds.attestation import AttestationState
from records.kinds.counts import Counts, total
from records.kinds.missing import Missing
from records.models import Attestation, AttestationStep
from records.selectors.board import Line, lines_now
from records.selectors.missing import Wish, missing_people
from records.selectors.scene import Scene

SETTLED = (AttestationState.ACCEPTED, AttestationState.LOCKED)


@dataclass(frozen=True)
class Child:
    """A unit right below that has counted people, and what it has attested last."""

    line: Line
    attestation: Attestation | None  # the live one
    returned: AttestationStep | None  # why the last one was returned, if none is live

    @property
    def state(self) -> str:
        """The state's code; "open" before anything, "returned" while it is to do again."""
        if self.attestation:
            return str(self.attestation.state)
        return "returned" if self.returned else "open"

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED


@dataclass(frozen=True)
class Below:
    """A unit's whole figures now, its own list's, and the units right below."""

    counts: Counts
    own: Counts
    children: list[Child]

    @property
    def unsettled(self) -> list[Child]:
        return [one for one in self.children if not one.is_settled]


def scene_of(campaign: Campaign, unit: Unit) -> Scene | None:
    """The scene without anybody who looks; None where the unit stands nowhere today."""
    place = UnitPath.objects.filter(unit=unit, period__contains=today()).first()
    if place is None or campaign.published is None:
        return None
    return Scene(campaign, campaign.published, unit, place.path, today(), ())


def live(campaign: Campaign) -> QuerySet[Attestation]:
    """The attestations of the campaign that were not returned."""
    return campaign.attestations.exclude(state=AttestationState.RETURNED)


def attestations_of(campaign: Campaign, unit_ids: list[int]) -> dict[int, Attestation]:
    """The live attestation of each unit that has one."""
    found = live(campaign).filter(unit__in=unit_ids).select_related("confirmed_by")
    return {one.unit_id: one for one in found}


def attestations_right_below(scene: Scene) -> QuerySet[Attestation]:
    """Those of the units right below the scene's unit, the returned ones too."""
    under = UnitEdge.objects.filter(parent=scene.unit, period__contains=scene.on)
    return scene.campaign.attestations.filter(unit__in=under.values("unit"))


def lock_of(campaign: Campaign) -> Attestation | None:
    return campaign.attestations.filter(state=AttestationState.LOCKED).first()


def below(scene: Scene, lines: list[Line] | None = None) -> Below:
    """What stands below the scene's unit; three queries, however many units."""
    lines = lines_now(scene) if lines is None else lines
    under = [one for one in lines if not one.is_own and one.counts.counted]
    ids = [one.unit_id for one in under]
    known = attestations_of(scene.campaign, ids)
    returned = _last_returns(scene.campaign, [one for one in ids if one not in known])
    return Below(
        counts=total(one.counts for one in lines),
        own=total(one.counts for one in lines if one.is_own),
        children=[
            Child(one, known.get(one.unit_id), returned.get(one.unit_id))
            for one in under
        ],
    )


def last_return(campaign: Campaign, unit: Unit) -> AttestationStep | None:
    """Why the unit's last attestation was returned; the caller knows that none is live."""
    return _last_returns(campaign, [unit.pk]).get(unit.pk)


def returns_of(campaign: Campaign, unit: Unit) -> list[AttestationStep]:
    """Every return of the unit's attestations, the newest first."""
    steps = AttestationStep.objects.filter(
        attestation__campaign=campaign, attestation__unit=unit, act="return"
    )
    return list(
        steps.select_related("attestation__confirmed_by", "actor").order_by(
            "-done_at", "-pk"
        )
    )


def _last_returns(
    campaign: Campaign, unit_ids: list[int]
) -> dict[int, AttestationStep]:
    steps = AttestationStep.objects.filter(
        attestation__campaign=campaign, attestation__unit__in=unit_ids, act="return"
    ).select_related("attestation", "actor")
    ordered = steps.order_by("attestation__unit", "-done_at", "-pk")
    return {
        one.attestation.unit_id: one for one in ordered.distinct("attestation__unit")
    }


def parent_of(unit: Unit) -> Unit | None:
    """The unit right above, today."""
    edge = unit.edges.filter(period__contains=today()).select_related("parent").first()
    return edge.parent if edge else None


def own_missing(scene: Scene, own: Counts) -> list[Missing]:
    """Those of the unit's own list who have not taken part, by name."""
    if own.counted == own.participated:
        return []
    rows = missing_people(scene, Wish(sort="name"))
    return [one for one in rows if one.unit_uid == scene.unit.uid]


def has_confirmed_below(scene: Scene, user_id: int) -> bool:
    """Whether a live attestation of a unit below was confirmed by that person."""
    places = UnitPath.objects.filter(
        path__under=scene.path, period__contains=scene.on
    ).exclude(unit=scene.unit)
    mine = live(scene.campaign).filter(confirmed_by=user_id)
    return mine.filter(unit__in=places.values("unit")).exists()


@dataclass(frozen=True)
class Level:
    """How far the units of one kind are."""

    kind: str
    units: int
    confirmed: int
    accepted: int
    returned: int

    @property
    def title(self) -> str:
        return str(Unit.Kind(self.kind).label)


def levels_below(scene: Scene) -> list[Level]:
    """The units below that answer for counted people, by kind; the highest kind first."""
    asked: dict[str, Any] = {
        "campaign": scene.campaign.pk,
        "day": scene.on,
        "path": scene.path,
        "depth": scene.depth,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LEVELS, asked)
        return [Level(*row) for row in cursor]


_LEVELS = """
    SELECT unit.kind, count(*),
        count(*) FILTER (WHERE one.state = 'confirmed'),
        count(*) FILTER (WHERE one.state IN ('accepted', 'locked')),
        count(*) FILTER (WHERE one.id IS NULL AND EXISTS (
            SELECT FROM records_attestation AS former
            WHERE former.campaign_id = %(campaign)s AND former.unit_id = unit.id))
    FROM people_unit AS unit
    JOIN (
        SELECT DISTINCT holder.unit_id, holder.depth
        FROM records_tally AS tally
        JOIN people_unitpath AS place ON place.unit_id = tally.unit_id
            AND place.period @> %(day)s::date AND place.path <@ %(path)s::ltree
        JOIN people_unitpath AS holder ON place.path <@ holder.path
            AND holder.period @> %(day)s::date AND holder.depth > %(depth)s
        WHERE tally.campaign_id = %(campaign)s AND tally.counted > 0
    ) AS placed ON placed.unit_id = unit.id
    LEFT JOIN records_attestation AS one ON one.unit_id = unit.id
        AND one.campaign_id = %(campaign)s AND one.state <> 'returned'
    GROUP BY unit.kind
    ORDER BY min(placed.depth), unit.kind
"""
