"""A campaign with a crowd, and reports on it."""

from datetime import date, timedelta
from typing import Any

from courses.models import RosterEntry
from people.models import Person, Unit
from records.kinds.report import Shape
from records.models import CompletionRecord, Participation, Report
from records.services.report import ask_report, make_report
from tests.factories import NOON, UnitFactory, UserFactory
from tests.records.factories import Round, make_round


def crowded() -> Round:
    """Two committees with cells: 40 and 30 people, 58 took part and 20 passed the test."""
    this = make_round()
    cells = []
    for n in (1, 2):
        committee = UnitFactory(
            parent=this.province,
            kind=Unit.Kind.PARTY_COMMITTEE,
            name=f"Đảng ủy xã {n}",
        )
        cells.append(UnitFactory(parent=committee, name=f"Chi bộ thôn {n}"))
    crowd(this, [cells[0]] * 40 + [cells[1]] * 30, took_part=58, passed=20)
    crowd(this, [cells[1]], exclusion="exempt")
    crowd(this, [cells[1]], kind="press")
    this.count()
    return this


def crowd(
    this: Round,
    units: list[Unit],
    *,
    took_part: int = 0,
    passed: int = 0,
    exclusion: str = "",
    kind: str = "member",
) -> None:
    """People of the list, one for each of ``units``, the first of whom took part."""
    first = Person.objects.count()
    names = [f"Người {first + n:03}" for n in range(len(units))]
    people = Person.objects.bulk_create(
        Person(code=name, full_name=name, name_key="", sort_key=name, kind=kind)
        for name in names
    )
    at = NOON - timedelta(hours=2)
    RosterEntry.objects.bulk_create(
        RosterEntry(
            campaign=this.campaign, version=this.version, person=person, unit=unit,
            is_member=kind == "member", exclusion=exclusion, since_on=at, recorded_at=at,
        )
        for person, unit in zip(people, units, strict=True)
    )  # fmt: skip
    records = CompletionRecord.objects.bulk_create(
        CompletionRecord(
            campaign=this.campaign, version=this.version, person=people[n], unit=units[n],
            participated_at=at, completed_at=at if n < passed else None,
            passed_at=at if n < passed else None, grade="A", mode="online",
        )
        for n in range(took_part)
    )  # fmt: skip
    Participation.objects.bulk_create(
        Participation(
            record=one, mode="online", grade="A", state="confirmed", occurred_on=at,
            recorded_at=at, decided_at=at,
        )
        for one in records
    )  # fmt: skip


def ask(this: Round, shape: str = Shape.ROUND, **changes: Any) -> Report:
    asked: dict[str, Any] = {
        "shape": shape,
        "unit": this.province,
        "campaign": this.campaign if shape in {Shape.ROUND, Shape.CLASS} else None,
        "from_on": date(2026, 1, 1),
        "until_on": date(2026, 12, 31),
        "actor": UserFactory(),
    }
    return ask_report(**asked | changes)


def made(this: Round, shape: str = Shape.ROUND, **changes: Any) -> Report:
    report = ask(this, shape, **changes)
    make_report(report=report)
    report.refresh_from_db()
    return report
