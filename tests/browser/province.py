"""The made-up province in which the journeys happen, and who is who in it."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from people.models import Person, User
from tests.plugin import copy_anew, keep_copy


@dataclass(frozen=True)
class Ticket:
    """How one of the demo people comes in."""

    username: str
    password: str  # or the one-time code of somebody without an account

    @property
    def user(self) -> User:
        return User.objects.get(username=self.username)

    @property
    def person(self) -> Person:
        return Person.objects.get(code=self.username)


@dataclass(frozen=True)
class Kept:
    """A made province: its database, and its files."""

    database: str
    var: Path


_kept: list[Kept] = []


def make_province(var: Path) -> dict[str, Ticket]:
    """The small province as it is made; the tickets by the key of their part.

    Made once by a process, in the ``var`` of the first who asks; copied for the others.
    """
    if _kept:
        copy_anew(_kept[0].database)
    else:
        settings.VAR = var
        call_command("make_province", size="small", seed=64, verbosity=0)
        _kept.append(Kept(keep_copy(), var))
    made = json.loads((_kept[0].var / "demo_people.json").read_text())
    return {one["key"]: Ticket(one["username"], one["password"]) for one in made}
