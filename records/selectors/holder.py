"""Who holds a right on a unit, or the nearest above it that has anybody."""

from collections.abc import Collection

from django.db.models import F, OuterRef, Subquery

from people.access import Permission, today
from people.models import Grant, Unit, UnitPath, User


def nearest_holders(
    unit: Unit, permission: Permission, *, besides: Collection[int | None] = ()
) -> list[User]:
    """The accounts with a grant of ``permission`` on the lowest unit, from ``unit`` up.

    Args:
        besides: accounts that are not meant: who did it, or whom it is about.
    """
    day = today()
    place = UnitPath.objects.filter(unit=unit, period__contains=day).first()
    if place is None:
        return []
    above = [int(step.removeprefix("u")) for step in place.path.split(".")]
    depth = UnitPath.objects.filter(unit=OuterRef("unit"), period__contains=day)
    grants = (
        Grant.objects.filter(
            unit__in=above,
            role__in=permission.roles,
            period__contains=day,
            user__is_active=True,
        )
        .exclude(user__in=[one for one in besides if one is not None])
        .annotate(depth=Subquery(depth.values("depth")[:1]))
        .select_related("user")
        .order_by(F("depth").desc(), "pk")
    )
    found = list(grants)
    return [one.user for one in found if one.unit_id == found[0].unit_id]
