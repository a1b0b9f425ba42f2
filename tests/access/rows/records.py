"""Addresses of records."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from courses.models import Campaign, Progress
from people.access import Permission
from records.kinds.contest import Subject
from records.models import (
    Attestation,
    CompletionRecord,
    Contest,
    StatedResult,
)
from records.permissions import ATTEST_CELL, ATTEST_COMMITTEE, VIEW_LEDGER
from records.services.attestation import confirm_unit
from records.services.contest import open_contest
from records.services.contest_answer import propose_outcome
from records.services.ledger_entry import enter
from tests.access.row import Row
from tests.access.rows import erasure, evaluation, reminders, reports, waves
from tests.access.rows.reports import round_of
from tests.access.world import Caller, Side, World
from tests.factories import (
    NOON,
    ContentVersionFactory,
    EnrolmentFactory,
    RosterEntryFactory,
    UserFactory,
)
from tests.records.factories import ParticipationFactory


def _campaign(side: Side) -> dict[str, Any]:
    return {"campaign_uid": round_of(side).campaign.uid}


def _at_cell(side: Side) -> dict[str, Any]:
    return {**_campaign(side), "unit_uid": side.cell.uid}


def _at_committee(side: Side) -> dict[str, Any]:
    return {**_campaign(side), "unit_uid": side.committee.uid}


def _entry(side: Side) -> dict[str, Any]:
    """An entry by hand about another member of the cell."""
    this = round_of(side)
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
    this = round_of(side)
    record = CompletionRecord.objects.create(
        campaign=this.campaign, version=this.version, person=side.person, unit=side.cell
    )
    return {"uid": record.uid}


def _study(side: Side) -> dict[str, Any]:
    place = EnrolmentFactory(person=side.person, run__course__owner=side.province)
    lesson = ContentVersionFactory(activity__section__course=place.run.course).activity
    studied = Progress.objects.create(enrolment=place, activity=lesson, opened_at=NOON)
    return {"uid": studied.uid}


def _entered_record(side: Side) -> dict[str, Any]:
    this = round_of(side)
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
    this = round_of(side)
    enrolment = EnrolmentFactory(run=this.version.run, person=side.person)
    content = ContentVersionFactory(activity=this.lessons[0])
    progress = Progress.objects.create(
        enrolment=enrolment,
        activity=this.lessons[0],
        content=content,
        opened_at=NOON,
    )
    return {"uid": progress.uid}


def _told(side: Side) -> StatedResult:
    """The result that the side's member was told, with the window open."""
    this = round_of(side)
    RosterEntryFactory(version=this.version, unit=side.cell, person=side.person)
    this.tell()
    return StatedResult.objects.get(person=side.person, campaign=this.campaign)


def _result(side: Side) -> dict[str, Any]:
    return {"uid": _told(side).uid}


def _contest(side: Side) -> Contest:
    return open_contest(
        result=_told(side),
        subject=Subject.OTHER,
        words="Sai đơn vị",
        actor=side.user,
        file=ContentFile(b"%PDF-1.7", name="anh.pdf"),
    )


def _open_contest(side: Side) -> dict[str, Any]:
    return {"uid": _contest(side).uid}


def _answered(side: Side) -> dict[str, Any]:
    contest = propose_outcome(
        contest=_contest(side), is_upheld=False, reply="Đúng", actor=UserFactory()
    )
    return {"uid": contest.uid}


def _closed(side: Side) -> dict[str, Any]:
    this = round_of(side)
    RosterEntryFactory(version=this.version, unit=side.cell, person=side.person)
    Campaign.objects.filter(pk=this.campaign.pk).update(state="closed")
    return {"uid": this.campaign.uid}


def _chain(side: Side) -> dict[str, Any]:
    """A closed campaign with one counted member of the side's cell, who took part."""
    this = round_of(side)
    RosterEntryFactory(version=this.version, unit=side.cell, person=side.person)
    CompletionRecord.objects.create(
        campaign=this.campaign,
        version=this.version,
        person=side.person,
        unit=side.cell,
        participated_at=NOON,
        grade="A",
        mode="online",
    )
    this.count()
    Campaign.objects.filter(pk=this.campaign.pk).update(state="closed")
    return {"campaign_uid": this.campaign.uid}


