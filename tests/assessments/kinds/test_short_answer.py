import time
import unicodedata
from decimal import Decimal

import pytest

from assessments.kinds.accepted_text import is_accepted
from assessments.kinds.given import Given
from assessments.kinds.short_answer import TYPE, AcceptedText, ShortAnswer

FULL = AcceptedText("Ban Tuyên giáo và Dân vận", feedback="Đúng tên mới")
FORMER = AcceptedText("Ban Tuyên giáo", Decimal("0.5"), "Tên cũ")
ANY = AcceptedText("*dân vận*", Decimal("0.25"))


def mark(content: ShortAnswer, told: str) -> Decimal:
    return TYPE.mark(content, Given((), {"answer": told})).points


@pytest.mark.parametrize(
    ("told", "points"),
    [
        ("Ban Tuyên giáo và Dân vận", "1"),
        ("  ban   tuyên giáo\nvà dân vận ", "1"),
        ("BAN TUYÊN GIÁO VÀ DÂN VẬN", "1"),
        (unicodedata.normalize("NFD", "Ban Tuyên giáo và Dân vận"), "1"),
        ("Ban Tuyên giáo", "0.5"),
        ("Khối dân vận huyện", "0.25"),
        ("ban tuyen giao va dan van", "0"),
        ("Ban Tuyên giào và Dân vận", "0.25"),
        ("", "0"),
        ("   ", "0"),
    ],
)
def test_a20_golden_marks_of_short_answers(told: str, points: str) -> None:
    assert mark(ShortAnswer((ANY, FORMER, FULL)), told) == Decimal(points)


@pytest.mark.parametrize(
    ("case", "accents", "told", "is_right"),
    [
        (True, False, "đảng BỘ", True),
        (False, False, "đảng bộ", False),
        (False, False, "Đảng bộ", True),
        (True, True, "dang bo", True),
        (True, True, "ĐẢNG bo", True),
        (False, True, "Dang bo", True),
        (False, True, "dang bo", False),
        (True, False, "Đang bo", False),
        (True, False, unicodedata.normalize("NFD", "Đảng bộ"), True),
        (True, False, "Đản\u200bg bộ", False),
    ],
)
def test_a20_case_and_diacritics_matter_as_the_author_says(
    *, case: bool, accents: bool, told: str, is_right: bool
) -> None:
    content = ShortAnswer((AcceptedText("Đảng bộ"),), case, accents)

    assert (mark(content, told) == 1) == is_right


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa bình", "hoà bình"), ("THÚY", "THUÝ"), ("khỏe", "khoẻ"), ("Ủy", "uỷ")],
)
def test_a20_both_ways_of_setting_a_tone_are_one_word(one: str, other: str) -> None:
    content = ShortAnswer((AcceptedText(one),))

    assert mark(content, other) == 1
    assert mark(content, unicodedata.normalize("NFD", other)) == 1


@pytest.mark.parametrize(
    ("accepted", "told", "is_met"),
    [
        ("*", "gì cũng được", True),
        ("a*b", "ab", True),
        ("a*b", "a xyz b", True),
        ("ab*ba", "aba", False),
        ("*x*x*", "axbxc", True),
        ("*x*x*", "axb", False),
        (r"5 \* 3", "5 * 3", True),
        (r"5 \* 3", "5 x 3", False),
        (".*", "abc", False),
    ],
)
def test_a20_a_star_stands_for_any_letters(
    accepted: str, told: str, *, is_met: bool
) -> None:
    assert is_accepted(told, accepted, case=True, accents=False) == is_met


def test_many_stars_take_no_time() -> None:
    began = time.process_time()

    is_accepted("a" * 20_000 + "b", "*a" * 100 + "*c", case=True, accents=False)

    assert time.process_time() - began < 1


def test_a20_the_best_accepted_answer_says_its_feedback() -> None:
    content = ShortAnswer((ANY, FORMER, FULL))

    outcome = TYPE.mark(content, Given((), {"answer": "ban tuyên giáo và dân vận"}))

    assert (outcome.points, outcome.feedback) == (1, "Đúng tên mới")


@pytest.mark.parametrize(
    ("accepted", "count"),
    [
        ((FULL, FORMER), 0),
        ((), 1),
        ((FORMER,), 1),
        ((AcceptedText(" "),), 1),
        ((FULL, AcceptedText("x", Decimal("1.5"))), 1),
        ((FULL, AcceptedText("x", Decimal("NaN"))), 1),
        ((AcceptedText("x" * 601),), 1),
    ],
)
def test_problems_of_short_answers_are_named(
    accepted: tuple[AcceptedText, ...], count: int
) -> None:
    assert len(TYPE.problems(ShortAnswer(accepted))) == count
