from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.kinds.draw import Candidate, Line, draw_paper
from assessments.kinds.exposure import (
    deal,
    hand_of,
    hands_for,
    new_seed,
    shortages_dealt,
    ticket_of,
)

LINES = [
    *(Line(point, 1, 2) for point in range(1, 7)),
    *(Line(point, None, 1) for point in range(1, 7)),
    Line(1, 3, 2),
]  # twenty questions over six points


def pool_of(sizes: dict[tuple[int, int], int]) -> list[Candidate]:
    """Candidates by (point, difficulty): how many."""
    made: list[Candidate] = []
    for (point, level), count in sizes.items():
        for _ in range(count):
            number = len(made) + 1
            made.append(Candidate(number, f"uid-{number}", point, level))
    return made


POOL = pool_of(
    {(point, 1): 8 for point in range(1, 7)}
    | {(point, 2): 4 for point in range(1, 7)}
    | {(1, 3): 8}
)  # exactly what a cap of 25 % needs


def test_a25_ten_thousand_papers_keep_every_question_within_the_cap() -> None:
    hands, papers = hands_for(25), 10_000
    shown: Counter[int] = Counter()
    different = set()
    for ticket in range(papers):
        seed = new_seed(ticket)
        hand = hand_of(LINES, POOL, hands, "round", seed)
        paper = [one.candidate for one in draw_paper(LINES, hand, seed)]
        shown.update(one.id for one in paper)
        different.add(frozenset(one.id for one in paper))
        assert len({one.id for one in paper}) == 20

    most = max(shown.values())
    print(f"A25: {papers} papers, most shown {most} = {most / papers:.4%}")  # noqa: T201 -- the figure
    assert len(shown) == len(POOL)
    assert most <= papers // 4
    assert len(different) > papers / 2  # not four papers handed round


def test_a25_without_tickets_the_cap_is_broken() -> None:
    """The control: papers drawn by chance alone from the same pool go beyond it."""
    shown: Counter[int] = Counter()
    for seed in range(2_000):
        shown.update(one.candidate.id for one in draw_paper(LINES, POOL, seed))

    assert max(shown.values()) > 2_000 // 4


@given(
    st.integers(1, 20),
    st.dictionaries(
        st.tuples(st.integers(1, 4), st.integers(1, 3)), st.integers(1, 30), max_size=8
    ),
    st.integers(0, 50),
)
def test_deal_shares_alike(
    hands: int, sizes: dict[tuple[int, int], int], cycle: int
) -> None:
    pool = pool_of(sizes)

    dealt = deal(pool, hands, "salt", cycle)

    assert sorted(one.id for hand in dealt for one in hand) == [one.id for one in pool]
    for stratum in sizes:
        counts = [
            sum((one.point, one.difficulty) == stratum for one in hand)
            for hand in dealt
        ]
        assert max(counts) - min(counts) <= 1
    for point in {one.point for one in pool}:
        counts = [sum(one.point == point for one in hand) for hand in dealt]
        assert max(counts) - min(counts) <= 1


def test_the_same_seed_gives_the_same_hand_and_paper() -> None:
    seed = new_seed(123_456)

    first, again = (hand_of(LINES, POOL, 4, "round", seed) for _ in range(2))

    assert ticket_of(seed) == 123_456
    assert first == again
    assert draw_paper(LINES, first, seed) == draw_paper(LINES, again, seed)


@pytest.mark.parametrize(
    ("cap", "hands"), [(None, 1), (100, 1), (50, 2), (34, 3), (25, 4), (24, 5), (5, 20)]
)
def test_hands_for_never_lets_a_share_beyond_the_cap(
    cap: int | None, hands: int
) -> None:
    assert hands_for(cap) == hands
    assert cap is None or cap * hands >= 100


@pytest.mark.parametrize(
    ("size", "missing"), [(8, None), (7, 1), (5, 3), (0, 8), (30, None)]
)
def test_a25_shortages_name_the_number_missing(size: int, missing: int | None) -> None:
    lines = [Line(1, 1, 2)]

    found = shortages_dealt(lines, pool_of({(1, 1): size, (2, 1): 9}), 4)

    assert [one.missing for one in found] == ([missing] if missing else [])


def test_a25_hands_for_a_blueprint_by_type_are_alike_in_types() -> None:
    """Eight matching ones in four hands: two each, in every cycle."""
    lines = [Line(1, 1, 2, "matching"), Line(1, 1, 3, "single")]
    pool = [
        Candidate(n, f"u{n}", 1, 1, kind="matching" if n % 5 < 2 else "single")
        for n in range(20)
    ]
    hands = hands_for(25)

    assert shortages_dealt(lines, pool, hands) == []
    for ticket in range(200):
        hand = hand_of(lines, pool, hands, "round", new_seed(ticket))
        assert Counter(one.kind for one in hand) == {"matching": 2, "single": 3}


def test_a25_a_blueprint_without_types_is_dealt_as_before_there_were_such() -> None:
    typed = [
        Candidate(one.id, one.uid, one.point, one.difficulty, kind="ab"[one.id % 2])
        for one in POOL
    ]

    for ticket in range(50):
        seed = new_seed(ticket)
        plain, now = (hand_of(LINES, pool, 4, "round", seed) for pool in (POOL, typed))
        assert [one.id for one in now] == [one.id for one in plain]
