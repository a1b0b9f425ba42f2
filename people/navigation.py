"""The doors of the product: each app registers its places in ``ready()``.

An entry of the member's bar or of the staff's rail is a ``Place``. Who holds no grant
that carries its permission does not see it; the view behind it decides anew.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise

from people.access import Actor, Permission, roles_of


class Area(Enum):
    """Where a place is shown."""

    MEMBER = "member"  # Hôm nay, Học, Trực tiếp, Sổ tay, Của tôi: at most five
    STAFF = "staff"


@dataclass(frozen=True)
class Place:
    """One door: ``title`` as its sign, ``icon`` from the sprite, ``url_name`` behind it.

    ``group`` gathers places of the rail under one small heading; ``permission`` None
    is for everyone who is signed in.
    """

    title: str | Promise
    url_name: str
    icon: str
    order: int
    area: Area = Area.STAFF
    permission: Permission | None = None
    group: str | Promise = ""


_places: dict[str, Place] = {}


def register(place: Place) -> None:
    """Add ``place``; the same address again takes its place."""
    _places[place.url_name] = place


def places_for(user: Actor, area: Area) -> list[Place]:
    """The places of ``area`` that ``user`` may enter, those of a group together.

    A group stands where its first place would stand.
    """
    if not user.is_authenticated:
        return []
    held = roles_of(user)
    places = [
        place
        for place in _places.values()
        if place.area == area
        and (place.permission is None or held & place.permission.roles)
    ]
    first: dict[str, int] = {}
    for place in sorted(places, key=lambda place: place.order):
        first.setdefault(_group(place), place.order)
    return sorted(
        places,
        key=lambda place: (first[_group(place)], place.order, place.url_name),
    )


def _group(place: Place) -> str:
    return str(place.group) or place.url_name
