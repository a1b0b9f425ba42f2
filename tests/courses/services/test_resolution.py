"""The tree of points: what stays through every edit, and what is refused."""

from datetime import date

import pytest

from courses.selectors.resolution import tree_of
from courses.services.resolution import (
    FieldMissing,
    NumberTaken,
    PointMisplaced,
    SignTaken,
    add_point,
    create_resolution,
    edit_point,
    move_point,
    restore_point,
    retire_point,
)
from kernel.models import AuditEvent
from tests.factories import ResolutionFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def resolution():
    return ResolutionFactory()


def add(resolution, number, parent=None):
    return add_point(
        resolution=resolution, parent=parent, number=number, title="Ý", actor=None
    )


def numbers(resolution):
    return [(node.point.number, node.depth) for node in tree_of(resolution)]


def test_c13_point_keeps_its_uid_through_edits_and_moves(resolution):
    first, second = add(resolution, "I"), add(resolution, "II")
    uid = second.uid

    edit_point(
        point=second, number="I.1", title="Mới", text="Đoạn.", tag="new", actor=None
    )
    move_point(point=second, parent=first, position=1, actor=None)
    retire_point(point=second, actor=None)
    restore_point(point=second, actor=None)

    second.refresh_from_db()
    assert second.uid == uid
    assert [second.number, second.tag, second.parent] == ["I.1", "new", first]
    assert second.retired_at is None


def test_c13_tree_is_read_in_order(resolution):
    first = add(resolution, "I")
    add(resolution, "II")
    add(resolution, "I.1", first)
    second = add(resolution, "I.2", first)

    move_point(point=second, parent=first, position=1, actor=None)

    assert numbers(resolution) == [("I", 0), ("I.2", 1), ("I.1", 1), ("II", 0)]


def test_retiring_takes_the_branch_along_and_is_done_once(resolution):
    first = add(resolution, "I")
    below = add(resolution, "I.1", first)

    assert retire_point(point=first, actor=None)
    assert not retire_point(point=first, actor=None)

    below.refresh_from_db()
    assert below.retired_at is not None
    assert AuditEvent.objects.filter(verb="point.retired").count() == 1


def test_point_cannot_stand_below_itself_or_elsewhere(resolution):
    first = add(resolution, "I")
    below = add(resolution, "I.1", first)
    other = add(ResolutionFactory(), "I")

    for parent in (first, below, other):
        with pytest.raises(PointMisplaced):
            move_point(point=first, parent=parent, position=1, actor=None)
    with pytest.raises(PointMisplaced):
        add(resolution, "X", other)


def test_number_and_sign_are_told_apart(resolution):
    first = add(resolution, "I")
    add(resolution, "II")

    with pytest.raises(NumberTaken):
        add(resolution, "I")
    with pytest.raises(NumberTaken):
        edit_point(point=first, number="II", title="Ý", text="", tag="", actor=None)
    with pytest.raises(FieldMissing):
        add(resolution, " ")
    with pytest.raises(SignTaken):
        create_resolution(
            kind="plan",
            sign=resolution.sign,
            title="Văn bản khác",
            issued_on=date(2026, 1, 1),
            owner=UnitFactory(),
            actor=None,
        )
