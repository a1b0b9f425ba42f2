"""What only a person can mark, and the most that may be given for it."""

import pytest

from h5p.spec.grading import asked_in, is_free_text
from h5p.spec.names import LibraryRef
from h5p.spec.score import max_score, written_points
from h5p.spec.xapi import FREE_TEXT

ESSAY = LibraryRef("H5P.Essay", 1, 5)
WORDS = [
    {"keyword": "a", "options": {"points": 2, "occurrences": 3}},
    {"keyword": "b", "options": {"points": 4}},
]


@pytest.mark.parametrize(
    ("params", "points"),
    [
        ({"keywords": WORDS}, 10),
        ({"keywords": WORDS, "behaviour": {"percentageMastering": 50}}, 5),
        ({"keywords": WORDS, "behaviour": {"ignoreScoring": True}}, 1),
        ({"behaviour": {"ignoreScoring": True, "pointsHost": 20}}, 20),
        ({}, 1),
        ({"keywords": [None, {"options": {"points": "9"}}], "behaviour": 3}, 1),
        ({"keywords": [{"options": {"points": -5}}]}, 1),
        ({"keywords": [{"options": {"points": float("nan")}}]}, 1),
    ],
)
def test_c03_most_points_of_an_essay_are_those_of_its_words(params, points):
    assert written_points(params, ESSAY) == max_score(params, ESSAY) == points


@pytest.mark.parametrize(
    ("params", "points"),
    [({"maxScore": 4}, 4), ({}, 10), ({"maxScore": 0}, 10), ([], 10)],
)
def test_c03_other_texts_give_what_they_name_or_ten(params, points):
    library = LibraryRef("H5P.FreeTextQuestion", 1, 0)

    assert written_points(params, library) == points


@pytest.mark.parametrize(
    ("name", "interaction", "is_free"),
    [("H5P.Essay", "", True), ("H5P.FreeTextQuestion", "other", True),
     ("H5P.New", FREE_TEXT, True), ("H5P.New", "choice", False),
     ("H5P.MultiChoice", FREE_TEXT, False), ("H5P.Blanks", FREE_TEXT, False)],
)  # fmt: skip
def test_c03_free_texts_are_those_that_no_rule_marks(name, interaction, is_free):
    assert is_free_text(LibraryRef(name, 1, 0), interaction) is is_free


def test_c03_question_is_read_from_whatever_it_is_called():
    assert asked_in({"taskDescription": "<p>Nêu</p>"}) == "Nêu"
    assert asked_in({"question": "<p> </p>", "text": "Kể"}) == "Kể"
    assert asked_in(None) == ""
