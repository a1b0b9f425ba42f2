"""What people are told before their data are used, from the registers of all apps."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kernel.kinds.privacy import GROUNDS, Ground, Keep, Purpose
from lms.selectors.held import ABOUT
from people.models import User


@dataclass(frozen=True)
class Told:
    """What for, on what ground, and for how long at most."""

    purpose: Purpose
    ground: Ground
    keeps: list[Keep]


@cache
def told_purposes() -> list[Told]:
    """Each purpose for which there are data about people."""
    keeps: dict[Purpose, set[Keep]] = {}
    for held in ABOUT:
        keeps.setdefault(held.purpose, set()).add(held.keep)
    return [
        Told(one, GROUNDS.get(one, Ground.TASK), [k for k in Keep if k in keeps[one]])
        for one in Purpose
        if one in keeps
    ]


@cache
def notice_version() -> str:
    """The mark of the notice of today."""
    return mark_of(told_purposes())


def mark_of(told: Iterable[Told]) -> str:
    """16 letters: another purpose, ground or time is another notice."""
    lines = (
        f"{one.purpose.value} {one.ground.value} {' '.join(k.value for k in one.keeps)}"
        for one in told
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def has_read(user: User) -> bool:
    """Whether the person has read the notice as it is today; no query."""
    return user.privacy_notice_read == notice_version()
