"""Addresses of reports, which belong to records."""

from datetime import date
from typing import Any

from people.models import UnitPath
from records.kinds.report import Heading, Shape
from records.kinds.report_schedule import Cadence
from records.models import Tally
from records.services.report import ask_report, make_report
from records.services.report_schedule import lay_schedule
from tests.access.row import Row
from tests.access.world import Caller, Side, World
from tests.factories import UserFactory
from tests.records.factories import Round, make_round


def round_of(side: Side) -> Round:
    """A campaign addressed to every unit of the side's province."""
    this = make_round(side.province)
    top = UnitPath.objects.get(unit=side.province).path
    below = UnitPath.objects.filter(path__under=top).values_list("unit_id", flat=True)
    Tally.objects.bulk_create(
        [Tally(campaign=this.campaign, unit_id=unit_id) for unit_id in below]
    )
    return this


def _report(side: Side) -> dict[str, Any]:
    """A made report on the side's cell."""
    this = round_of(side)
    this.add(side.cell)
    report = ask_report(
        shape=Shape.ROUND,
        unit=side.cell,
        campaign=this.campaign,
        from_on=date(2026, 1, 1),
        until_on=date(2026, 6, 1),
        actor=UserFactory(),
    )
    make_report(report=report)
    return {"uid": report.uid}


def _schedule(side: Side) -> dict[str, Any]:
    """Of somebody else: nobody but its owner reaches it."""
    schedule = lay_schedule(
        cadence=Cadence.MONTH,
        unit=side.cell,
        days=0,
        heading=Heading(),
        actor=UserFactory(),
    )
    return {"uid": schedule.uid}


def _nobody(_world: World, _caller: Caller, _side: Side) -> bool:
    return False


ROWS: list[Row] = [
    Row("records:reports"),
    Row("records:report_new"),
    Row("records:schedules"),
    Row("records:schedule_new"),
    Row("records:schedule", _schedule, may=_nobody),
    Row("records:schedule_pause", _schedule, method="post", may=_nobody),
    Row("records:schedule_resume", _schedule, method="post", may=_nobody),
    Row("records:schedule_delete", _schedule, method="post", may=_nobody),
    Row("records:report", _report),
    Row("records:report_docx", _report, method="post"),
    Row("records:report_xlsx", _report, method="post"),
    Row("records:report_pdf", _report, method="post"),
]
