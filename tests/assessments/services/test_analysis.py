from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import ItemFlag, ItemResult, PointResult
from assessments.selectors.counted import due_pairs
from assessments.services.analysis import analyse
from assessments.tasks import analyse_closed_runs
from kernel.models import AuditEvent
from tests.assessments import reference
from tests.assessments.factories import started
from tests.assessments.sittings import another_question, closed_run, quiz_of, sit
from tests.factories import CourseRunFactory, PersonFactory, UnitFactory

CLOSE = 1e-6
pytestmark = pytest.mark.django_db


def near(value):
    return None if value is None else pytest.approx(value, abs=CLOSE)


def check_against_reference(quiz, run, papers, versions):
    """The stored figures are those of the reference, question by question."""
    for paper in papers:
        chosen = {
            versions[place]: ["a"] if one else ["b"] for place, one in paper.items()
        }
        sit(quiz, run, chosen)
    marks = [
        {versions[p].pk: float(one) for p, one in paper.items()} for paper in papers
    ]

    analysis = analyse(quiz=quiz, run=run)

    told = (analysis.mean, analysis.deviation, analysis.alpha, analysis.error)
    assert list(told) == [near(one) for one in reference.paper_figures(marks)]
    for item in ItemResult.objects.filter(analysis=analysis):
        expected = reference.item_figures(marks, item.version_id)
        assert {name: getattr(item, name) for name in expected} == {
            name: near(value) for name, value in expected.items()
        }
    drawn = {pk for paper in marks for pk in paper}
    assert {one.version_id for one in analysis.items.all()} == drawn
    return analysis, marks


def test_a23_figures_equal_the_reference_on_one_paper():
    quiz, versions = quiz_of(6)
    source = Random(64)
    skills = [source.random() for _ in range(40)]
    papers = [
        {place: source.random() < 0.2 + 0.7 * skill for place in range(6)}
        for skill in skills
    ]

    analysis, marks = check_against_reference(quiz, closed_run(quiz), papers, versions)

    assert analysis.alpha == near(reference.kr20(marks))
    assert analysis.takers == 40
    assert analysis.questions == 6


def test_a23_figures_equal_the_reference_when_papers_differ():
    quiz, versions = quiz_of(9)
    source = Random(7)
    papers = [
        {p: source.random() < 0.3 + p / 20 for p in source.sample(range(9), 4)}
        for _ in range(60)
    ]

    analysis, _marks = check_against_reference(quiz, closed_run(quiz), papers, versions)

    assert analysis.questions == 4


