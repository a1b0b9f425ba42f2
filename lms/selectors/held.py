"""What is held about a person, from the registers of all apps."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import Count, F, Model, QuerySet, Value

from assessments.kinds import privacy as assessments
from cms.kinds import privacy as cms
from courses.kinds import privacy as courses
from h5p.kinds import privacy as h5p
from kernel.kinds import privacy as kernel
from kernel.kinds.privacy import Held, Keep, Purpose
from live.kinds import privacy as live
from people.kinds import privacy as people
from people.models import Person
from records.kinds import privacy as records

_APPS = (people, courses, assessments, live, h5p, records, cms, kernel)
REGISTER: tuple[Held, ...] = tuple(one for app in _APPS for one in app.HELD)
ABOUT = tuple(one for one in REGISTER if one.person)


@dataclass(frozen=True)
class Kind:
    """One table: how many rows about the person."""

    held: Held
    title: str
    count: int


@dataclass(frozen=True)
class Share:
    """All kinds that serve one purpose."""

    purpose: Purpose
    kinds: list[Kind]

    @property
    def present(self) -> list[Kind]:
        return [kind for kind in self.kinds if kind.count]

    @property
    def absent(self) -> list[str]:
        """Titles of the tables that hold nothing about the person."""
        return [kind.title for kind in self.kinds if not kind.count]


def model_of(held: Held) -> type[Model]:
    return apps.get_model(held.model)


def all_of(held: Held) -> "QuerySet[Any]":
    """All rows of the table, in no order."""
    manager = model_of(held)._meta.default_manager
    assert manager is not None
    return manager.order_by()


def held_about(person: Person) -> list[Share]:
    """What there is about ``person`` by purpose, in one statement; empty tables too."""
    first, *others = (_count(held, person) for held in ABOUT)
    counts = dict(first.union(*others, all=True).values_list("held", "rows"))
    kinds = [
        Kind(
            held,
            str(model_of(held)._meta.verbose_name_plural),
            counts.get(held.model, 0),
        )
        for held in ABOUT
    ]
    order = list(Purpose)
    kinds.sort(key=lambda kind: order.index(kind.held.purpose))
    grouped = groupby(kinds, key=lambda kind: kind.held.purpose)
    return [Share(purpose, list(found)) for purpose, found in grouped]


def _count(held: Held, person: Person) -> "QuerySet[Any]":
    rows = all_of(held).filter(**{held.person: person.pk})
    named = rows.annotate(held=Value(held.model)).values("held")
    counted: QuerySet[Any] = named.annotate(rows=Count("pk", distinct=True))
    return counted.values("held", "rows")


def copy_of(person: Person) -> Iterator[tuple[Held, Iterator[dict[str, Any]]]]:
    """Each kind with its rows as its person may take them along."""
    for held in ABOUT:
        named = {f"_{one}": F(one) for one in held.told}
        rows = all_of(held).filter(**{held.person: person.pk}).order_by("pk").distinct()
        yield held, map(_unmarked, rows.values(**named).iterator(500))


def _unmarked(row: dict[str, Any]) -> dict[str, Any]:
    return {name[1:]: value for name, value in row.items()}


def raw() -> list[Held]:
    """Those whose rows go after ninety days."""
    return [held for held in REGISTER if held.keep == Keep.RAW]
