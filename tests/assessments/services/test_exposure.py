from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from assessments.kinds.draw import draw_paper
from assessments.kinds.exposure import hand_of
from assessments.models import Attempt, AttemptItem, DrawRound, QuestionVersion, Quiz
from assessments.selectors.exposure import exposures, pool_of_round, resting
from assessments.selectors.pool import lines_of
from assessments.selectors.readiness import missing_for
from assessments.services.attempt import BankTooSmall, start_attempt
from courses.models import CourseRun, Enrolment
from tests.assessments.factories import (
    ApprovedFactory,
    BlueprintLineFactory,
    enrolled_in,
    ready_quiz,
)
from tests.assessments.views.test_bank import signed_in, url
from tests.factories import NOON, CourseRunFactory, EnrolmentFactory

pytestmark = pytest.mark.django_db


def capped(*, pool: int = 8, paper: int = 2, **fields: Any) -> Quiz:
    """A test of ``paper`` questions whose bank holds ``pool``."""
    quiz = ready_quiz(questions=paper, **{"exposure_cap": 25, **fields})
    point = quiz.blueprint.get().point
    for _ in range(pool - paper):
        ApprovedFactory(question__bank=quiz.bank, point=point)
    return quiz


def sit(quiz: Quiz, run: CourseRun) -> Attempt:
    enrolment: Enrolment = EnrolmentFactory.create(run=run)
    return start_attempt(quiz=quiz, enrolment=enrolment, actor=None).attempt


def run_of(quiz: Quiz) -> CourseRun:
    run: CourseRun = CourseRunFactory.create(course=quiz.activity.section.course)
    return run


def shown(run: CourseRun) -> Counter[int]:
    return Counter(
        AttemptItem.objects.filter(attempt__enrolment__run=run).values_list(
            "version", flat=True
        )
    )


def test_a25_no_question_stands_in_more_papers_than_its_share() -> None:
    quiz = capped()
    run = run_of(quiz)

    for _ in range(12):
        sit(quiz, run)

    assert max(shown(run).values()) == 3
    assert len(shown(run)) == 8
    assert DrawRound.objects.get().drawn == 12


def test_a25_the_same_seed_and_round_give_the_same_paper() -> None:
    quiz = capped()
    attempt = sit(quiz, run_of(quiz))
    ApprovedFactory(question__bank=quiz.bank, point=quiz.blueprint.get().point)
    kept = attempt.draw_round
    assert kept

    hand = hand_of(pool_of_round(kept), kept.hands, str(kept.uid), attempt.seed)
    again = draw_paper(lines_of(quiz), hand, attempt.seed)

    stored = attempt.items.order_by("position").values_list("version", "tokens")
    assert [(one.candidate.id, list(one.tokens)) for one in again] == list(stored)


def test_a25_too_small_a_pool_is_refused_with_the_number_missing() -> None:
    quiz = capped(pool=5)

    missing = missing_for(quiz.activity)

    assert missing[0].startswith("Cần thêm 3 câu hỏi đã duyệt")
    assert "25 %" in missing[1]
    with pytest.raises(BankTooSmall):
        sit(quiz, run_of(quiz))


def test_a_question_retired_in_mid_round_begins_a_new_edition() -> None:
    quiz = capped(pool=9)
    run = run_of(quiz)
    first = sit(quiz, run)
    gone = first.items.order_by("pk")[0].version
    QuestionVersion.objects.filter(pk=gone.pk).update(state="retired")

    for _ in range(8):
        sit(quiz, run)

    editions = DrawRound.objects.order_by("number")
    assert [one.number for one in editions] == [1, 2]
    assert gone.pk not in editions[1].pool
    assert shown(run)[gone.pk] == 1


def test_a25_what_was_seen_in_two_rounds_rests_for_one() -> None:
    quiz = capped(pool=2, paper=1, exposure_cap=50, rests=True)  # each in every other
    rounds = [run_of(quiz) for _ in range(4)]
    for run in rounds[:2]:
        for _ in range(6):
            sit(quiz, run)
    assert missing_for(quiz.activity)[-1].startswith("Câu đã dùng trong hai đợt")
    point = quiz.blueprint.get().point
    fresh = [ApprovedFactory(question__bank=quiz.bank, point=point) for _ in range(2)]
    tired = set(shown(rounds[0])) | set(shown(rounds[1]))

    for _ in range(6):
        sit(quiz, rounds[2])
    for _ in range(12):
        sit(quiz, rounds[3])

    assert set(shown(rounds[2])) == {one.pk for one in fresh}
    assert tired <= set(shown(rounds[3]))


def test_resting_of_a_round_stands_while_it_is_held() -> None:
    quiz = capped(pool=1, paper=1, exposure_cap=None, rests=True)
    first, second = run_of(quiz), run_of(quiz)
    sit(quiz, first)
    sit(quiz, second)

    sit(quiz, second)  # it was seen twice by now, but this round has begun

    assert len(resting(quiz)) == 1
    assert resting(quiz, second) == set()


def test_the_second_round_of_another_test_of_the_bank_counts_too() -> None:
    quiz = capped(pool=1, paper=1, exposure_cap=None, rests=True)
    other = ready_quiz(questions=1, rests=True)
    Quiz.objects.filter(pk=other.pk).update(bank=quiz.bank)
    other.blueprint.all().delete()
    BlueprintLineFactory(quiz=other, point=quiz.blueprint.get().point)
    other.refresh_from_db()
    sit(quiz, run_of(quiz))
    sit(other, run_of(other))

    assert len(resting(quiz)) == 1


def test_exposures_tell_the_share_of_each_question() -> None:
    quiz = capped()
    run = run_of(quiz)
    for _ in range(4):
        sit(quiz, run)

    rows = exposures(quiz, run)

    assert [(one.papers, one.hundredths) for one in rows] == [(1, 2500)] * 8


def test_a25_the_report_of_exposure_is_a_screen(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    quiz = capped()
    signed_in(client, quiz.bank.owner)
    empty = client.get(url("exposure", quiz.activity.uid)).content.decode()
    run = run_of(quiz)
    counts = []
    for papers in (1, 3):
        for _ in range(papers):
            sit(quiz, run)
        with django_assert_max_num_queries(40) as queries:
            page = client.get(url("exposure", quiz.activity.uid), {"run": "\x00"})
        counts.append(len(queries))

    assert "Chưa có đề nào được rút" in empty
    assert "25,00 %" in page.content.decode()
    assert "tối đa 25 % số đề" in page.content.decode()
    assert counts[0] == counts[1]


def test_a_capped_test_begins_twice_over_as_one_attempt() -> None:
    quiz = capped()
    enrolment = enrolled_in(quiz)

    first = start_attempt(quiz=quiz, enrolment=enrolment, actor=None)
    again = start_attempt(quiz=quiz, enrolment=enrolment, actor=None)

    assert (first.attempt, again.is_new) == (again.attempt, False)
    assert DrawRound.objects.get().drawn == 1


def test_rounds_are_told_apart_by_their_runs() -> None:
    quiz = capped(pool=8)
    one, other = run_of(quiz), run_of(quiz)
    CourseRun.objects.filter(pk=one.pk).update(opens_at=NOON - timedelta(days=30))
    sit(quiz, one)
    sit(quiz, other)

    assert set(DrawRound.objects.values_list("run", "number")) == {
        (one.pk, 1),
        (other.pk, 1),
    }
