"""A question as it lies before one taker: names, order, and what was given."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.kinds.given import Given


@dataclass(frozen=True)
class Sheet:
    """``name``: of the fields in the form; ``tokens``: by id, in the order shown."""

    name: str
    tokens: dict[str, str]
    given: Given

    def inside(self, part: str, number: int) -> "Sheet":
        """The sheet of a part, the ``number``-th of its question."""
        start = f"{part}/"
        tokens = {
            place.removeprefix(start): token
            for place, token in self.tokens.items()
            if place.startswith(start)
        }
        return Sheet(f"{self.name}-p{number}", tokens, self.given.inside(part))


def sheet_of(
    name: str, places: Sequence[str], tokens: Sequence[str], given: Given
) -> Sheet:
    """The sheet of an item whose ``places`` have ``tokens``, one for one."""
    return Sheet(name, dict(zip(places, tokens, strict=True)), given)
