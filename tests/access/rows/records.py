"""Addresses of records."""

from datetime import date
from typing import Any

from courses.models import Progress
from people.models import UnitPath
from records.models import CompletionRecord, Tally
from records.permissions import VIEW_LEDGER
from records.services.evaluation import ask_evaluation
from records.services.ledger_entry import enter
from tests.access.row import Row
from tests.access.world import Caller, Side, World
from tests.factories import (
    NOON,
    ContentVersionFactory,
    EnrolmentFactory,
    UserFactory,
)
from tests.records.factories import ParticipationFactory, Round, make_round


def _round(side: Side) -> Round:
    """A campaign addressed to every unit of the side's province."""
    this = make_round(side.province)
    top = UnitPath.objects.get(unit=side.province).path
    below = UnitPath.objects.filter(path__under=top).values_list("unit_id", flat=True)
    Tally.objects.bulk_create(
        [Tally(campaign=this.campaign, unit_id=unit_id) for unit_id in below]
    )
    return this


def _campaign(side: Side) -> dict[str, Any]:
    return {"campaign_uid": _round(side).campaign.uid}


def _at_cell(side: Side) -> dict[str, Any]:
    return {**_campaign(side), "unit_uid": side.cell.uid}


def _at_committee(side: Side) -> dict[str, Any]:
    return {**_campaign(side), "unit_uid": side.committee.uid}


def _entry(side: Side) -> dict[str, Any]:
    """An entry by hand about another member of the cell."""
    this = _round(side)
    person = this.add(side.cell)
    record = CompletionRecord.objects.create(
        campaign=this.campaign, version=this.version, person=person, unit=side.cell
    )
    piece = ParticipationFactory(
        record=record,
        grade="D",
        mode="hall",
        state="proposed",
        occurred_on=date(2026, 5, 30),
        recorded_at=NOON,
        decided_at=None,
        reason="Danh sách giấy",
        entered_by=UserFactory(),
    )
    return {"uid": piece.uid}


def _record(side: Side) -> dict[str, Any]:
    this = _round(side)
    record = CompletionRecord.objects.create(
        campaign=this.campaign, version=this.version, person=side.person, unit=side.cell
    )
    return {"uid": record.uid}


def _entered_record(side: Side) -> dict[str, Any]:
    this = _round(side)
    record = CompletionRecord.objects.create(
        campaign=this.campaign,
        version=this.version,
        person=side.person,
        unit=side.cell,
        scaled="0.5000",
    )
    enter(record=record)
    return {"uid": record.uid}


def _looks_after_all(world: World, caller: Caller, _side: Side) -> bool:
    """The whole ledger is for those alone who look after every province there is."""
    return all(
        caller.holds(VIEW_LEDGER.roles, side.province, world.above)
        for side in (world.own, world.foreign)
    )


def _content(side: Side) -> dict[str, Any]:
    this = _round(side)
    enrolment = EnrolmentFactory(run=this.version.run, person=side.person)
    content = ContentVersionFactory(activity=this.lessons[0])
    progress = Progress.objects.create(
        enrolment=enrolment,
        activity=this.lessons[0],
        content=content,
        opened_at=NOON,
    )
    return {"uid": progress.uid}


def _run(side: Side) -> dict[str, Any]:
    this = _round(side)
    this.add(side.cell)
    run = ask_evaluation(
        unit=side.committee,
        from_on=date(2026, 1, 1),
        until_on=date(2026, 6, 1),
        actor=UserFactory(),
    )
    return {"uid": run.uid}


ROWS: list[Row] = [
    Row("records:boards"),
    Row("records:board_start", _campaign, anywhere=True),
    Row("records:board", _at_cell),
    Row("records:board", _at_committee, at="committee"),
    Row("records:board", _at_cell, query={"at": "2026-05-30", "format": "csv"}),
    Row("records:missing", _at_cell),
    Row("records:missing", _at_committee, at="committee", query={"format": "csv"}),
    Row("records:participation_new", _at_cell),
    Row("records:confirmations"),
    Row("records:confirm", _entry, method="post"),
    Row("records:refuse", _entry, method="post", data=lambda _: {"reason": "Sai"}),
    Row("records:evaluation"),
    Row("records:evaluation_run", _run, at="committee"),
    Row("records:evaluation_csv", _run, at="committee", method="post"),
    Row("records:evaluation_xlsx", _run, at="committee", method="post"),
    Row("records:ledger"),
    Row("records:ledger_check", method="post"),
    Row("records:ledger_bundle", method="post", may=_looks_after_all),
    Row("records:own"),
    Row("records:own_record", _record, is_own=True),
    Row("records:own_receipt", _entered_record, is_own=True),
    Row("records:own_content", _content, is_own=True),
]
