"""Where a learner meets the check questions of a lesson."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.kinds.check_place import CHECK, pieces, placed


def check(number: int) -> str:
    return f'{CHECK}{UUID(int=number)}">\n<legend>Câu {number}?<br></legend></fieldset>'


TEXT = st.sampled_from(
    ["<h2>Mục</h2>", "<h3>Mục nhỏ</h3>", "<p>Đoạn<br>hai &lt; ba.</p>",
     '<figure><img src="a.webp" alt=""><figcaption>Ảnh</figcaption></figure>']
)  # fmt: skip
LESSON = st.lists(TEXT | st.just("?"), max_size=12)


def written(lesson: list[str]) -> list[str]:
    return [check(n) if one == "?" else one for n, one in enumerate(lesson)]


@given(LESSON, st.text(max_size=5))
def test_a09_text_stays_and_no_question_comes_before_its_part(lesson, seed):
    blocks = written(lesson)

    found = pieces(placed("\n".join(blocks), seed))

    shown = [one.strip() for one in found if one.strip()]
    assert sorted(shown) == sorted(blocks)
    text = [one for one in blocks if CHECK not in one]
    assert [one for one in shown if CHECK not in one] == text
    for at, block in enumerate(blocks):
        if CHECK in block:
            before = [one for one in blocks[:at] if CHECK not in one]
            heads = [
                n for n, one in enumerate(before) if one.startswith(("<h2", "<h3"))
            ]
            place = [one for one in shown[: shown.index(block)] if CHECK not in one]
            assert len(place) >= min(len(before), (heads or [0])[-1] + 1)


def test_a09_place_varies_from_learner_to_learner_and_stays_for_one():
    lesson = "\n".join(written(["<h2>Mục</h2>", *(["<p>Đoạn.</p>"] * 6), "?", "?"]))

    shown = [placed(lesson, f"learner {n}") for n in range(60)]

    places = {
        (one[: one.index(str(UUID(int=7)))].count("<p>"), one.index("Câu 7") < one.index("Câu 8"))
        for one in shown
    }  # fmt: skip
    assert {count for count, _first in places} == {1, 2, 3, 4, 5, 6}
    assert {first for _count, first in places} == {True, False}
    assert shown == [placed(lesson, f"learner {n}") for n in range(60)]


@pytest.mark.parametrize(
    "html", ["", "<p>Đoạn.</p>", "Chữ trần", f"<div>{check(1)}", f"<p>{check(1)}</p>"]
)
def test_a09_what_has_no_question_of_its_own_is_left_as_it_is(html):
    assert placed(html, "seed") == html
