"""Whom a campaign asks, and whom its rate leaves out."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Audience:
    """Units, each with all below it, and the kinds of people in them.

    Stored as ``{"units": [unit uid, …], "kinds": [Person.Kind, …]}``.
    """

    units: tuple[UUID, ...]
    kinds: tuple[str, ...]

    @classmethod
    def parse(cls, stored: dict[str, Any]) -> "Audience":
        units = tuple(UUID(one) for one in stored.get("units", []))
        return cls(units, tuple(stored.get("kinds", [])))

    def stored(self) -> dict[str, Any]:
        return {"units": [str(one) for one in self.units], "kinds": list(self.kinds)}


def excluded_standings(denominator: dict[str, Any]) -> list[str]:
    """The standings that take a member out of the rate, from the stored rule."""
    return list(denominator.get("exclude", []))
