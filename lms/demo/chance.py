"""Chance that comes out the same each time."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random


def chance(seed: int, part: str) -> Random:
    """A source of its own for each part, so that a change in one leaves the others."""
    return Random(f"{seed}/{part}")


def uid(source: Random) -> str:
    """A version 4 uuid that follows from the seed."""
    digits = f"{source.getrandbits(128):032x}"
    variant = "89ab"[int(digits[16], 16) % 4]
    return (
        f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}"
        f"-{variant}{digits[17:20]}-{digits[20:]}"
    )


def day_between(source: Random, first: date, last: date) -> date:
    """A day of ``first`` to ``last``, both included; ``first`` if it is the later."""
    return first + timedelta(days=source.randint(0, max(0, (last - first).days)))


class Weighted[Item]:
    """Items to draw from, each as often as its weight says."""

    def __init__(self, weights: Mapping[Item, float]) -> None:
        self.items: Sequence[Item] = list(weights)
        self.heaps = list(accumulate(weights.values()))

    def draw(self, source: Random) -> Item:
        return source.choices(self.items, cum_weights=self.heaps)[0]


def shares(total: int, weights: Sequence[float], least: int = 0) -> list[int]:
    """``total`` whole things parted by ``weights``, none under ``least``.

    The sum is ``total`` exactly, as long as ``least`` for each fits into it.
    """
    free = total - least * len(weights)
    heap = sum(weights)
    exact = [free * one / heap for one in weights]
    parts = [int(one) for one in exact]
    by_rest = sorted(range(len(exact)), key=lambda i: parts[i] - exact[i])
    for place in by_rest[: free - sum(parts)]:
        parts[place] += 1
    return [least + one for one in parts]
