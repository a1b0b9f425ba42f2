"""Reads of the tree of units, each as of a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import (
    Case,
    F,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from people.access import Actor, Permission, paths_for, today, units_for
from people.kinds.name import search_key
from people.models import Unit, UnitName, UnitPath


@dataclass(frozen=True)
class TreeNode:
    """A unit where it stands in the tree of a day."""

    unit: Unit
    name: str  # as of that day
    path: str
    depth: int  # 1 at the root
    parent_id: int | None


def children_of(unit: Unit, on: date | None = None) -> QuerySet[Unit]:
    """The units right below ``unit`` on a day (today if not given), by code."""
    day = on or today()
    return Unit.objects.filter(
        edges__parent=unit, edges__period__contains=day
    ).order_by("code", "pk")


def ancestors_of(unit: Unit, on: date | None = None) -> list[Unit]:
    """The units above ``unit`` on a day, the root first; without ``unit`` itself."""
    day = on or today()
    path = (
        UnitPath.objects.filter(unit=unit, period__contains=day)
        .values_list("path", flat=True)
        .first()
    )
    if path is None:
        return []
    numbers = [int(label[1:]) for label in path.split(".")[:-1]]
    above = Unit.objects.in_bulk(numbers)
    return [above[number] for number in numbers]


def with_name_on(units: QuerySet[Unit], on: date) -> QuerySet[Unit]:
    """``units`` with ``name_on``: the name that each bore on the day."""
    then = UnitName.objects.filter(unit=OuterRef("pk"), period__contains=on)
    return units.annotate(
        name_on=Coalesce(Subquery(then.values("name")[:1]), F("name"))
    )


def unit_tree_for(
    user: Actor, permission: Permission, on: date | None = None
) -> list[TreeNode]:
    """The tree that ``user`` holds ``permission`` on, parents before children."""
    day = on or today()
    rows = UnitPath.objects.filter(
        period__contains=day, path__under_any=paths_for(user, permission)
    ).values_list("unit_id", "path", "depth")
    found = {unit_id: (path, depth) for unit_id, path, depth in rows}
    units = {
        unit.pk: unit for unit in with_name_on(Unit.objects.filter(pk__in=found), day)
    }
    keys = {
        unit_id: [
            units[int(label[1:])].code if int(label[1:]) in units else ""
            for label in path.split(".")
        ]
        for unit_id, (path, _depth) in found.items()
    }
    ordered = sorted(units, key=lambda unit_id: (keys[unit_id], unit_id))
    return [_node(units[unit_id], *found[unit_id]) for unit_id in ordered]


def _node(unit: Unit, path: str, depth: int) -> TreeNode:
    labels = path.split(".")
    parent = int(labels[-2][1:]) if depth > 1 else None
    name = getattr(unit, "name_on", unit.name)
    return TreeNode(unit=unit, name=name, path=path, depth=depth, parent_id=parent)


def roots_for(user: Actor, permission: Permission) -> QuerySet[Unit]:
    """The highest units that ``user`` holds ``permission`` on today."""
    paths = paths_for(user, permission)
    highest = [
        path
        for path in paths
        if not any(path != other and path.startswith(other + ".") for other in paths)
    ]
    return Unit.objects.filter(
        pk__in=[int(path.rsplit(".", 1)[-1][1:]) for path in highest]
    ).order_by("code", "pk")


def search_units(
    user: Actor, permission: Permission, words: str, on: date | None = None
) -> QuerySet[Unit]:
    """The units that ``words`` may mean, without diacritics, best first.

    A code or a name that begins so comes before one that only resembles it.
    """
    units = units_for(user, permission, on)
    key = search_key(words)
    if not key:
        return units.order_by("code", "pk")
    similar = TrigramWordSimilarity(key, "name_key")
    near = Q(name_key__trigram_word_similar=key)
    exact = Q(code__istartswith=words.strip()) | Q(name_key__contains=key)
    rank = Case(
        When(code__iexact=words.strip(), then=Value(3.0)),
        When(exact, then=Value(2.0)),
        default=similar,
        output_field=FloatField(),
    )
    return (
        units.filter(near | exact).annotate(rank=rank).order_by("-rank", "code", "pk")
    )


def units_named(units: QuerySet[Unit], label: str) -> list[Unit]:
    """Those of ``units`` whose code or name is ``label``, loosely written; two at most."""
    by_code = list(units.filter(code__iexact=label.strip())[:1])
    return by_code or list(units.filter(name_key=search_key(label)).order_by("pk")[:2])


def paths_to(units: Iterable[Unit], on: date | None = None) -> dict[int, list[str]]:
    """For each of ``units`` the names above it, the nearest last; two queries."""
    day = on or today()
    rows = dict(
        UnitPath.objects.filter(
            unit__in=[unit.pk for unit in units], period__contains=day
        ).values_list("unit_id", "path")
    )
    above = {int(label[1:]) for path in rows.values() for label in path.split(".")[:-1]}
    names = dict(Unit.objects.filter(pk__in=above).values_list("pk", "name"))
    return {
        unit_id: [names[int(label[1:])] for label in path.split(".")[:-1]]
        for unit_id, path in rows.items()
    }


_COUNTS = """
SELECT c.unit_id, count(h.id)
FROM people_unitpath c
JOIN people_unitpath d ON d.path <@ c.path AND d.period @> %(day)s::date
JOIN people_homeunit h ON h.unit_id = d.unit_id AND h.period @> %(day)s::date
WHERE c.unit_id = ANY(%(units)s) AND c.period @> %(day)s::date
GROUP BY c.unit_id
"""


def people_counts(units: Iterable[Unit], on: date | None = None) -> dict[int, int]:
    """How many people are at home in each of ``units`` or below; one query."""
    numbers = [unit.pk for unit in units]
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, {"day": on or today(), "units": numbers})
        return dict(cursor.fetchall())
