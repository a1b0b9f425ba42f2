"""Units that are no more: who may look at them, and who took over."""

from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from kernel.models import AuditEvent
from people.access import Actor, Permission, paths_for, today
from people.models import Grant, Unit, UnitSuccession

# The unit, those above it on its last day, and whoever took over from one of these by a
# merger, or from the unit itself in any way; with all above them today.
_RESPONSIBLE = """
WITH RECURSIVE last AS (
    SELECT path FROM people_unitpath WHERE unit_id = %(unit)s
    ORDER BY upper(period) DESC NULLS FIRST LIMIT 1
), line AS (
    SELECT substr(label, 2)::bigint AS unit_id
    FROM last, unnest(string_to_array(ltree2text(last.path), '.')) AS label
    UNION
    SELECT follows.successor_id
    FROM line JOIN people_unitsuccession AS follows ON follows.former_id = line.unit_id
    WHERE follows.kind = 'merged' OR follows.former_id = %(unit)s
)
SELECT unit_id FROM line
UNION
SELECT substr(label, 2)::bigint
FROM line
JOIN people_unitpath AS place
    ON place.unit_id = line.unit_id AND place.period @> %(day)s::date,
    unnest(string_to_array(ltree2text(place.path), '.')) AS label
"""


def former_unit_for(user: Actor, permission: Permission, uid: UUID) -> Unit | None:
    """The unit ``uid`` that is no more, if ``user`` answers for what became of it.

    They hold ``permission`` today on a unit that was above it at its end, on one that
    took over, or above one of these.
    """
    unit = Unit.objects.filter(uid=uid, dissolved_on__lte=today()).first()
    if unit is None:
        return None
    own = {int(path.rsplit(".", 1)[-1][1:]) for path in paths_for(user, permission)}
    with connection.cursor() as cursor:
        cursor.execute(_RESPONSIBLE, {"unit": unit.pk, "day": today()})
        line = {row[0] for row in cursor}
    return unit if own & line else None


def successions_of(unit: Unit) -> QuerySet[UnitSuccession]:
    """Who took over from ``unit`` and from whom it took over, the latest first."""
    return (
        UnitSuccession.objects.filter(Q(former=unit) | Q(successor=unit))
        .select_related("former", "successor")
        .order_by("-on", "former__code", "successor__code", "pk")
    )


def grants_ended_with(unit: Unit) -> QuerySet[Grant]:
    """The roles on ``unit`` that ended because it did: whom to grant one anew, perhaps."""
    days = {unit.dissolved_on}
    days |= {
        timezone.localdate(one)
        for one in AuditEvent.objects.filter(
            target_uid=unit.uid, verb="unit.dissolved"
        ).values_list("happened_at", flat=True)
    }
    return (
        Grant.objects.filter(unit=unit)
        .filter(Q(period__endswith__in=days) | Q(period__isempty=True))
        .select_related("user", "unit")
        .order_by("role", "user__username", "pk")
    )
