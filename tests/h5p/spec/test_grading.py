"""Answers are marked again from the content, as the types' own scripts mark them."""

import pytest

from h5p.spec.grading import mark, part_of
from h5p.spec.names import LibraryRef
from h5p.spec.xapi import seconds_of
from tests.h5p.packages import CARD_ID, cards, choice
from tests.h5p.shelf import CARDS, CHOICE


def _many(**behaviour):
    rows = [("Một", True), ("Hai", False), ("Ba", True)]
    answers = [{"text": f"<div>{text}</div>", "correct": one} for text, one in rows]
    return {"question": "<p>Chọn</p>", "answers": answers, "behaviour": behaviour}


BLANKS = {
    "text": "<p>Điền</p>",
    "questions": ["<p>Năm *2022/hai hai:gợi ý* là *mốc*.</p>"],
}
LOOSE = {**BLANKS, "behaviour": {"caseSensitive": False}}
EXAMPLES = [
    ("HocTap.Choice", choice(), "0", 1, 1),
    ("HocTap.Choice", choice(), "2", 0, 1),
    ("HocTap.Choice", choice(), "0[,]2", 0, 1),
    ("HocTap.Choice", choice(), "9", None, 1),
    ("HocTap.Choice", choice(), "x", None, 1),
    ("H5P.MultiChoice", _many(), "0[,]2", 2, 2),
    ("H5P.MultiChoice", _many(), "0[,]1", 0, 2),
    ("H5P.MultiChoice", _many(), "0", 1, 2),
    ("H5P.MultiChoice", _many(), "", 0, 2),
    ("H5P.MultiChoice", _many(type="single"), "2", 1, 1),
    ("H5P.MultiChoice", _many(singlePoint=True), "0[,]2", None, 1),
    ("H5P.TrueFalse", {"correct": "true"}, "true", 1, 1),
    ("H5P.TrueFalse", {"correct": "true"}, "false", 0, 1),
    ("H5P.TrueFalse", {"correct": "true"}, "2", None, 1),
    ("H5P.Blanks", BLANKS, "hai hai[,]mốc", 2, 2),
    ("H5P.Blanks", BLANKS, "2022[,]Mốc", 1, 2),
    ("H5P.Blanks", LOOSE, "2022[,]MỐC", 2, 2),
    ("H5P.Blanks", BLANKS, "2022", None, 2),
]


@pytest.mark.parametrize(("name", "params", "response", "points", "most"), EXAMPLES)
def test_c03_answer_is_marked_by_the_contents_own_rules(
    name, params, response, points, most
):
    marked = mark(params, LibraryRef(name, 1, 0), response)

    assert marked is not None
    assert (marked.points, marked.most) == (points, most)


def test_c03_answers_and_keys_are_told_in_words():
    marked = mark(_many(), LibraryRef("H5P.MultiChoice", 1, 16), "1[,]2")

    assert (marked.question, marked.said, marked.right) == (
        "Chọn",
        "Hai, Ba",
        "Một, Ba",
    )
    assert mark(cards(1), CARDS, "0") is None


def test_c03_part_is_found_by_its_sub_content_id():
    params, library, title = part_of(cards(2), CARDS, CARD_ID.format(1))

    assert (params, library, title) == (choice(), CHOICE, "Thẻ 2")
    assert part_of(cards(1), CARDS, CARD_ID.format(7)) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("PT12.6S", 13), ("PT1M2S", 62), ("P1DT1H", 90_000), ("", None), ("12", None)],
)
def test_c03_duration_is_read_as_seconds(text, seconds):
    assert seconds_of(text) == seconds
