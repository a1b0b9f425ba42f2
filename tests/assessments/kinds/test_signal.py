from math import sqrt

import pytest

from assessments.kinds.interval import wilson
from assessments.kinds.signal import Chosen, Figures, signals_of


def option(name, upper, lower=0.2):
    return Chosen(id=name, takers=30, upper=upper, lower=lower, rest=0.5)


def figures(**changes):
    known = {
        "takers": 100,
        "upper_takers": 30,
        "discrimination": 0.3,
        "options": [option("a", 0.8), option("b", 0.1), option("c", 0.1)],
    }
    return Figures(**(known | changes))


def test_a23_good_question_gives_no_sign():
    assert signals_of(figures(), {"a"}) == []


def test_a23_distractor_that_the_best_prefer_is_a_sign():
    (sign,) = signals_of(figures(), {"b"})

    assert (sign.kind, sign.option, sign.share, sign.key_share) == (
        "distractor", "a", 0.8, 0.1,
    )  # fmt: skip


def test_a23_clearly_negative_discrimination_is_a_sign():
    (sign,) = signals_of(figures(discrimination=-0.4), {"a"})

    assert (sign.kind, sign.value) == ("negative", -0.4)


@pytest.mark.parametrize(
    "changes",
    [
        {"discrimination": -0.1},  # chance alone does that to a hundred people
        {"discrimination": None},
        {"discrimination": -0.9, "takers": 29},
        {"options": [option("a", 0.45), option("b", 0.55)]},
        {"options": [option("a", 0.1), option("b", 0.9)], "upper_takers": 7},
        {"options": []},
    ],
)
def test_a23_what_chance_may_do_is_no_sign(changes):
    assert signals_of(figures(**changes), {"a"}) == []


def test_a24_wilson_is_the_root_of_its_equation():
    interval = wilson(0.7, 40)

    for edge in (interval.low, interval.high):
        assert abs(0.7 - edge) == pytest.approx(
            1.959963984540054 * sqrt(edge * (1 - edge) / 40)
        )
    assert (wilson(0, 10).low, wilson(1, 10).high) == (0, pytest.approx(1))
    assert (wilson(0.5, 0).low, wilson(0.5, 0).high) == (0, 1)
