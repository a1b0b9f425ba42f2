from collections import Counter
from itertools import chain, combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assessments.kinds.draw import (
    Candidate,
    Line,
    Shortage,
    draw_paper,
    share_out,
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


KINDS = ("single", "matching")
cells = st.tuples(st.just(1), st.integers(1, 3), st.sampled_from(KINDS))
typed_lines = st.dictionaries(
    st.tuples(st.sampled_from([None, 1, 2, 3]), st.sampled_from(["", *KINDS])),
    st.integers(1, 4),
    max_size=6,
).map(
    lambda told: [Line(1, level, count, kind) for (level, kind), count in told.items()]
)
# A line of a difficulty and one of a type want the same question, and both can be had.
CROSSED = (
    [Line(1, 1, 1), Line(1, None, 1, "single")],
    {(1, 1, "single"): 1, (1, 1, "matching"): 1},
)


def typed_pool(sizes: dict[tuple[int, int, str], int]) -> list[Candidate]:
    """Candidates by (point, difficulty, type): how many."""
    made: list[Candidate] = []
    for (point, level, kind), count in sizes.items():
        for _ in range(count):
            number = len(made) + 1
            made.append(Candidate(number, f"u{number}", point, level, kind=kind))
    return made


def least_missing(lines: list[Line], candidates: list[Candidate]) -> int:
    """What any sharing out must miss, by Hall's theorem: the greatest want of a few lines."""
    some = chain.from_iterable(
        combinations(lines, size) for size in range(len(lines) + 1)
    )
    return max(
        sum(line.count for line in few)
        - sum(any(line.fits(one) for line in few) for one in candidates)
        for few in some
    )


@given(typed_lines, st.dictionaries(cells, st.integers(0, 4), max_size=6))
@example(*CROSSED)
def test_a19_no_sharing_out_over_types_leaves_fewer_missing(
    lines: list[Line], sizes: dict[tuple[int, int, str], int]
) -> None:
    candidates = typed_pool(sizes)
    missing = shortages(lines, candidates)

    assert sum(one.missing for one in missing) == least_missing(lines, candidates)
    for number, line in share_out(lines, candidates).items():
        assert line.fits(candidates[number - 1])
    if not missing:
        paper = draw_paper(lines, candidates, 7)
        assert len({one.candidate.id for one in paper}) == len(paper)
        assert len(paper) == sum(line.count for line in lines)


def test_a19_taking_the_first_that_fits_would_miss_one() -> None:
    """The control: without moving lines over, the crossed blueprint is refused."""
    lines, sizes = CROSSED
    left = typed_pool(sizes)
    missing = 0
    for line in lines:
        fitting = next((one for one in left if line.fits(one)), None)
        missing += fitting is None
        left = [one for one in left if one is not fitting]

    assert (missing, shortages(lines, typed_pool(sizes))) == (1, [])


def test_a19_ten_thousand_draws_meet_a_blueprint_by_type() -> None:
    lines = [Line(1, 2, 2, "matching"), Line(1, None, 3, "single"), Line(1, 2, 2)]
    candidates = typed_pool(
        {(1, 2, "matching"): 4, (1, 1, "single"): 2, (1, 2, "single"): 3}
    )

    for seed in range(10_000):
        drawn = [one.candidate for one in draw_paper(lines, candidates, seed)]
        kinds = Counter((one.difficulty, one.kind) for one in drawn)

        assert len({one.id for one in drawn}) == 7
        assert kinds[2, "matching"] >= 2
        assert sum(kinds[level, "single"] for level in (1, 2)) >= 3


def test_a19_what_is_missing_of_a_type_is_named() -> None:
    lines = [Line(1, 2, 3, "matching"), Line(1, None, 1)]
    candidates = typed_pool({(1, 2, "matching"): 1, (1, 2, "single"): 5})

    assert shortages(lines, candidates) == [Shortage(lines[0], 2)]
