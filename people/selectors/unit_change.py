"""What a decision on one unit meets: who moves along, and what is still in it."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kernel.kinds.wording import number
from people.kinds.reform import Stake
from people.models import HomeUnit, Unit, UnitPath
from people.selectors.reform import homes_moving

NAMED = 5  # units below that are named; of the others the number


def units_below(unit: Unit, on: date) -> QuerySet[UnitPath]:
    """The places of ``unit`` and of all below it on the day ``on``."""
    standing = UnitPath.objects.filter(period__contains=on)
    paths = standing.filter(unit=unit).values_list("path", flat=True)
    return standing.filter(path__under_any=list(paths))


def people_below(unit: Unit, on: date) -> int:
    """How many are at home in ``unit`` or below it on the day ``on``."""
    places = units_below(unit, on).values("unit")
    return HomeUnit.objects.filter(unit__in=places, period__contains=on).count()


def moved_along(unit: Unit, on: date) -> list[Stake]:
    """What goes with ``unit`` to another place."""
    below = units_below(unit, on).exclude(unit=unit).count()
    along = ngettext(
        "%(n)s unit below it moves with it.",
        "%(n)s units below it move with it.",
        below,
    ) % {"n": number(below)}
    seen = _(
        "Whoever holds a role on a unit above its former place no longer sees it from "
        "that day; whoever holds one above its new place does. Roles on the unit itself "
        "stay."
    )
    return [*([Stake(along)] if below else []), Stake(seen)]


def contents_of(unit: Unit, on: date) -> list[Stake]:
    """Who and what is in ``unit`` on the day ``on`` or later, which keeps it from ending."""
    return [*_people_in(unit, on), *_units_in(unit, on)]


def _instead() -> str:
    return _("Have it become one with another unit by a merger, or move them first.")


def _people_in(unit: Unit, on: date) -> list[Stake]:
    people = homes_moving([unit.pk], on).count()
    if not people:
        return []
    text = ngettext(
        "%(n)s person is at home in it.", "%(n)s people are at home in it.", people
    )
    return [Stake(text % {"n": number(people)}, _instead(), stops=True)]


def _units_in(unit: Unit, on: date) -> list[Stake]:
    below = list(
        Unit.objects.filter(
            edges__parent=unit, edges__period__overlap=DateRange(on, None)
        )
        .distinct()
        .order_by("code", "pk")
    )
    if not below:
        return []
    text = ngettext(
        "%(n)s unit stands below it: %(names)s.",
        "%(n)s units stand below it: %(names)s.",
        len(below),
    )
    names = ", ".join(one.name for one in below[:NAMED])
    if len(below) > NAMED:
        names += ", …"
    told = {"n": number(len(below)), "names": names}
    return [Stake(text % told, _instead(), stops=True)]
