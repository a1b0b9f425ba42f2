"""The places of a question: all that gets a token of its own when it is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto


class Order(Enum):
    """When the places of a group may stand in another order than the author's."""

    KEPT = auto()
    FREE = auto()  # mixed if the test shuffles
    MIXED = auto()  # mixed always: the author's order would tell the key


@dataclass(frozen=True)
class Group:
    """Places that are shown together. ``ids`` are unique in the whole question."""

    ids: tuple[str, ...]
    order: Order = Order.KEPT


def inside(part: str, groups: Iterable[Group]) -> tuple[Group, ...]:
    """``groups`` of a part: their ids begin with the id of the part."""
    return tuple(
        Group(tuple(f"{part}/{one}" for one in group.ids), group.order)
        for group in groups
    )
