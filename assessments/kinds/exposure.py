"""How papers share a pool out, so that no question stands in too many of them.

A round's papers carry tickets 0, 1, 2, … in the order in which they are drawn. With a cap
of 25 % each four tickets in a row are a cycle: the pool is dealt into four hands, anew for
each cycle, and each paper of the cycle draws from a hand of its own. A question lies in one
hand of a cycle, so of n papers at most ceil(n / 4) hold it: the least that whole papers
allow. Nothing is random: ticket, salt and pool give the hand, the seed gives the paper.
"""

import secrets
from collections.abc import Iterable, Sequence

from assessments.kinds.draw import Candidate, Line, Shortage, rank, shortages

TICKET_BITS = 22  # four million papers a round
CHANCE_BITS = 40
HUNDRED = 100


def hands_for(cap: int | None) -> int:
    """Into how many hands a pool is dealt; ``cap``: most papers in per cent, or none."""
    return -(-HUNDRED // cap) if cap else 1


def new_seed(ticket: int | None = None) -> int:
    """A seed by chance that carries ``ticket``; without one it is chance alone."""
    if ticket is None:
        return secrets.randbits(CHANCE_BITS + TICKET_BITS)
    return (secrets.randbits(CHANCE_BITS) << TICKET_BITS) | ticket % (1 << TICKET_BITS)


def ticket_of(seed: int) -> int:
    """The ticket that ``seed`` carries."""
    return seed % (1 << TICKET_BITS)


def deal(
    pool: Iterable[Candidate],
    hands: int,
    salt: str,
    cycle: int = 0,
    *,
    by_kind: bool = False,
) -> list[list[Candidate]]:
    """``pool`` in ``hands`` parts, as alike as can be in points and difficulties.

    The sizes of the hands are the same in each cycle; who lies in which is not.

    Args:
        by_kind: alike in the types of questions as well, for a blueprint that names
            them; others are dealt as before there were such, so that old seeds hold.
    """
    places: dict[int, int] = {}
    dealt: list[list[Candidate]] = [[] for _ in range(hands)]
    ordered = sorted(
        pool,
        key=lambda one: (
            one.point,
            one.difficulty,
            one.kind if by_kind else "",
            rank(cycle, salt, one.uid),
        ),
    )
    for one in ordered:
        place = places.get(one.point, 0)
        dealt[place % hands].append(one)
        places[one.point] = place + 1
    return dealt


def hand_of(
    lines: Iterable[Line],
    pool: Sequence[Candidate],
    hands: int,
    salt: str,
    seed: int,
) -> list[Candidate]:
    """What the paper of ``seed`` by ``lines`` may draw from."""
    if hands == 1:
        return list(pool)
    cycle, hand = divmod(ticket_of(seed), hands)
    return deal(pool, hands, salt, cycle, by_kind=_names_kinds(lines))[hand]


def shortages_dealt(
    lines: Sequence[Line], pool: Sequence[Candidate], hands: int
) -> list[Shortage]:
    """The lines that not every hand can fill, with what all of them miss together."""
    missing: dict[Line, int] = {}
    for hand in deal(pool, hands, "", by_kind=_names_kinds(lines)):
        for one in shortages(lines, hand):
            missing[one.line] = missing.get(one.line, 0) + one.missing
    return [Shortage(line, missing[line]) for line in lines if line in missing]


def _names_kinds(lines: Iterable[Line]) -> bool:
    return any(line.kind for line in lines)
