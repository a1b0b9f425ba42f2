from decimal import Decimal

import pytest

from assessments.models import BlueprintLine, Quiz
from assessments.selectors.readiness import missing_for
from assessments.services.quiz import (
    BlueprintRow,
    QuizSettings,
    QuizTaken,
    change_quiz,
    create_quiz,
    set_blueprint,
)
from courses.kinds.activity import kind_of
from tests.assessments.factories import (
    ApprovedFactory,
    QuestionBankFactory,
    ready_quiz,
    started,
)
from tests.factories import ActivityFactory, PointFactory, SectionFactory

pytestmark = pytest.mark.django_db


def test_create_quiz_puts_a_test_at_the_end() -> None:
    section = SectionFactory()
    ActivityFactory(section=section, position=4)
    settings = QuizSettings(
        duration_seconds=610, pass_scaled=Decimal("0.5"), must_pass=True
    )

    quiz = create_quiz(
        section=section,
        title="Kiểm tra",
        bank=QuestionBankFactory(),
        settings=settings,
        actor=None,
    )

    assert (quiz.activity.position, quiz.activity.minutes) == (5, 11)
    assert quiz.activity.rule == {
        "clauses": [{"kind": "submitted"}, {"kind": "scaled", "least": "0.5"}]
    }


def test_set_blueprint_replaces_the_rows() -> None:
    quiz = ready_quiz(questions=2)
    point = PointFactory(resolution=quiz.bank.resolution)

    set_blueprint(quiz=quiz, rows=[BlueprintRow(point, 2, 3)], actor=None)

    line = BlueprintLine.objects.get()
    assert (line.point, line.difficulty, line.count) == (point, 2, 3)


def test_a_test_that_was_taken_keeps_its_blueprint_and_time() -> None:
    quiz = ready_quiz(duration_seconds=900)
    started(quiz)

    with pytest.raises(QuizTaken):
        set_blueprint(quiz=quiz, rows=[], actor=None)
    with pytest.raises(QuizTaken):
        change_quiz(
            quiz=quiz, title="x", settings=QuizSettings(duration_seconds=60), actor=None
        )
    change_quiz(quiz=quiz, title="Tên mới", settings=QuizSettings(), actor=None)

    assert Quiz.objects.get().activity.title == "Tên mới"


def test_a19_a_pool_that_is_too_small_is_refused_with_the_number_missing() -> None:
    quiz = ready_quiz(questions=2)
    ready = kind_of("quiz").ready_to_publish(quiz.activity)
    quiz.blueprint.update(count=5)

    missing = kind_of("quiz").ready_to_publish(quiz.activity)

    point = quiz.blueprint.get().point
    assert ready == []
    assert missing == [f"Cần thêm 3 câu hỏi đã duyệt về nội dung {point.number}."]


def test_a19_too_few_of_a_type_are_refused_with_type_and_number() -> None:
    quiz = ready_quiz(questions=2)
    point = quiz.blueprint.get().point
    ApprovedFactory(question__bank=quiz.bank, point=point, kind="multiple")
    rows = [BlueprintRow(point, None, 1), BlueprintRow(point, 2, 3, "multiple")]
    set_blueprint(quiz=quiz, rows=rows, actor=None)

    missing = missing_for(quiz.activity)

    asked = f"nội dung {point.number} (Hiểu, Nhiều đáp án)"
    assert missing == [f"Cần thêm 2 câu hỏi đã duyệt về {asked}."]


def test_missing_for_says_what_is_not_set_up() -> None:
    bare = ActivityFactory(kind="quiz", title="Bài kiểm tra")
    quiz = ready_quiz()
    quiz.blueprint.all().delete()

    assert len(missing_for(bare)) == len(missing_for(quiz.activity)) == 1
