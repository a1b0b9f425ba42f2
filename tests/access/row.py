"""What the matrix must be told of an address."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from people.access import PUBLIC, SIGNED_IN, Permission
from people.models import Unit
from tests.access.world import Caller, Side, World

type Arguments = Callable[[Side], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    """One route.

    Args:
        route: its name with namespace, ``people:unit``.
        arguments: makes the address's arguments for an object of a side; None when
            the address names no object.
        at: the unit by which a grant must stand, or above it, to reach the object:
            "cell" (default), "committee", "province", or a function of the side.
        anywhere: the object is for all who hold the permission anywhere in its
            province (a campaign that is addressed to their unit).
        is_own: whether the object belongs to the side's member themself.
        method: how it is called; ``data`` is what is posted.
        may: decides instead of the rule, where neither grant nor self fits.
    """

    route: str
    arguments: Arguments | None = None
    at: str | Callable[[Side], Unit] = "cell"
    anywhere: bool = False
    is_own: bool = False
    method: str = "get"
    data: Callable[[Side], dict[str, Any]] | None = None
    may: Callable[[World, Caller, Side], bool] | None = None
    query: dict[str, str] = field(default_factory=dict)

    def expects(
        self, world: World, caller: Caller, side: Side, allowed: tuple[object, ...]
    ) -> bool:
        """Whether ``caller`` may reach the object of ``side`` under the view's policy."""
        if PUBLIC in allowed:
            return True if self.may is None else self.may(world, caller, side)
        if caller.user is None:
            return False
        if self.may is not None:
            return self.may(world, caller, side)
        if SIGNED_IN in allowed and (
            self.arguments is None or self._owns(caller, side)
        ):
            return True
        roles = frozenset().union(
            *(one.roles for one in allowed if isinstance(one, Permission))
        )
        if self.arguments is None:
            return any(caller.holds(roles, unit, world.above) for unit in _units(world))
        if self.anywhere:
            return any(
                caller.holds(roles, unit, world.above) for unit in _line(world, side)
            )
        return caller.holds(roles, self._unit(side), world.above)

    def _owns(self, caller: Caller, side: Side) -> bool:
        return self.is_own and caller.user == side.user

    def _unit(self, side: Side) -> Unit:
        return self.at(side) if callable(self.at) else getattr(side, self.at)


def _units(world: World) -> list[Unit]:
    return [*_line(world, world.own), *_line(world, world.foreign)]


def _line(world: World, side: Side) -> list[Unit]:
    line = [side.province, side.committee, side.cell]
    return [*line, world.sibling] if side is world.own else line
