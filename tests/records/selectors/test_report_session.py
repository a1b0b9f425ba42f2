"""A53 in the round report: sessions off the plan, and the halls by level."""

import uuid
from datetime import timedelta

import pytest

from live.models import AgendaPart, Attendance, LiveSession, RollEvent
from live.services.settlement import settle
from people.models import Unit
from records.kinds.moment import Moment
from records.kinds.report import Shape
from records.kinds.report_document import Document
from records.models import Report
from records.selectors.report import scenes_of, standing_of
from records.selectors.report_session import Held, halls_in_words, sessions_held
from records.services.report import ask_report, make_report
from tests.factories import NOON, ActivityFactory, UnitFactory, UserFactory
from tests.live.factories import HallFactory, held, lease
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db
START = NOON - timedelta(days=2)


@pytest.fixture
def this() -> Round:
    this = make_round()
    this.version.opens_at = NOON - timedelta(days=7)
    this.version.save()
    return this


def hold(this: Round, title: str, planned: int, minutes: int) -> LiveSession:
    """A session of ``minutes`` for which ``planned`` were planned."""
    activity = ActivityFactory(
        section=this.lessons[0].section, kind="live", title=title,
        position=LiveSession.objects.count() + 5, is_required=False,
        rule={"clauses": [{"kind": "attended"}]},
    )  # fmt: skip
    session = held(START, ("talk", minutes), activity=activity)
    AgendaPart.objects.filter(session=session).update(minutes=planned)
    return session


def come(session: LiveSession, people: list, minutes: int = 60) -> None:
    for person in people:
        lease(session, START, START + timedelta(minutes=minutes), person=person)


def report_on(this: Round, unit: Unit) -> Report:
    report = ask_report(
        shape=Shape.ROUND,
        unit=unit,
        campaign=this.campaign,
        from_on=NOON.date(),
        until_on=NOON.date(),
        actor=UserFactory(),
    )
    make_report(report=report)
    report.refresh_from_db()
    return report


def sessions(this: Round, unit: Unit) -> list[Held]:
    report = report_on(this, unit)
    (scene,) = scenes_of(report, standing_of(report))
    return sessions_held(scene, Moment(NOON, NOON.date()))


def test_a53_sessions_off_by_more_than_a_tenth_stand_in_the_round_report(this):
    cells = [UnitFactory(parent=this.province, name=f"Chi bộ {n}") for n in (1, 2)]
    people = [this.add(cell) for cell in cells for _ in range(10)]
    exact, short, thin = (
        hold(this, "Đúng kế hoạch", 60, 54),
        hold(this, "Ngắn hơn", 60, 53),
        hold(this, "Vắng nhiều", 60, 60),
    )
    for session in (exact, short):
        come(session, people[:18])  # a tenth is missing: not more than a tenth
    come(thin, people[:17])
    for session in (exact, short, thin):
        settle(session=session, actor=None, now=START + timedelta(hours=20))

    report = report_on(this, this.province)
    section = Document.parse(report.content).parts[4]

    assert section.paragraphs[0].startswith("Đã tổ chức 3 buổi; 2 buổi lệch trên 10 %")
    assert [(row[1], *row[3:]) for row in section.tables[0].rows] == [
        ("Ngắn hơn", 60, "53 (−7)", "18/20", 0),
        ("Vắng nhiều", 60, "60 (0)", "17/20", 0),
    ]


def test_a53_only_the_people_of_the_unit_and_those_invited_are_counted(this):
    mine, other, apart = (UnitFactory(parent=this.province) for _ in range(3))
    session = hold(this, "Buổi", 60, 60)
    for unit in (mine, other):
        session.invited.create(unit=unit)
    come(session, [this.add(mine) for _ in range(3)])
    this.add(mine)
    come(session, [this.add(other)])
    come(session, [this.add(apart)])
    settle(session=session, actor=None, now=START + timedelta(hours=20))

    (of_mine,) = sessions(this, mine)
    (of_all,) = sessions(this, this.province)

    assert (of_mine.invited, of_mine.came, of_mine.uninvited) == (4, 3, 0)
    assert (of_all.invited, of_all.came, of_all.uninvited) == (5, 4, 1)
    assert of_mine.is_off
    assert of_all.is_off


def test_a37_halls_are_told_by_level_and_make_the_sum(this):
    committee = UnitFactory(parent=this.province, kind=Unit.Kind.PARTY_COMMITTEE)
    cell = UnitFactory(parent=committee)
    session = hold(this, "Buổi", 60, 60)
    for unit, size in ((this.province, 2), (committee, 1), (cell, 3)):
        hall = HallFactory(session=session, unit=unit)
        people = [this.add(unit) for _ in range(size)]
        Attendance.objects.bulk_create(
            Attendance(
                session=session, person=person, unit=unit, hall=hall, taught=60,
                seconds=60, checkpoints=2, closing=1, outcome="present", settled_at=NOON,
            )
            for person in people
        )  # fmt: skip
    LiveSession.objects.update(settled_at=NOON)

    (of_all,) = sessions(this, this.province)
    (of_committee,) = sessions(this, committee)

    assert of_all.halls_in_words == (
        "3 điểm cầu, 6 đại biểu = 1 tỉnh/2 + 1 xã, phường và tương đương/1 + 1 cơ sở/3"
    )
    assert of_committee.halls_in_words.startswith("2 điểm cầu, 4 đại biểu = ")
    assert halls_in_words((("tỉnh", 1, 327), ("cơ sở", 47, 5616))) == (
        "48 điểm cầu, 5.943 đại biểu = 1 tỉnh/327 + 47 cơ sở/5.616"
    )


def test_a34_late_marks_and_silent_halls_are_told(this):
    cell = UnitFactory(parent=this.province)
    session = hold(this, "Buổi", 60, 60)
    heard, _silent = (HallFactory(session=session, unit=cell) for _ in range(2))
    for sequence, hours in ((1, 1), (2, 30)):
        RollEvent.objects.create(
            uid=uuid.uuid4(), hall=heard, device=uuid.uuid4(), sequence=sequence,
            counter=sequence, kind="present", about="x", value={}, at=START,
            recorded_at=START + timedelta(hours=hours),
        )  # fmt: skip

    quality = Document.parse(report_on(this, this.province).content).quality

    assert (quality.late_marks, quality.silent_halls) == (1, 1)
    assert quality.last_sync.endswith("01/06/2026")