PAPERS = st.lists(
    st.dictionaries(st.integers(0, 4), st.booleans(), min_size=1, max_size=5),
    min_size=1,
    max_size=12,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(papers=PAPERS)
def test_a23_figures_equal_the_reference_on_any_small_matrix(papers):
    size = len(papers[0])
    papers = [dict(list(one.items())[:size]) for one in papers]
    papers = [one for one in papers if len(one) == size]
    with transaction.atomic():
        quiz, versions = quiz_of(5)
        check_against_reference(quiz, closed_run(quiz), papers, versions)
        transaction.set_rollback(True)


def test_a23_options_tell_who_chose_them():
    quiz, (first, second) = quiz_of(2)
    run = closed_run(quiz)
    sit(quiz, run, {first: ["a"], second: ["a"]})
    sit(quiz, run, {first: ["b"], second: ["a"]})
    sit(quiz, run, {first: ["b"], second: ["b"]})
    sit(quiz, run, {first: [], second: ["c"]})

    analysis = analyse(quiz=quiz, run=run)

    item = analysis.items.get(version=first)
    assert item.omitted == 1
    assert [(one["id"], one["takers"], one["rest"]) for one in item.options] == [
        ("a", 1, 1.0), ("b", 2, 0.5), ("c", 0, None), ("d", 0, None),
    ]  # fmt: skip
    assert [one["upper"] for one in item.options] == [0.5, 0.5, 0.0, 0.0]


def test_a23_first_closed_attempt_of_a_person_counts():
    quiz, (first, second) = quiz_of(2)
    run, person = closed_run(quiz), PersonFactory()
    sit(quiz, run, {first: ["b"], second: ["b"]}, person=person)
    sit(quiz, run, {first: ["a"], second: ["a"]}, person=person, number=2)

    analysis = analyse(quiz=quiz, run=run)

    assert (analysis.taken, analysis.takers, analysis.mean) == (2, 1, 0.0)


def test_a23_analysis_twice_is_once():
    quiz, versions = quiz_of(2)
    run = closed_run(quiz)
    sit(quiz, run, {one: ["a"] for one in versions})

    first = analyse(quiz=quiz, run=run)
    second = analyse(quiz=quiz, run=run)

    assert first.pk == second.pk
    assert ItemResult.objects.count() == 2
    assert PointResult.objects.get().takers == 1


def test_a23_analysis_of_nobody_says_nothing():
    quiz, _versions = quiz_of(2)

    analysis = analyse(quiz=quiz, run=closed_run(quiz))

    assert (analysis.takers, analysis.alpha, analysis.mean) == (0, None, None)


def test_a24_people_count_where_they_were_at_home():
    quiz, versions = quiz_of(2)
    run, unit = closed_run(quiz), UnitFactory()
    for _ in range(3):
        sit(quiz, run, dict(zip(versions, (["a"], ["b"]), strict=True)), unit=unit)
    sit(quiz, run, {one: ["a"] for one in versions})

    analysis = analyse(quiz=quiz, run=run)

    rows = PointResult.objects.filter(analysis=analysis).order_by("takers")
    assert [(one.unit_id, one.takers, one.answers, one.points) for one in rows] == [
        (None, 1, 2, Decimal(2)), (unit.pk, 3, 6, Decimal(3)),
    ]  # fmt: skip


def wrongly_keyed(people=90, seed=3):
    """Six questions; of the last the able choose "b", which is right but not the key."""
    quiz, versions = quiz_of(6)
    run, source = closed_run(quiz), Random(seed)
    for _ in range(people):
        skill = source.random()
        knows = [source.random() < 0.05 + 0.9 * skill for _ in versions]
        paper = {
            version: ["a"] if right else [source.choice("bcd")]
            for version, right in zip(versions, knows, strict=True)
        }
        paper[versions[-1]] = ["b"] if knows[-1] else [source.choice("acd")]
        sit(quiz, run, paper)
    return quiz, run, versions[-1]


def test_a23_wrongly_keyed_question_is_flagged_within_minutes_of_closing(
    run_jobs, queued
):
    quiz, run, wrong = wrongly_keyed()

    asked = analyse_closed_runs()  # the round that comes each minute
    run_jobs()

    flag = ItemFlag.objects.get()
    assert asked == 1
    assert flag.version == wrong
    assert flag.state == ItemFlag.State.OPEN
    assert (flag.signals[-1]["kind"], flag.signals[-1]["option"]) == ("distractor", "b")
    assert AuditEvent.objects.filter(verb="question.flagged").count() == 1
    assert analyse_closed_runs() == 0
    assert queued() == []
    assert (run.closes_at, quiz.pk) == (
        flag.analysis.run.closes_at,
        flag.analysis.quiz_id,
    )


@pytest.mark.parametrize("seed", range(4))
def test_a23_rightly_keyed_questions_are_not_flagged(seed):
    quiz, versions = quiz_of(8)
    run, source = closed_run(quiz), Random(seed)
    for _ in range(50):
        skill = source.random()
        sit(quiz, run, {
            one: ["a"] if source.random() < 0.2 + 0.6 * skill else [source.choice("bcd")]
            for one in versions
        })  # fmt: skip

    analyse(quiz=quiz, run=run)

    assert not ItemFlag.objects.exists()


def test_a23_run_is_looked_at_when_it_closes_and_when_the_last_has_ended(noon):
    attempt = started()
    quiz, run = attempt.quiz, attempt.enrolment.run
    version = attempt.items.first().version
    sit(quiz, run, {version: ["a"]})
    assert due_pairs(9) == []

    noon.move_to(run.closes_at + timedelta(seconds=1))
    assert due_pairs(9) == [(quiz.pk, run.pk, 1, 1)]
    assert not analyse(quiz=quiz, run=run).is_settled
    assert due_pairs(9) == []
    attempt.state = "expired"
    attempt.submitted_at, attempt.passed = attempt.deadline_at, False
    attempt.points, attempt.max_points, attempt.scaled = 0, 3, 0
    attempt.save()
    assert due_pairs(9) == [(quiz.pk, run.pk, 2, 0)]
    assert analyse(quiz=quiz, run=run).is_settled
    assert due_pairs(9) == []


def test_a23_other_runs_of_the_course_are_left_out():
    quiz, versions = quiz_of(1)
    run = closed_run(quiz)
    other = CourseRunFactory(course=run.course)
    sit(quiz, run, {versions[0]: ["a"]})
    sit(quiz, other, {versions[0]: ["b"]})
    another_question(quiz)

    assert analyse(quiz=quiz, run=run).items.get().facility == 1.0
