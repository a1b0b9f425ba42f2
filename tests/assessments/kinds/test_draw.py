from collections import Counter

import pytest

from assessments.kinds.draw import (
    Candidate,
    Line,
    Shortage,
    draw_paper,
    shortages,
)
from assessments.kinds.place import Group, Order

POINTS = range(1, 7)
OPTIONS = ("a", "b", "c", "d")


def pool(each: int = 4) -> list[Candidate]:
    """``each`` questions of every difficulty for each of six points."""
    return [
        Candidate(
            id=point * 1000 + level * 100 + n,
            uid=f"{point}-{level}-{n}",
            point=point,
            difficulty=level,
            groups=(Group(OPTIONS, Order.FREE),),
        )
        for point in POINTS
        for level in (1, 2, 3)
        for n in range(each)
    ]


BLUEPRINT = [
    Line(1, 1, 2),
    Line(1, None, 2),
    Line(2, 2, 3),
    Line(3, None, 4),
    Line(4, 3, 1),
    Line(4, 1, 2),
    Line(5, None, 3),
    Line(6, 2, 3),
]


def test_a19_ten_thousand_draws_meet_the_blueprint() -> None:
    candidates = pool()
    by_point = {1: 4, 2: 3, 3: 4, 4: 3, 5: 3, 6: 3}

    for seed in range(10_000):
        drawn = [one.candidate for one in draw_paper(BLUEPRINT, candidates, seed)]
        levels = Counter((one.point, one.difficulty) for one in drawn)

        assert len({one.id for one in drawn}) == 20
        assert Counter(one.point for one in drawn) == by_point
        assert levels[1, 1] >= 2
        assert (levels[2, 2], levels[4, 3], levels[4, 1], levels[6, 2]) == (3, 1, 2, 3)


def test_a19_the_same_seed_draws_the_same_paper() -> None:
    first = draw_paper(BLUEPRINT, pool(), 42)
    again = draw_paper(BLUEPRINT, reversed(pool()), 42)
    other = draw_paper(BLUEPRINT, pool(), 43)

    assert again == first
    assert other != first


def test_draw_paper_gives_every_question_the_same_chance() -> None:
    candidates = pool(each=2)
    seen = Counter(
        one.candidate.id
        for seed in range(6_000)
        for one in draw_paper([Line(1, None, 1)], candidates, seed)
    )

    assert len(seen) == 6
    assert all(850 < count < 1150 for count in seen.values())


def test_draw_paper_names_options_anew_in_each_attempt() -> None:
    first = draw_paper([Line(1, 1, 1)], pool(each=1), 1)[0]
    second = draw_paper([Line(1, 1, 1)], pool(each=1), 2)[0]

    assert sorted(first.options) == sorted(second.options) == list(OPTIONS)
    assert set(first.tokens).isdisjoint(second.tokens)
    assert len(set(first.tokens)) == 4


def test_draw_paper_keeps_the_order_of_options_that_are_not_to_be_mixed() -> None:
    fixed = Candidate(1, "u", 1, 1, (Group(("true", "false")),))

    shown = [draw_paper([Line(1, 1, 1)], [fixed], seed)[0] for seed in range(20)]

    assert {one.options for one in shown} == {("true", "false")}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([Line(1, None, 12)], []),
        ([Line(1, None, 13)], [(Line(1, None, 13), 1)]),
        ([Line(1, 2, 7)], [(Line(1, 2, 7), 3)]),
        ([Line(1, None, 9), Line(1, 2, 4)], [(Line(1, None, 9), 1)]),
        ([Line(9, None, 2)], [(Line(9, None, 2), 2)]),
    ],
)
def test_a19_shortages_name_the_number_missing(
    lines: list[Line], expected: list[tuple[Line, int]]
) -> None:
    assert shortages(lines, pool()) == [Shortage(*one) for one in expected]


def test_draw_paper_refuses_a_pool_that_is_too_small() -> None:
    with pytest.raises(ValueError, match="Line"):
        draw_paper([Line(1, 1, 5)], pool(), 1)
