"""What people tells the apps above it."""

from dataclasses import dataclass
from datetime import date, datetime

from people.models import Grant, Person, Standing, Unit


@dataclass(frozen=True)
class PersonSettled:
    """Somebody got a first home."""

    person: Person
    unit: Unit
    on: date
    now: datetime


@dataclass(frozen=True)
class PersonTransferred:
    """Somebody's home is another unit from the day ``on``, which may lie ahead."""

    person: Person
    from_unit: Unit
    to_unit: Unit
    on: date
    now: datetime


@dataclass(frozen=True)
class StandingChanged:
    """A member's state is another from the day ``on``."""

    person: Person
    standing: Standing
    on: date
    now: datetime


@dataclass(frozen=True)
class RegisterChanged:
    """Many people were added, moved or taken back at once: read the register again.

    ``unit_ids``: the home units concerned, the former ones too.
    """

    unit_ids: frozenset[int]
    now: datetime


@dataclass(frozen=True)
class RosterUndone:
    """A roster was taken back: these people are where they were before, some nowhere.

    Whoever keeps facts about them that a person made (study, entries) refuses by raising.
    """

    person_ids: frozenset[int]
    now: datetime


@dataclass(frozen=True)
class TreeChanged:
    """A unit was founded, moved or dissolved as of the day ``on``."""

    unit: Unit
    on: date
    now: datetime


@dataclass(frozen=True)
class RoleGranted:
    """Somebody was lent a role."""

    grant: Grant
    now: datetime


@dataclass(frozen=True)
class RoleEnded:
    """A role was taken back before its time."""

    grant: Grant
    now: datetime


@dataclass(frozen=True)
class ErasureGranted:
    """Raw data about this person go at once, whatever their age."""

    person: Person
    now: datetime
