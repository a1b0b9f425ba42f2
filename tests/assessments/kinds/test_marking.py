from decimal import Decimal

import pytest

from assessments.kinds import true_false
from assessments.kinds.content import Content, Option, read_content
from assessments.kinds.given import Given
from assessments.kinds.paper import Answered, mark_paper
from assessments.kinds.question_type import type_names, type_of
from assessments.models import QuestionVersion

SINGLE = Content(
    (Option("a", "Một", correct=True), Option("b", "Hai"), Option("c", "Ba"))
)


def many(scoring: str) -> Content:
    """Three right options (a, b, c) of five."""
    return Content(
        tuple(Option(one, f"Ý {one}", correct=one in "abc") for one in "abcde"),
        scoring=scoring,
    )


@pytest.mark.parametrize(
    ("kind", "content", "chosen", "points"),
    [
        ("single", SINGLE, "a", "1"),
        ("single", SINGLE, "b", "0"),
        ("single", SINGLE, "", "0"),
        ("single", SINGLE, "ab", "0"),
        ("multiple", many("all_or_nothing"), "abc", "1"),
        ("multiple", many("all_or_nothing"), "ab", "0"),
        ("multiple", many("all_or_nothing"), "abcd", "0"),
        ("multiple", many("all_or_nothing"), "", "0"),
        ("multiple", many("partial"), "abc", "1"),
        ("multiple", many("partial"), "ab", "0.67"),
        ("multiple", many("partial"), "a", "0.33"),
        ("multiple", many("partial"), "abd", "0"),
        ("multiple", many("partial"), "abcde", "0"),
        ("multiple", many("penalty"), "abc", "1"),
        ("multiple", many("penalty"), "abd", "0.33"),
        ("multiple", many("penalty"), "abcd", "0.67"),
        ("multiple", many("penalty"), "abcde", "0.33"),
        ("multiple", many("penalty"), "de", "0"),
        ("multiple", many("penalty"), "", "0"),
    ],
)
def test_a20_golden_marks_of_choices(
    kind: str, content: Content, chosen: str, points: str
) -> None:
    outcome = type_of(kind).mark(content, Given(tuple(chosen)))

    assert outcome.points == Decimal(points)
    assert outcome.max_points == 1


@pytest.mark.parametrize(
    ("is_true", "chosen", "points"),
    [
        (True, {"true"}, 1),
        (True, {"false"}, 0),
        (False, {"false"}, 1),
        (False, {"true"}, 0),
        (True, set(), 0),
        (True, {"true", "false"}, 0),
    ],
)
def test_a20_golden_marks_of_true_or_false(
    *, is_true: bool, chosen: set[str], points: int
) -> None:
    content = true_false.content_of(is_true=is_true)

    assert type_of("true_false").mark(content, Given(tuple(chosen))).points == points


def test_a20_every_type_has_its_file() -> None:
    assert type_names() == [
        "single", "multiple", "true_false", "matching", "ordering", "short_answer",
        "numeric", "cloze", "case_set", "essay",
    ]  # fmt: skip
    assert type_names() == QuestionVersion.Kind.values


def test_mark_paper_rounds_the_share_down() -> None:
    right = Answered("single", SINGLE, Given(("a",)))
    wrong = Answered("single", SINGLE, Given(("b",)))

    grade = mark_paper([right, right, wrong])

    assert [grade.points, grade.max_points] == [2, 3]
    assert grade.scaled == Decimal("0.6666")


def test_mark_paper_of_nothing_is_nought() -> None:
    assert mark_paper([]).scaled == 0


def test_content_is_the_same_after_storing() -> None:
    content = many("penalty")

    assert read_content(content.as_json()) == content


@pytest.mark.parametrize(
    ("kind", "content", "count"),
    [
        ("single", SINGLE, 0),
        ("single", Content((Option("a", "Một", correct=True),)), 1),
        ("single", Content((Option("a", "Một"), Option("b", "Hai"))), 1),
        ("single", Content((Option("a", "x", correct=True), Option("b", "X "))), 1),
        ("single", Content((Option("a", "x", correct=True), Option("b", " "))), 1),
        ("multiple", many("partial"), 0),
        ("multiple", many("guess"), 1),
        ("multiple", Content(SINGLE.options[1:], "partial"), 1),
        (
            "multiple",
            Content(tuple(Option(o, o, correct=True) for o in "ab"), "partial"),
            1,
        ),
        ("true_false", SINGLE, 1),
        ("true_false", true_false.content_of(is_true=True), 0),
    ],
)
def test_problems_are_named_one_by_one(kind: str, content: Content, count: int) -> None:
    assert len(type_of(kind).problems(content)) == count
