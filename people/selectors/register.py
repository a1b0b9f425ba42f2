"""The people of a unit and the history of one person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from people.access import today
from people.models import HomeUnit, Person, Standing, Unit, UnitPath
from people.selectors.home import with_home
from people.selectors.person import matching

SORTS = {
    "name": ("sort_key", "pk"),
    "code": ("code", "pk"),
    "born": ("born_on", "sort_key", "pk"),
    "joined": ("joined_on", "sort_key", "pk"),
    "unit": ("home_name", "sort_key", "pk"),
}


@dataclass(frozen=True)
class Step:
    """One line of a person's history, for the timeline."""

    title: str
    since: date | None
    until: date | None
    decision: str
    state: str  # done, now or closed (ahead)


def people_at(people: QuerySet[Person], unit: Unit, *, below: bool) -> QuerySet[Person]:
    """Those of ``people`` at home in ``unit`` today, or also in the units below it."""
    day = today()
    homes = HomeUnit.objects.filter(period__contains=day)
    if below:
        path = UnitPath.objects.filter(unit=unit, period__contains=day).first()
        under = path.path if path else f"u{unit.pk}"
        homes = homes.filter(
            unit__in=UnitPath.objects.filter(
                period__contains=day, path__under=under
            ).values("unit")
        )
    else:
        homes = homes.filter(unit=unit)
    return people.filter(pk__in=homes.values("person"))


def listed(
    people: QuerySet[Person], *, words: str = "", standing: str = "", sort: str = ""
) -> QuerySet[Person]:
    """``people`` with homes, found by ``words``, of one ``standing``, in order."""
    found: QuerySet[Any] = with_home(matching(people, words))
    if standing in Standing.State.values:
        found = _standing(found, standing)
    order = SORTS.get(sort.lstrip("-"))
    if order is None:
        return found if words else found.order_by(*SORTS["name"])
    first, *rest = order
    lead = F(first).desc(nulls_last=True) if sort.startswith("-") else F(first).asc()
    return found.order_by(lead, *rest)


def _standing(people: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Those who stand so today; nobody's row says official, or says it outright."""
    rows = Standing.objects.filter(period__contains=today())
    if state == Standing.State.OFFICIAL:
        others = rows.exclude(state=state).filter(person=OuterRef("pk"))
        return people.filter(~Exists(others))
    return people.filter(pk__in=rows.filter(state=state).values("person"))


def home_steps(person: Person) -> list[Step]:
    """Where ``person`` has belonged, the newest first."""
    homes = person.homes.select_related("unit").order_by("-period", "-pk")
    return list(_steps((home, home.unit.name) for home in homes))


def standing_steps(person: Person) -> list[Step]:
    """How ``person`` has stood, the newest first."""
    rows = person.standings.order_by("-period", "-pk")
    return list(_steps((row, str(Standing.State(row.state).label)) for row in rows))


def _steps(rows: Iterable[tuple[HomeUnit | Standing, str]]) -> Iterator[Step]:
    day = today()
    for row, title in rows:
        since, until = row.period.lower, row.period.upper
        state = "now"
        if until is not None and until <= day:
            state = "done"
        elif since is not None and since > day:
            state = "closed"
        yield Step(title, since, until, row.decision_number, state)