def _chain_at(place: str) -> Callable[[Side], dict[str, Any]]:
    return lambda side: {**_chain(side), "unit_uid": getattr(side, place).uid}


def _attested(side: Side) -> Attestation:
    campaign = Campaign.objects.get(uid=_chain(side)["campaign_uid"])
    return confirm_unit(campaign=campaign, unit=side.cell, actor=UserFactory())


def _attested_at(place: str) -> Callable[[Side], dict[str, Any]]:
    def arguments(side: Side) -> dict[str, Any]:
        campaign = _attested(side).campaign
        return {"campaign_uid": campaign.uid, "unit_uid": getattr(side, place).uid}

    return arguments


def _to_return(side: Side) -> dict[str, Any]:
    one = _attested(side)
    return {
        "campaign_uid": one.campaign.uid,
        "unit_uid": side.committee.uid,
        "uid": one.uid,
    }


def _attests(right: Permission, place: str) -> Callable[[World, Caller, Side], bool]:
    """A cell is attested by its secretary, a committee by its officer."""
    return lambda world, caller, side: caller.holds(
        right.roles, getattr(side, place), world.above
    )


ROWS: list[Row] = [
    Row("records:attestations"),
    Row("records:attestation_start", _chain, anywhere=True),
    Row("records:attestation", _chain_at("cell")),
    Row("records:attestation", _chain_at("committee"), at="committee"),
    Row(
        "records:attestation_confirm",
        _chain_at("cell"),
        may=_attests(ATTEST_CELL, "cell"),
    ),
    Row(
        "records:attestation_confirm",
        _chain_at("committee"),
        may=_attests(ATTEST_COMMITTEE, "committee"),
        method="post",
    ),
    Row("records:attestation_lock", _chain_at("province"), at="province"),
    Row(
        "records:attestation_accept",
        _attested_at("committee"),
        at="committee",
        method="post",
    ),
    Row(
        "records:attestation_return",
        _to_return,
        at="committee",
        method="post",
        data=lambda _: {"reason": "Thiếu lý do"},
    ),
    Row("records:attestation_sheet", _attested_at("cell")),
    Row("records:boards"),
    Row("records:board_start", _campaign, anywhere=True),
    Row("records:board", _at_cell),
    Row("records:board", _at_committee, at="committee"),
    Row("records:board", _at_cell, query={"at": "2026-05-30", "format": "csv"}),
    Row("records:board_quality", _at_cell),
    Row("records:missing", _at_cell),
    Row("records:missing", _at_committee, at="committee", query={"format": "csv"}),
    Row("records:participation_new", _at_cell),
    Row("records:confirmations"),
    Row("records:confirm", _entry, method="post"),
    Row("records:refuse", _entry, method="post", data=lambda _: {"reason": "Sai"}),
    Row("records:statements"),
    Row("records:statement_issue", _closed, at="province", method="post"),
    Row("records:contests"),
    Row("records:contest", _open_contest),
    Row("records:contest_answer", _open_contest, method="post"),
    Row("records:contest_confirm", _answered, method="post"),
    Row(
        "records:contest_return",
        _answered,
        method="post",
        data=lambda _: {"reason": "Chưa rõ"},
    ),
    Row("records:contest_file", _open_contest),
    Row("records:own_result", _result, is_own=True),
    Row("records:own_result_seen", _result, is_own=True, method="post"),
    Row("records:own_withdraw", _open_contest, is_own=True, method="post"),
    Row("records:own_file", _open_contest, is_own=True),
    *erasure.ROWS,
    *evaluation.ROWS,
    *reminders.ROWS,
    *reports.ROWS,
    *waves.ROWS,
    Row("records:ledger"),
    Row("records:ledger_check", method="post"),
    Row("records:ledger_compare", method="post"),
    Row("records:ledger_bundle", method="post", may=_looks_after_all),
    Row("records:ledger_erasures", method="post"),
    Row("records:own"),
    Row("records:own_uses"),
    Row("records:own_record", _record, is_own=True),
    Row("records:study_evidence", _study, is_own=True),
    Row("records:own_receipt", _entered_record, is_own=True),
    Row("records:own_content", _content, is_own=True),
]
