"""Small groups: those present are divided, one writes for each, the lecturer shows one."""

from datetime import timedelta

import pytest

from kernel.models import AuditEvent
from live.models import GroupMember, GroupWork, LiveSession, SessionEvent, SmallGroup
from live.selectors.group import groups_since, own_group, own_groups
from live.selectors.room import snapshot_of
from live.services.group_answer import (
    AnswerEmpty,
    NotReporter,
    ReporterTaken,
    take_pen,
    write_answer,
)
from live.services.group_work import (
    GroupsNotOpen,
    NoAnswerYet,
    NotInGroup,
    close_work,
    give_case,
    hide_group,
    name_reporter,
    open_work,
    show_group,
)
from live.services.grouping import (
    GroupsOpen,
    TooFewPresent,
    make_groups,
    place_latecomers,
)
from live.services.running import SessionNotRunning, end_session, start_session
from lms.services.retention import forget_raw
from tests.factories import NOON, UnitFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    LiveSessionFactory,
    lease,
    member_of,
)

pytestmark = pytest.mark.django_db
CASE = "Một đảng viên chia sẻ tin chưa kiểm chứng.\nChi bộ nên làm gì?"


@pytest.fixture
def lecturer():
    return UserFactory()


@pytest.fixture
def session():
    session = LiveSessionFactory()
    AgendaPartFactory(session=session, position=1)
    start_session(session=session, actor=None, now=NOON)
    return LiveSession.objects.get()


def _come(session, count, unit=None):
    """So many members, connected on their own."""
    unit = unit or UnitFactory()
    people = [member_of(session, unit) for _ in range(count)]
    for one in people:
        lease(session, NOON, NOON, person=one)
    return people


def _made(session, lecturer, count=2, division="number", case=CASE):
    return make_groups(
        session=session, division=division, count=count, case=case, actor=lecturer,
        now=NOON,
    )  # fmt: skip


@pytest.fixture
def work(session, lecturer):
    """Two groups of two, at work."""
    _come(session, 4)
    work = _made(session, lecturer)
    open_work(work=work, actor=lecturer, now=NOON)
    return GroupWork.objects.get()


def _pair(work, place=0):
    group = work.groups.order_by("position")[place]
    return group, [one.person for one in group.members.order_by("pk")]


def _verbs():
    rows = AuditEvent.objects.filter(verb__startswith="small_group").order_by("pk")
    return list(rows.values_list("verb", flat=True))


def test_a10_those_connected_are_divided_by_lot_and_nobody_else(session, lecturer):
    here = _come(session, 5)
    away = member_of(session, UnitFactory())
    gone = NOON - timedelta(seconds=61)
    lease(session, gone, gone, person=away)

    work = _made(session, lecturer)

    sizes = [one.members.count() for one in work.groups.order_by("position")]
    assert sorted(sizes) == [2, 3]
    assert set(work.members.values_list("person", flat=True)) == {p.pk for p in here}
    assert {one.case for one in work.groups.all()} == {CASE}
    assert own_group(session, here[0]) == {}  # not begun, and told to nobody
    assert groups_since(session.pk, 0) == (0, {})


def test_a10_groups_by_unit_bear_its_name_and_late_ones_join_it(session, lecturer):
    first, second = UnitFactory(name="Chi bộ A"), UnitFactory(name="Chi bộ B")
    _come(session, 3, first)
    _come(session, 1, second)
    work = _made(session, lecturer, division="unit")
    open_work(work=work, actor=lecturer, now=NOON)
    (late,) = _come(session, 1, first)
    (stranger,) = _come(session, 1)

    placed = [place_latecomers(work=work, actor=lecturer, now=NOON) for _ in range(2)]

    tables = {one.title: one.members.count() for one in work.groups.all()}
    assert placed == [2, 0]
    assert tables == {"Chi bộ A": 4, "Chi bộ B": 2}
    assert own_groups(session, late).get().name == "Chi bộ A"
    assert own_groups(session, stranger).get().name == "Chi bộ B"


def test_a10_groups_that_were_not_begun_are_made_anew(session, lecturer):
    _come(session, 4)
    _made(session, lecturer)

    work = _made(session, lecturer, count=4)

    assert GroupWork.objects.get() == work
    assert work.groups.count() == 4
    open_work(work=work, actor=lecturer)
    with pytest.raises(GroupsOpen):
        _made(session, lecturer)


@pytest.mark.parametrize("division", ["number", "unit"])
def test_a10_nobody_can_be_divided_where_nobody_is(session, lecturer, division):
    with pytest.raises(TooFewPresent):
        _made(session, lecturer, division=division)

    assert not GroupWork.objects.exists()


def test_a10_more_groups_than_people_are_refused(session, lecturer):
    _come(session, 2)

    with pytest.raises(TooFewPresent):
        _made(session, lecturer, count=3)


def test_a10_first_who_takes_the_pen_writes_and_nobody_else(work):
    group, (first, second) = _pair(work)

    taken = [take_pen(group=group, person=first) for _ in range(2)]
    with pytest.raises(ReporterTaken):
        take_pen(group=group, person=second)
    with pytest.raises(NotReporter):
        write_answer(group=group, person=second, text="Tôi viết")
    with pytest.raises(AnswerEmpty):
        write_answer(group=group, person=first, text=" \n ")
    for _ in range(2):
        write_answer(group=group, person=first, text="Nhắc nhở,\nrồi kiểm điểm.")

    group.refresh_from_db()
    assert taken == [True, False]
    assert group.answer == "Nhắc nhở,\nrồi kiểm điểm."
    assert _verbs()[-2:] == ["small_group.reporter_taken", "small_group.answered"]


