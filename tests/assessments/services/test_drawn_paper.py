from datetime import timedelta

import pytest

from assessments.kinds.draw import draw_paper
from assessments.models import Attempt, DrawnPaper, QuestionVersion, Quiz
from assessments.selectors.pool import lines_of, pool_of
from assessments.services.attempt import start_attempt
from assessments.services.drawn_paper import clear_papers, draw_ahead
from assessments.services.marking import submit_attempt
from assessments.services.question_review import approve_question, retire_question
from assessments.services.quiz import (
    BlueprintRow,
    QuizSettings,
    change_quiz,
    set_blueprint,
)
from assessments.tasks import lay_papers
from courses.models import Enrolment
from kernel.models import AuditEvent, Job
from tests.assessments.factories import (
    ApprovedFactory,
    QuestionVersionFactory,
    enrolled_in,
    ready_quiz,
)
from tests.factories import (
    NOON,
    EnrolmentFactory,
    PointFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def prepared(**fields) -> tuple[Quiz, Enrolment]:
    quiz = ready_quiz(pool=9, **fields)
    enrolment = enrolled_in(quiz)
    assert draw_ahead(quiz=quiz, run=enrolment.run) == 1
    return quiz, enrolment


def begin(quiz: Quiz, enrolment: Enrolment) -> Attempt:
    return start_attempt(quiz=quiz, enrolment=enrolment, actor=None).attempt


def was_drawn_ahead() -> bool:
    return AuditEvent.objects.latest("pk").facts["drawn_ahead"]


def test_d13_start_lays_the_paper_that_was_drawn_ahead() -> None:
    quiz, enrolment = prepared()
    paper = DrawnPaper.objects.get()

    attempt = begin(quiz, enrolment)

    laid = [
        {"version": one.version_id, "tokens": one.tokens, "options": one.options}
        for one in attempt.items.order_by("position")
    ]
    assert laid == paper.items
    assert attempt.seed == paper.seed
    assert attempt.deadline_at - attempt.started_at == timedelta(seconds=900)
    assert was_drawn_ahead()
    assert not DrawnPaper.objects.exists()
    assert begin(quiz, enrolment) == attempt == Attempt.objects.get()


def test_a19_a_paper_drawn_ahead_is_what_its_seed_draws() -> None:
    quiz, _ = prepared()
    paper = DrawnPaper.objects.get()
    lines = lines_of(quiz)

    again = draw_paper(lines, pool_of(quiz.bank_id, lines), paper.seed)

    assert [one["version"] for one in paper.items] == [
        one.candidate.id for one in again
    ]
    assert [one["tokens"] for one in paper.items] == [list(one.tokens) for one in again]


def test_draw_ahead_draws_for_those_without_paper_or_attempt() -> None:
    quiz, enrolment = prepared()
    begin(quiz, enrolment)
    run = enrolment.run
    EnrolmentFactory(run=run, state=Enrolment.State.WITHDRAWN)
    new = EnrolmentFactory(run=run)

    assert draw_ahead(quiz=quiz, run=run) == 1
    assert draw_ahead(quiz=quiz, run=run) == 0
    assert DrawnPaper.objects.get().enrolment == new


def test_draw_ahead_draws_nothing_from_a_bank_too_small() -> None:
    quiz = ready_quiz()
    quiz.blueprint.update(count=9)

    assert draw_ahead(quiz=quiz, run=enrolled_in(quiz).run) == 0


def _retire(quiz: Quiz) -> None:
    version = QuestionVersion.objects.filter(state="approved").first()
    retire_question(version=version, actor=UserFactory())


def _approve(quiz: Quiz) -> None:
    version = QuestionVersionFactory(
        question__bank=quiz.bank, point=quiz.blueprint.get().point, state="review"
    )
    approve_question(version=version, actor=UserFactory())


def _change_blueprint(quiz: Quiz) -> None:
    point = quiz.blueprint.get().point
    set_blueprint(quiz=quiz, rows=[BlueprintRow(point, None, 2)], actor=None)


def _stop_shuffling(quiz: Quiz) -> None:
    change_quiz(quiz=quiz, title="x", settings=QuizSettings(shuffle=False), actor=None)


@pytest.mark.parametrize(
    "change", [_retire, _approve, _change_blueprint, _stop_shuffling]
)
def test_d13_a_change_throws_away_what_was_drawn(change) -> None:
    quiz, enrolment = prepared()
    former = DrawnPaper.objects.get().seed

    change(quiz)

    assert not DrawnPaper.objects.exists()
    quiz.refresh_from_db()
    assert draw_ahead(quiz=quiz, run=enrolment.run) == 1
    assert DrawnPaper.objects.get().seed != former


def test_d13_other_settings_leave_the_papers() -> None:
    quiz, _ = prepared()

    change_quiz(
        quiz=quiz, title="x", settings=QuizSettings(duration_seconds=600), actor=None
    )

    assert DrawnPaper.objects.count() == 1


def test_a21_a_stored_paper_with_a_retired_question_is_never_laid() -> None:
    quiz, enrolment = prepared()
    gone = DrawnPaper.objects.get().items[0]["version"]
    QuestionVersion.objects.filter(pk=gone).update(state="retired")  # past the services

    attempt = begin(quiz, enrolment)

    assert gone not in attempt.items.values_list("version", flat=True)
    assert not was_drawn_ahead()
    assert not DrawnPaper.objects.exists()


def test_the_second_attempt_is_drawn_when_it_begins() -> None:
    quiz, enrolment = prepared(attempts_allowed=2)
    first = begin(quiz, enrolment)
    submit_attempt(attempt=first, lease=first.lease, actor=None)

    second = begin(quiz, enrolment)

    assert second.number == 2
    assert second.seed != first.seed


def test_clear_papers_forgets_those_of_closed_runs() -> None:
    _, enrolment = prepared()

    assert clear_papers(now=NOON) == 0
    assert clear_papers(now=enrolment.run.closes_at) == 1


def test_d13_the_round_asks_once_for_the_papers_of_runs_that_open(
    queued, run_jobs
) -> None:
    quiz = ready_quiz()
    run = enrolled_in(quiz).run
    run.opens_at = NOON + timedelta(hours=20)
    run.save()
    too_small = ready_quiz(questions=2)
    too_small.blueprint.update(count=3)
    enrolled_in(too_small)
    far = enrolled_in(ready_quiz()).run
    far.opens_at = NOON + timedelta(hours=30)
    far.save()

    asked = [lay_papers(), lay_papers()]
    run_jobs()

    assert asked == [1, 0]
    assert DrawnPaper.objects.get().quiz == quiz
    assert lay_papers() == 0
    assert Job.objects.count() == 1


def test_points_of_other_banks_keep_their_papers() -> None:
    quiz, _ = prepared()
    other = ready_quiz()

    set_blueprint(
        quiz=other,
        rows=[BlueprintRow(PointFactory(resolution=other.bank.resolution), None, 1)],
        actor=None,
    )

    assert DrawnPaper.objects.get().quiz == quiz


def test_a19_papers_drawn_ahead_hold_the_types_that_are_asked_for() -> None:
    quiz = ready_quiz(pool=9)
    point = quiz.blueprint.get().point
    ApprovedFactory(question__bank=quiz.bank, point=point, kind="multiple")
    rows = [BlueprintRow(point, None, 2), BlueprintRow(point, None, 1, "multiple")]
    set_blueprint(quiz=quiz, rows=rows, actor=None)
    enrolment = enrolled_in(quiz)

    assert draw_ahead(quiz=quiz, run=enrolment.run) == 1

    attempt = begin(quiz, enrolment)
    kinds = attempt.items.values_list("version__kind", flat=True)
    assert was_drawn_ahead()
    assert sorted(kinds) == ["multiple", "single", "single"]
