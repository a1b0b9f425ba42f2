"""What a taker gave to a question, by the ids of its version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Given:
    """A response as a value: what was picked, in order, and what was typed where.

    ``picked``: ids of places. A choice reads them as a set, an ordering as a sequence,
    a matching as pairs laid end to end (prompt, option, prompt, option, …).
    ``typed``: text by the id of its place.
    """

    picked: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def chosen(self) -> frozenset[str]:
        return frozenset(self.picked)

    @property
    def is_empty(self) -> bool:
        return not self.picked and not any(one.strip() for one in self.typed.values())

    def inside(self, part: str) -> "Given":
        """What was given to the places of ``part``, whose ids begin with its own."""
        start = f"{part}/"
        return Given(
            tuple(
                one.removeprefix(start) for one in self.picked if one.startswith(start)
            ),
            {
                place.removeprefix(start): text
                for place, text in self.typed.items()
                if place.startswith(start)
            },
        )


def given_of(
    tokens: Iterable[str], texts: Mapping[str, str], names: Mapping[str, str]
) -> Given:
    """The response in ``tokens`` and ``texts``; ``names``: id of a place by its token.

    What is no token of the question counts for nothing.
    """
    return Given(
        tuple(names[one] for one in tokens if one in names),
        {names[token]: text for token, text in texts.items() if token in names},
    )