def test_a10_change_concerns_its_own_group_alone(work):
    group, (first, second) = _pair(work)
    before, all_of_them = groups_since(work.session_id, 0)

    take_pen(group=group, person=first)

    after, told = groups_since(work.session_id, before)
    assert len(all_of_them) == 4
    assert after == before + 1
    assert told == {first.user_id: after, second.user_id: after}


def test_a10_lecturer_names_another_reporter_of_the_group(work, lecturer):
    group, (first, second) = _pair(work)
    stranger = _pair(work, 1)[1][0]
    take_pen(group=group, person=first)

    given = [give_case(group=group, case="Khác", actor=lecturer) for _ in range(2)]
    named = [
        name_reporter(group=group, reporter=second, actor=lecturer) for _ in range(2)
    ]
    with pytest.raises(NotInGroup):
        name_reporter(group=group, reporter=stranger, actor=lecturer)

    group.refresh_from_db()
    assert given == named == [True, False]
    assert (group.case, group.reporter) == ("Khác", second)
    with pytest.raises(NotReporter):
        write_answer(group=group, person=first, text="Tôi")


def test_a10_one_answer_is_shown_to_all_without_names(work, lecturer):
    one, (first, _) = _pair(work)
    other, (third, _) = _pair(work, 1)
    with pytest.raises(NoAnswerYet):
        show_group(group=one, actor=lecturer)
    for group, person, text in ((one, first, "Một"), (other, third, "Hai")):
        take_pen(group=group, person=person)
        write_answer(group=group, person=person, text=text)

    shown = [show_group(group=one, actor=lecturer) for _ in range(2)]
    show_group(group=other, actor=lecturer)
    write_answer(group=other, person=third, text="Hai, sửa")

    value = snapshot_of(work.session_id, NOON)[1]["group"]
    told = SessionEvent.objects.filter(kind="group").order_by("sequence")
    assert shown == [True, False]
    assert value == {"title": other.title, "case": CASE, "answer": "Hai, sửa"}
    assert [one.payload["answer"] for one in told] == ["Một", "Hai", "Hai, sửa"]
    assert hide_group(group=other, actor=lecturer)
    assert not hide_group(group=other, actor=lecturer)
    assert snapshot_of(work.session_id, NOON)[1]["group"] == {}


def test_a10_after_the_work_nothing_is_written_and_all_stays(work, lecturer):
    group, (first, _) = _pair(work)
    take_pen(group=group, person=first)
    write_answer(group=group, person=first, text="Xong")

    closed = [close_work(work=work, actor=lecturer) for _ in range(2)]

    assert closed == [True, False]
    for deed in (
        lambda: write_answer(group=group, person=first, text="Thêm"),
        lambda: take_pen(group=_pair(work, 1)[0], person=first),
        lambda: give_case(group=group, case="", actor=lecturer),
        lambda: name_reporter(group=group, reporter=None, actor=lecturer),
        lambda: place_latecomers(work=work, actor=lecturer),
    ):
        with pytest.raises(GroupsNotOpen):
            deed()
    assert own_group(work.session, first)["group"].answer == "Xong"
    assert _verbs() == [
        "small_groups.made", "small_groups.opened", "small_group.reporter_taken",
        "small_group.answered", "small_groups.closed",
    ]  # fmt: skip


def test_a10_newest_work_alone_is_ones_own(work, session, lecturer):
    (first, *_rest) = _pair(work)[1]
    close_work(work=work, actor=lecturer, now=NOON)
    lease_of_first = first.pk
    session.leases.exclude(person=lease_of_first).delete()
    second = _made(session, lecturer, count=1)
    open_work(work=second, actor=lecturer, now=NOON + timedelta(minutes=1))
    left_out = GroupMember.objects.exclude(person=first).first().person

    assert own_group(session, first)["group"].work == second
    assert own_group(session, left_out) == {}


def test_a10_end_of_the_session_ends_the_groups(work, session, lecturer):
    group, (first, _) = _pair(work)
    take_pen(group=group, person=first)
    write_answer(group=group, person=first, text="Một")
    show_group(group=group, actor=lecturer)

    end_session(session=session, actor=None)

    work.refresh_from_db()
    assert work.state == "closed"
    assert not SmallGroup.objects.filter(is_shown=True).exists()
    with pytest.raises(GroupsNotOpen):
        write_answer(group=group, person=first, text="Muộn")
    for deed in (
        lambda: show_group(group=group, actor=lecturer),
        lambda: _made(session, lecturer),
    ):
        with pytest.raises(SessionNotRunning):
            deed()


def test_d05_who_sat_where_is_forgotten_and_the_answers_stay(work, session):
    settled = NOON - timedelta(days=91)
    LiveSession.objects.filter(pk=session.pk).update(settled_at=settled)

    forget_raw(now=NOON)

    assert not GroupMember.objects.exists()
    assert SmallGroup.objects.count() == 2
