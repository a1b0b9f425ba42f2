"""Attendance as it was settled, by unit and by name; and the raw intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    Count,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.utils import timezone
from django.utils.translation import gettext as _

from live.kinds.absence import AbsenceState
from live.kinds.rule import Outcome
from live.models import Absence, Attendance, LiveSession, PresenceLease, RollCall
from live.selectors.console import Clock
from people.access import today
from people.models import HomeUnit, Unit

HUNDRED = 100
MOST_DEVIATION = 10  # per cent of the minutes
INTERVAL_COLUMNS = ("Mã", "Họ và tên", "Nguồn", "Từ", "Đến", "Thiết bị")


@dataclass(frozen=True)
class Deviation:
    """Minutes planned and held; ``is_large``: more than a tenth apart."""

    planned: int
    held: int

    @property
    def is_large(self) -> bool:
        return abs(self.held - self.planned) * HUNDRED > self.planned * MOST_DEVIATION


def deviation_of(clocks: Sequence[Clock]) -> Deviation:
    return Deviation(
        sum(one.part.minutes for one in clocks), sum(one.held or 0 for one in clocks)
    )


def unit_sums(rows: QuerySet[Attendance]) -> list[dict[str, Any]]:
    """Present, partial and absent by unit, by name."""
    named = {one.value: Count("pk", filter=Q(outcome=one.value)) for one in Outcome}
    sums = (
        rows.values("unit__uid", "unit__name")
        .annotate(expected=Count("pk"), **named)
        .order_by("unit__name", "unit__uid")
    )
    return [dict(one) for one in sums]


def people_with(rows: QuerySet[Attendance], outcome: str) -> QuerySet[Attendance]:
    """The names, of one outcome if it is said; who was absent first.

    Each bears what is known of an absence.
    """
    chosen = rows.filter(outcome=outcome) if outcome in Outcome.values else rows
    absence = Absence.objects.filter(
        session=OuterRef("session"), person=OuterRef("person")
    )
    titles = [
        When(absence_state=one, then=Value(str(one.label))) for one in AbsenceState
    ]
    chosen = chosen.annotate(
        absence_state=Subquery(absence.values("state")[:1]),
        absence_reason=Subquery(absence.values("reason")[:1]),
        absence_title=Case(*titles, default=Value(""), output_field=TextField()),
    )
    return chosen.select_related("person", "unit", "hall").order_by(
        "unit__name", "outcome", "person__sort_key", "pk"
    )


def interval_rows(
    session: LiveSession, units: QuerySet[Unit]
) -> list[tuple[str, str, str, str, str, str]]:
    """Connections and times on rolls of the people at home in ``units``."""
    people = HomeUnit.objects.filter(unit__in=units, period__contains=today())
    mine = {"session": session, "person__in": people.values("person")}
    leases = PresenceLease.objects.filter(**mine).select_related("person")
    rolls = RollCall.objects.filter(**mine).select_related("person", "hall")
    rows = [
        (
            one.person.code if one.person else "",
            one.person.full_name if one.person else "",
            _("online"),
            _clock(one.started_at),
            _clock(one.ended_at or one.last_seen_at),
            one.device,
        )
        for one in leases
    ]
    rows += [
        (
            one.person.code,
            one.person.full_name,
            one.hall.name,
            _clock(one.period.lower),
            _clock(one.period.upper or session.ended_at),
            "",
        )
        for one in rolls
    ]
    return sorted(rows)


def _clock(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y %H:%M:%S}" if moment else ""
