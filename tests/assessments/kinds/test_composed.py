"""Texts with gaps, cases and essays: what is made of parts."""

from decimal import Decimal

import pytest

from assessments.kinds import case_set, cloze, essay
from assessments.kinds.case_set import CaseQuestion, CaseSet
from assessments.kinds.cloze import Cloze, Gap
from assessments.kinds.essay import Criterion, Essay, mark_by_rubric
from assessments.kinds.given import Given
from assessments.kinds.paper import Answered, mark_paper
from tests.assessments.kinds.samples import (
    CASE,
    CLOZE,
    ESSAY,
    MATCHING,
    RIGHT,
    SHORT,
    SINGLE,
)


@pytest.mark.parametrize(
    ("typed", "picked", "points"),
    [
        ({"g1/answer": "98", "g2/answer": "Chi bộ"}, ("g3/a",), "1"),
        ({"g1/answer": "98,4", "g2/answer": "x"}, ("g3/b",), "0.5"),
        ({"g2/answer": "chi bộ"}, ("g3/a",), "0.5"),
        ({"g2/answer": "chi bộ"}, ("g3/a", "g3/b"), "0.25"),
        ({}, (), "0"),
        ({"answer": "98"}, ("a",), "0"),
    ],
)
def test_a20_golden_marks_of_a_text_with_gaps(
    typed: dict[str, str], picked: tuple[str, ...], points: str
) -> None:
    outcome = cloze.TYPE.mark(CLOZE, Given(picked, typed))

    assert outcome.points == Decimal(points)
    assert [one.id for one in outcome.parts] == ["g1", "g2", "g3"]


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (CLOZE, 0),
        (Cloze("Không có chỗ trống", ()), 1),
        (Cloze("[[g1]] và [[g1]]", (Gap("g1", "short", SHORT),)), 1),
        (Cloze("[[g2]]", (Gap("g1", "short", SHORT),)), 1),
        (Cloze("[[g1]]", (Gap("g1", "short", SHORT, 0),)), 1),
        (Cloze("[[g1]]" + "x" * 12_000, (Gap("g1", "short", SHORT),)), 1),
        (
            Cloze(
                "[[g1]]", (Gap("g1", "choice", SINGLE.__class__(SINGLE.options[:1])),)
            ),
            1,
        ),
    ],
)
def test_problems_of_a_text_with_gaps_are_named(content: Cloze, count: int) -> None:
    assert len(cloze.TYPE.problems(content)) == count


def test_a20_golden_marks_of_a_case() -> None:
    whole = case_set.TYPE.mark(CASE, RIGHT["case_set"])
    part = case_set.TYPE.mark(CASE, Given(("q1/a", "q2/a", "q3/p/1", "q3/o/a")))

    assert (whole.points, part.points) == (1, Decimal("0.46"))  # (1 + .33 + .5 + 0) / 4
    assert [one.outcome.points for one in part.parts] == [
        1,
        Decimal("0.33"),
        Decimal("0.5"),
        0,
    ]
    assert len(part.parts[3].outcome.parts) == 3


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (CASE, 0),
        (CaseSet(" ", CASE.parts), 1),
        (CaseSet("Tình huống", ()), 1),
        (CaseSet("Tình huống", (CaseQuestion("q", "single", "", SINGLE),)), 1),
        (
            CaseSet(
                "Tình huống",
                (
                    CaseQuestion(
                        "q", "matching", "?", MATCHING.__class__(MATCHING.prompts, ())
                    ),
                ),
            ),
            2,
        ),
    ],
)
def test_problems_of_a_case_are_named(content: CaseSet, count: int) -> None:
    assert len(case_set.TYPE.problems(content)) == count


def test_a20_an_essay_waits_for_a_person() -> None:
    written = Given((), {"text": "Liên hệ thực tế ở chi bộ"})

    outcome = essay.TYPE.mark(ESSAY, written)
    blank = essay.TYPE.mark(ESSAY, Given((), {"text": " \n"}))

    assert (outcome.is_pending, outcome.is_right, outcome.points) == (True, False, 0)
    assert (blank.is_pending, blank.points) == (False, 0)
    assert mark_paper([Answered("essay", ESSAY, written)]).is_pending


def test_a20_an_essay_is_marked_by_its_rubric() -> None:
    half = mark_by_rubric(ESSAY, {"r1": Decimal(3)})
    whole = mark_by_rubric(ESSAY, {"r1": Decimal(5), "r2": Decimal(9)})

    assert (half.is_pending, half.points) == (True, Decimal("0.3"))
    assert (whole.is_pending, whole.points) == (False, Decimal("0.9"))


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (ESSAY, 0),
        (Essay(()), 1),
        (Essay((Criterion("r", " ", Decimal(1)),)), 1),
        (Essay((Criterion("r", "x", Decimal(0)),)), 1),
        (Essay(ESSAY.rubric, least_words=9, most_words=5), 1),
        (Essay(ESSAY.rubric, least_words=-1), 1),
        (Essay(ESSAY.rubric, most_words=10_000), 1),
        (Essay(ESSAY.rubric, takes_text=False), 1),
    ],
)
def test_problems_of_an_essay_are_named(content: Essay, count: int) -> None:
    assert len(essay.TYPE.problems(content)) == count
