"""The list of those who are missing."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from people.models import SignInCode
from records.kinds.evidence import Mode
from records.kinds.missing import Goal, Reason
from records.selectors.board import lines_now, whole
from records.selectors.missing import (
    Wish,
    count_missing,
    missing_by_reason,
    missing_people,
)
from records.services.participation import propose_participation
from tests.factories import NOON, UnitFactory, UserFactory
from tests.records.factories import Round, make_round
from tests.records.selectors.test_board import scene_of

pytestmark = pytest.mark.django_db
COMPLETION = Wish(goal=Goal.COMPLETION)


def reasons_of(this: Round, wish: Wish) -> dict[str, tuple[str, int, int, str]]:
    scene = scene_of(this, this.province)
    return {
        one.code: (one.reason.value, one.done, one.needed, one.lesson)
        for one in missing_people(scene, wish)
    }


def cell_of_every_kind() -> Round:
    """A cell in which each code says why its person is missing."""
    this = make_round()
    cell = UnitFactory(parent=this.province)
    names = (
        "awaiting not_opened partial test_not_taken test_failed done withdrawn unmarked"
    )
    who = {
        name: this.add(cell, code=name, user=UserFactory()) for name in names.split()
    }
    this.add(cell, code="no_account")
    this.add(cell, code="exempt", exclusion="exempt")
    SignInCode.objects.create(
        person=this.add(cell, code="not_entered"),
        code_hash="x",
        issued_by=UserFactory(),
        issued_at=NOON,
        expires_at=NOON + timedelta(hours=24),
    )
    propose_participation(
        campaign=this.campaign,
        person=who["awaiting"],
        mode=Mode.HALL,
        occurred_on=date(2026, 5, 30),
        reason="Mất mạng",
        actor=UserFactory(),
    )
    this.study(who["partial"], lessons=1)
    for name in ("test_not_taken", "test_failed", "done", "unmarked"):
        this.study(who[name])
    this.sit_test(who["test_failed"], "0.3")
    this.sit_test(who["done"])
    this.hand_in(who["unmarked"])
    who["withdrawn"].enrolments.update(state="withdrawn")
    return this


def test_a35_each_missing_person_has_one_reason():
    this = cell_of_every_kind()

    assert reasons_of(this, COMPLETION) == {
        "awaiting": ("awaiting", 0, 3, "Bài 1"),
        "no_account": ("no_account", 0, 3, "Bài 1"),
        "not_entered": ("not_entered", 0, 3, "Bài 1"),
        "withdrawn": ("not_enrolled", 0, 3, "Bài 1"),
        "not_opened": ("not_opened", 0, 3, "Bài 1"),
        "partial": ("partial", 1, 3, "Bài 2"),
        "test_not_taken": ("test_not_taken", 2, 3, "Bài kiểm tra"),
        "test_failed": ("test_failed", 2, 3, "Bài kiểm tra"),
        "unmarked": ("test_unmarked", 2, 3, "Bài kiểm tra"),
    }
    assert reasons_of(this, Wish(reason=Reason.PARTIAL)) == {
        "partial": ("partial", 1, 2, "Bài 2")
    }


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    people=some.lists(
        some.tuples(
            some.sampled_from(["", "", "exempt", "moved_out"]), some.integers(0, 3)
        ),
        max_size=10,
    )
)
def test_a35_list_sums_to_the_gap(people):
    this = make_round()
    cell = UnitFactory(parent=this.province)
    for exclusion, done in people:
        person = this.add(cell, exclusion=exclusion)
        this.study(person, lessons=min(done, 2))
        if done == 3:
            this.sit_test(person)
    this.count()
    scene = scene_of(this, this.province)

    counts = whole(lines_now(scene))

    assert sum(missing_by_reason(scene, Wish()).values()) == count_missing(
        scene, Wish()
    )
    assert count_missing(scene, Wish()) == counts.counted - counts.participated
    assert count_missing(scene, COMPLETION) == counts.counted - counts.completed


def test_search_needs_no_diacritics_and_takes_wildcards_as_letters():
    this = make_round()
    cell = UnitFactory(parent=this.province)
    this.add(cell, full_name="Nguyễn Thị Hạnh")
    this.add(cell, full_name="Trần Văn An")
    scene = scene_of(this, this.province)

    found = {
        words: [one.name for one in missing_people(scene, Wish(words=words))]
        for words in ("thi hanh", "%", "_")
    }

    assert found == {"thi hanh": ["Nguyễn Thị Hạnh"], "%": [], "_": []}
