"""What a report says: the figures of the board, the list of the missing, their worth."""

from datetime import date, timedelta

import pytest

from people.models import Person, Unit
from records.kinds.contest import Subject
from records.kinds.report import Shape
from records.kinds.report_document import Document
from records.models import CompletionRecord, LedgerHead, Participation, StatedResult
from records.selectors.board import lines_now, whole
from records.selectors.missing import Wish, missing_by_reason
from records.selectors.report import scenes_of, standing_of
from records.services.contest import open_contest
from records.services.ledger_sealing import seal_all
from tests.factories import NOON, UnitFactory, UserFactory
from tests.records.factories import Round, make_round
from tests.records.reports import crowd, crowded, made

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Round:
    return crowded()


def test_a37_figures_are_those_of_the_board_exact_and_rounded_down(this):
    report = made(this)

    (scene,) = scenes_of(report, standing_of(report))
    counts = whole(lines_now(scene))
    table = Document.parse(report.content).parts[0].tables[0]
    assert (counts.participated, counts.counted) == (58, 70)
    assert [row[1:] for row in table.rows] == [
        ("Đảng ủy xã 1", 40, 0, "40/40", "–", 0, "0/0"),
        ("Đảng ủy xã 2", 31, 1, "18/30", "–", 12, "0/1"),
        ("Tổng cộng", 71, 1, "58/70", "82,85 %", 11, "0/1"),
    ]


def test_a37_missing_by_reason_makes_the_gap_and_equals_the_list(this):
    report = made(this)

    (scene,) = scenes_of(report, standing_of(report))
    reasons = missing_by_reason(scene, Wish())
    table = Document.parse(report.content).parts[3].tables[0]
    assert [row[1:] for row in table.rows[:-1]] == [
        (str(reason.label), count) for reason, count in reasons.items()
    ]
    assert table.rows[-1][2] == sum(reasons.values()) == 70 - 58


def test_a37_as_of_a_past_moment_the_figures_of_then_are_told(this):
    report = made(this, as_of=NOON - timedelta(hours=3))

    table = Document.parse(report.content).parts[0].tables[0]
    assert table.rows[-1][4] == "0/0"


def test_a37_year_sums_its_campaigns(this):
    other = make_round(this.province)
    crowd(other, [Unit.objects.get(name="Chi bộ thôn 1")], took_part=1)
    other.count()

    document = Document.parse(made(this, Shape.YEAR).content)

    rounds, units = document.parts[0].tables[0], document.parts[1].tables[0]
    assert [row[3] for row in rounds.rows] == ["58/70", "1/1", "59/71"]
    assert [(row[1], row[2], row[5]) for row in units.rows] == [
        ("Đảng ủy xã 1", "41/41", 0),
        ("Đảng ủy xã 2", "18/30", 1),
    ]
    assert "Đề nghị xem lại: 0" in document.parts[5].paragraphs[0]
    assert "2 đợt trong kỳ, 1 đợt đạt chỉ tiêu" in document.parts[0].paragraphs[0]


def test_a37_a_period_without_campaigns_says_so(this):
    report = made(
        this, Shape.PERIOD, from_on=date(2020, 1, 1), until_on=date(2020, 12, 31)
    )

    document = Document.parse(report.content)
    assert "không có đợt học tập nào" in document.parts[0].paragraphs[0]
    assert document.quality.recorded == 0


def test_a35_names_are_told_where_the_target_means_everybody(this):
    cell = Unit.objects.get(name="Chi bộ thôn 2")
    small = Document.parse(made(this, unit=cell).content)
    large = Document.parse(made(this).content)

    missing = small.parts[3].tables
    assert [one.caption for one in missing][1] == "Danh sách chưa tham gia"
    assert len(missing[1].rows) == 12
    assert len(large.parts[3].tables) == 1


def test_a34_quality_tells_what_is_unsealed_contested_and_unconfirmed(
    settings, tmp_path
):
    settings.LEDGER_KEY = tmp_path / "key"
    this = make_round()
    cell = UnitFactory(parent=this.province)
    told, waiting = (this.add(cell, user=UserFactory()) for _ in range(2))
    this.study(told)
    enter_by_hand(this, waiting)
    this.tell()
    open_contest(
        result=StatedResult.objects.get(person=told),
        subject=Subject.OTHER,
        words="Sai ngày",
        actor=told.user,
    )

    before = Document.parse(made(this).content).quality
    seal_all()
    at = LedgerHead.objects.get().sealed_at  # by the clock of the database
    after = Document.parse(made(this, as_of=at, now=at).content).quality

    assert (before.unsealed, before.recorded) == (1, 1)
    assert (after.unsealed, after.recorded) == (0, 1)
    assert (after.contested, after.awaiting) == (1, 1)
    assert (after.missing, after.without_reason) == (1, 0)


def enter_by_hand(this: Round, person: Person) -> None:
    """An entry that a second person has not confirmed yet."""
    record = CompletionRecord.objects.create(
        campaign=this.campaign,
        version=this.version,
        person=person,
        unit=this.campaign.roster.get(person=person).unit,
    )
    Participation.objects.create(
        record=record,
        mode="hall",
        grade="D",
        state="proposed",
        occurred_on=NOON,
        recorded_at=NOON,
        reason="Giấy",
        entered_by=UserFactory(),
    )
