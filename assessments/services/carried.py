"""Points that were not understood, carried into a later plan."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import CarriedPoint
from assessments.selectors.understanding import Spot, grid_at
from courses.models import Campaign, Point
from kernel import audit
from kernel.errors import DomainError
from people.models import User


class PointHidden(DomainError):
    message = _("Fewer than 10 people here answered about this point.")


class TakenElsewhere(DomainError):
    message = _("Another campaign has taken this point up already.")


@transaction.atomic
def carry_point(
    *,
    spot: Spot,
    point: Point,
    actor: User,
    note: str = "",
    now: datetime | None = None,
) -> CarriedPoint:
    """Note ``point`` for the next plan with what is known of it at ``spot``; once.

    Raises:
        PointHidden: its figures may not be shown there.
    """
    now = now or timezone.now()
    row = next((one for one in grid_at(spot).rows if one.point == point), None)
    if row is None:
        raise PointHidden
    carried, is_new = CarriedPoint.objects.get_or_create(
        analysis=spot.analysis,
        point=point,
        owner=spot.unit,
        defaults={
            "takers": row.whole.takers,
            "facility": row.whole.share,
            "note": note.strip(),
            "created_by": actor,
            "created_at": now,
        },
    )
    if is_new:
        audit.record(
            actor=actor, verb="point.carried", target=point, now=now,
            unit=str(spot.unit.uid), facility=round(row.whole.share, 4),
        )  # fmt: skip
    return carried


@transaction.atomic
def take_point(
    *,
    carried: CarriedPoint,
    campaign: Campaign,
    actor: User,
    now: datetime | None = None,
) -> bool:
    """Tick it off: ``campaign`` takes it up; whether this call did so.

    Raises:
        TakenElsewhere: another campaign has it.
    """
    now = now or timezone.now()
    free = CarriedPoint.objects.filter(pk=carried.pk, taken_into=None)
    if free.update(taken_into=campaign, taken_by=actor, taken_at=now):
        audit.record(
            actor=actor, verb="point.taken_up", target=campaign, now=now,
            point=str(carried.point.uid),
        )  # fmt: skip
        return True
    carried.refresh_from_db()
    if carried.taken_into_id != campaign.pk:
        raise TakenElsewhere
    return False
