"""The made-up province in which the journeys happen, and who is who in it."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from people.models import Person, User


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


def make_province(var: Path) -> dict[str, Ticket]:
    """Make the small province; the tickets by the key of their part."""
    settings.VAR = var
    call_command("make_province", size="small", seed=64, verbosity=0)
    made = json.loads((var / "demo_people.json").read_text())
    return {one["key"]: Ticket(one["username"], one["password"]) for one in made}
