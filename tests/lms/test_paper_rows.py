import pytest

from assessments.kinds.draw import draw_paper
from assessments.models import Attempt, Quiz
from assessments.selectors.pool import lines_of, pool_of
from assessments.services.quiz import BlueprintRow, set_blueprint
from lms.demo.paper_rows import write_papers
from tests.assessments.factories import ApprovedFactory, ready_quiz
from tests.assessments.sittings import closed_run, sit

pytestmark = pytest.mark.django_db


def crowded(quiz: Quiz) -> None:
    """A blueprint whose lines of any type share their point with lines of one."""
    point = quiz.blueprint.get().point
    for kind in ("multiple", "multiple", "multiple", "single", "single"):
        ApprovedFactory(question__bank=quiz.bank, point=point, kind=kind)
    rows = [
        BlueprintRow(point, 2, 3),
        BlueprintRow(point, 2, 2, "multiple"),
        BlueprintRow(point, 2, 1, "single"),
    ]
    set_blueprint(quiz=quiz, rows=rows, actor=None)


def test_a19_papers_made_in_the_database_equal_those_that_are_drawn() -> None:
    quiz = ready_quiz(questions=4)
    crowded(quiz)
    run = closed_run(quiz)
    version = quiz.bank.questions.earliest("pk").versions.get()
    attempts = [sit(quiz, run, {version: []}) for _ in range(12)]
    for seed, attempt in enumerate(attempts, start=1000):
        attempt.items.all().delete()
        Attempt.objects.filter(pk=attempt.pk).update(seed=seed)

    write_papers(quiz_id=quiz.pk, run_id=run.pk)

    lines = lines_of(quiz)
    pool = pool_of(quiz.bank_id, lines)
    for attempt in Attempt.objects.filter(quiz=quiz):
        drawn = draw_paper(lines, pool, attempt.seed)
        stored = attempt.items.order_by("position")
        assert [(one.version_id, one.options, one.tokens) for one in stored] == [
            (one.candidate.id, list(one.options), list(one.tokens)) for one in drawn
        ]
        assert len(drawn) == 6
