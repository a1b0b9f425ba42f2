"""Halls that a person may close as a witness, and what their paper lists say."""

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
)

from live.models import Hall, HallSeat, LiveSession, PaperList, PaperMark
from live.selectors.session import SHOWN, halls_for
from people.access import Actor, Permission, units_for


def halls_to_close(user: Actor, permission: Permission) -> QuerySet[Hall]:
    """Halls kept by units of the user's grants, or with people of these seated there.

    ``is_kept`` tells the former from the latter.
    """
    units = units_for(user, permission)
    seated = HallSeat.objects.filter(hall=OuterRef("pk"), unit__in=units)
    kept = ExpressionWrapper(Q(unit__in=units), output_field=BooleanField())
    return (
        Hall.objects.select_related(
            "session__activity__section", "unit", "witness__witnessed_by"
        )
        .filter(Q(unit__in=units) | Exists(seated), session__state__in=SHOWN)
        .annotate(is_kept=kept)
    )


def paper_lists_for(user: Actor, permission: Permission) -> QuerySet[PaperList]:
    """Scans of halls that units of the user's grants keep."""
    return PaperList.objects.filter(hall__in=halls_for(user, permission))


def signed_in(session: LiveSession) -> dict[int, PaperMark]:
    """The first list on which each person has signed, by the person's id."""
    marks = (
        PaperMark.objects.filter(paper_list__hall__session=session)
        .select_related("paper_list")
        .order_by("-paper_list__added_at", "-pk")
    )
    return {one.person_id: one for one in marks}
