"""What a decision on units would do: read before it is recorded, and again by it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kernel.kinds.wording import day as in_words
from people.access import today
from people.kinds.reform import Reform, Stake, stakes_of
from people.models import Grant, HomeUnit, Unit, UnitEdge, UnitName, UnitPath
from people.selectors.estate import owned_stakes


@dataclass(frozen=True)
class Share:
    """How many people, and which units, one result gets.

    ``is_itself``: the unit that is split goes on with them; nothing moves.
    """

    name: str
    people: int
    children: tuple[Unit, ...]
    is_itself: bool = False


@dataclass(frozen=True)
class Plan:
    """The dry run: what moves, which roles end, what follows, what stands in the way.

    ``shares``: what each result comes to, of the units that are met.
    ``people``: who moves or may be assigned, by id.
    """

    reform: Reform
    shares: tuple[Share, ...]
    grants: tuple[Grant, ...]
    stakes: tuple[Stake, ...]
    people: tuple[int, ...]

    @property
    def moving(self) -> int:
        """How many people move."""
        return sum(one.people for one in self.shares if not one.is_itself)

    @property
    def obstacles(self) -> list[Stake]:
        return [one for one in self.stakes if one.stops]

    @property
    def notes(self) -> list[Stake]:
        return [one for one in self.stakes if not one.stops]

    @property
    def mark(self) -> str:
        """Another one whenever the preview would say something else, or meet others."""
        said = (
            sorted(self.reform.leaving),
            sorted(self.reform.ending),
            sorted(self.reform.moving),
            sorted(self.reform.anchors),
            self.reform.on.isoformat(),
            [
                (one.name, one.people, [child.pk for child in one.children])
                for one in self.shares
            ],
            [one.pk for one in self.grants],
            [(one.text, one.remedy) for one in self.stakes],
            self.people,
        )
        return sha256(repr(said).encode()).hexdigest()


def plan_of(
    reform: Reform, shares: Iterable[Share], more: Iterable[Stake] = ()
) -> Plan:
    """What ``reform`` would do, as the register stands now; ``more``: stakes of its own."""
    stakes = [
        *more, *_not_standing(reform), *_later(reform), *stakes_of(reform),
        *owned_stakes(reform),
    ]  # fmt: skip
    return Plan(
        reform=reform,
        shares=tuple(shares),
        grants=tuple(grants_ending(reform.ending, reform.on)),
        stakes=tuple(stakes),
        people=tuple(
            homes_moving(reform.leaving, reform.on)
            .order_by("person_id")
            .values_list("person_id", flat=True)
        ),
    )


def share_of_merger(reform: Reform, name: str) -> Share:
    """All of it goes to the one result."""
    people = homes_moving(reform.leaving, reform.on).count()
    return Share(name, people, tuple(children_moving(reform.leaving, reform.on)))


def homes_moving(units: Collection[int], on: date) -> QuerySet[HomeUnit]:
    """The homes in ``units`` on the day ``on`` that began before it."""
    return HomeUnit.objects.filter(
        _began_before(on), unit__in=units, period__contains=on
    )


def children_moving(units: Collection[int], on: date) -> QuerySet[Unit]:
    """The units right below ``units`` on the day ``on`` but for these, by code."""
    return (
        Unit.objects.filter(edges__parent__in=units, edges__period__contains=on)
        .exclude(pk__in=units)
        .order_by("code", "pk")
    )


def edge_on(unit: Unit, on: date) -> UnitEdge | None:
    """Where ``unit`` stands on the day ``on``; None if it does not."""
    edges = UnitEdge.objects.filter(unit=unit, period__contains=on)
    return edges.select_related("parent").first()


def grants_ending(units: Collection[int], on: date) -> QuerySet[Grant]:
    """The roles on ``units`` that would still be held on the day ``on`` or today."""
    since = max(on, today())
    return (
        Grant.objects.filter(unit__in=units, period__overlap=DateRange(since, None))
        .select_related("user", "unit")
        .order_by("unit__code", "role", "user__username", "pk")
    )


def is_within(unit: Unit, others: Iterable[int], on: date) -> bool:
    """Whether ``unit`` is one of ``others`` or below one, on the day ``on`` or later."""
    labels = {f"u{one}" for one in others}
    paths = UnitPath.objects.filter(unit=unit, period__overlap=DateRange(on, None))
    found = paths.values_list("path", flat=True)
    return any(labels & set(path.split(".")) for path in found)


def _began_before(on: date) -> Q:
    return Q(period__startswith__lt=on) | Q(period__startswith=None)


def _not_standing(reform: Reform) -> list[Stake]:
    """Units that the day finds not founded yet, or that end, as recorded."""
    meant = reform.leaving | reform.ending | reform.anchors | reform.moving
    standing = Unit.objects.filter(
        pk__in=UnitPath.objects.filter(
            unit__in=meant, period__contains=reform.on
        ).values("unit"),
        dissolved_on=None,
    )
    lost = Unit.objects.filter(pk__in=meant).exclude(pk__in=standing.values("pk"))
    return [
        Stake(
            _("%(unit)s does not stand on %(day)s, or its end is recorded already.")
            % {"unit": one, "day": in_words(reform.on)},
            _("Choose another unit, or another day of effect."),
            stops=True,
        )
        for one in lost.order_by("code", "pk")
    ]


def _later(reform: Reform) -> list[Stake]:
    """Decisions of that day or later, to which nothing may be put in front."""
    return [
        *_later_homes(reform),
        *_later_children(reform),
        *_later_units(reform),
    ]


def _later_day() -> str:
    return _(
        "Choose a later day of effect. What holds from one day is recorded from the lowest "
        "units up."
    )


def _later_homes(reform: Reform) -> list[Stake]:
    later = HomeUnit.objects.filter(
        unit__in=reform.ending, period__startswith__gte=reform.on
    ).count()
    if not later:
        return []
    return [
        Stake(
            ngettext(
                "%(n)s person comes to a unit that ends, on that day or later.",
                "%(n)s people come to a unit that ends, on that day or later.",
                later,
            )
            % {"n": later},
            _("Choose a later day of effect, or transfer them elsewhere first."),
            stops=True,
        )
    ]


def _later_children(reform: Reform) -> list[Stake]:
    """Places below that begin on the day or later, or that are to end after it."""
    lasting = _began_before(reform.on) & Q(
        period__contains=reform.on, period__endswith=None
    )
    edges = (
        UnitEdge.objects.filter(
            parent__in=reform.leaving, period__overlap=DateRange(reform.on, None)
        )
        .exclude(pk__in=UnitEdge.objects.filter(lasting).values("pk"))
        .exclude(unit__in=reform.ending)
        .select_related("unit")
        .order_by("unit__code", "pk")
    )
    return [
        Stake(
            _("A decision of that day or later on the place of %(unit)s is recorded.")
            % {"unit": edge.unit},
            _later_day(),
            stops=True,
        )
        for edge in edges
    ]


def _later_units(reform: Reform) -> list[Stake]:
    """Units that end, whose name or place dates from the day or later."""
    since = Q(period__startswith__gte=reform.on)
    names = UnitName.objects.filter(since, unit__in=reform.ending)
    edges = UnitEdge.objects.filter(since, unit__in=reform.ending)
    meant = Unit.objects.filter(
        Q(pk__in=names.values("unit")) | Q(pk__in=edges.values("unit"))
    )
    return [
        Stake(
            _("A decision of that day or later on %(unit)s is recorded.")
            % {"unit": one},
            _later_day(),
            stops=True,
        )
        for one in meant.order_by("code", "pk")
    ]
