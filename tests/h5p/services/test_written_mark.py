"""A lecturer's mark is for one answer, within the question's points, with a trail."""

from decimal import Decimal
from importlib import import_module

import pytest
from django.db import connection

from courses.models import Progress
from h5p.models import PracticeMark, PracticeResult
from h5p.models.practice import IS_MARKED, IS_WRITTEN
from h5p.permissions import MARK_PRACTICE
from h5p.selectors.hand_mark import digest_of
from h5p.selectors.written import to_mark, written_for
from h5p.services.written_mark import (
    AnswerChanged,
    MarkedMeanwhile,
    PointsOutside,
    mark_written,
)
from kernel.models import AuditEvent
from people.kinds.role import Role
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.h5p.packages import CARD_ID
from tests.h5p.written import essay_exercise, learner_of, write

pytestmark = pytest.mark.django_db


def _mark(result, points, after=0, **changes):
    told = {"seen": digest_of(result), "comment": "Rõ ý.", "actor": UserFactory()}
    given = {**told, **changes}
    return mark_written(result=result, points=Decimal(points), after=after, **given)


def test_c03_mark_is_kept_once_with_its_answer_and_an_audit_row():
    result = write(learner_of(essay_exercise(UnitFactory())), "Đoàn kết\nlà sức mạnh")
    before = list(Progress.objects.values())

    first = _mark(result, "6.5")
    again = _mark(result, "6.5")

    assert again == first
    assert (first.answer, first.points, first.max_points) == (
        "Đoàn kết\nlà sức mạnh",
        Decimal("6.5"),
        8,
    )
    event = AuditEvent.objects.get(verb="h5p_practice.marked")
    assert (event.facts["points"], event.facts["before"]) == ("6.5", None)
    assert "Rõ ý" not in str(event.facts)
    result.refresh_from_db()
    assert result.points == 0
    assert list(Progress.objects.values()) == before  # practice: nothing else moves


def test_c03_changed_mark_leaves_the_former_one():
    result = write(learner_of(essay_exercise(UnitFactory())), "Đoàn kết")

    _mark(result, "3")
    _mark(result, "5", after=1)

    marks = PracticeMark.objects.order_by("number").values_list("number", "points")
    assert list(marks) == [(1, 3), (2, 5)]
    last = AuditEvent.objects.filter(verb="h5p_practice.marked").latest("pk")
    assert last.facts["before"] == "3.00"


def test_c03_mark_is_refused_for_an_answer_that_stands_no_more():
    playing = learner_of(essay_exercise(UnitFactory()))
    seen = digest_of(write(playing, "Lần một"))
    result = write(playing, "Lần hai")

    with pytest.raises(AnswerChanged):
        _mark(result, "3", seen=seen)

    assert not PracticeMark.objects.exists()


def test_c03_second_lecturer_does_not_overwrite_unseen():
    result = write(learner_of(essay_exercise(UnitFactory())), "Đoàn kết")
    _mark(result, "3")

    with pytest.raises(MarkedMeanwhile):
        _mark(result, "7")

    assert PracticeMark.objects.get().points == 3


@pytest.mark.parametrize("points", ["-1", "8.01", "100"])
def test_c03_points_stay_within_what_the_content_gives(points):
    result = write(learner_of(essay_exercise(UnitFactory())), "Đoàn kết", most=100)

    with pytest.raises(PointsOutside):
        _mark(result, points)


def test_c03_browser_makes_no_question_a_written_one():
    playing = learner_of(essay_exercise(UnitFactory()))

    choice = write(playing, "0", part=CARD_ID.format(0))
    nowhere = write(playing, "Chữ", part=CARD_ID.format(99))
    essay = write(playing, "Chữ", interaction="choice")

    for result in (choice, nowhere):
        assert "definition" not in result.statement["object"]
        with pytest.raises(AnswerChanged):
            _mark(result, "1")
    assert _mark(essay, "1").max_points == 8


def test_c03_long_answer_is_kept_whole():
    text = "Đoàn kết. " * 1_500

    result = write(learner_of(essay_exercise(UnitFactory())), text)

    assert PracticeResult.objects.get().statement["result"]["response"] == text
    assert _mark(result, "8").answer == text


def test_c03_marks_given_before_the_index_are_known_to_it():
    grant = GrantFactory(role=Role.LECTURER)
    exercise = essay_exercise(grant.unit)
    names = ("Nguyễn Văn Bình", "Trần Thị An", "Lê Văn Cường")
    marked, anew, waits = (write(learner_of(exercise, one), "Một") for one in names)
    _mark(marked, "2")
    _mark(marked, "3", after=1)
    _mark(anew, "3")
    anew.statement["result"]["response"] = "Hai"
    anew.save()
    results = written_for(grant.user, MARK_PRACTICE)
    move = import_module("h5p.migrations.0017_marked_so_far").Migration.operations[0]
    PracticeResult.objects.update(marked_md5="")
    before = set(to_mark(results))

    for _time in range(2):
        with connection.cursor() as cursor:
            cursor.execute(move.sql)

    assert before == {marked, anew, waits}
    assert set(to_mark(results)) == {anew, waits}


def test_c03_what_waits_is_found_by_its_index():
    waiting = PracticeResult.objects.filter(IS_WRITTEN, ~IS_MARKED)

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = waiting.explain()

    assert "written_that_waits" in plan
