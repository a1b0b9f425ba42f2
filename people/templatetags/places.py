"""The bars and the rail: ``{% load places %}``."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.html import strip_tags

from people.access import places_of
from people.navigation import Area, Place, places_for

register = template.Library()


@lru_cache(maxsize=256)
def _address(url_name: str, *args: Any) -> str:
    try:
        return reverse(url_name, args=args)
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class Door:
    """A place as it is drawn on one page."""

    title: str | Promise
    icon: str
    url: str
    group: str | Promise
    is_current: bool


def _door(place: Place, request: HttpRequest) -> Door | None:
    url = _address(place.url_name)
    if not url:  # its feature is not wired into this site
        return None
    here = request.path == url if url == "/" else request.path.startswith(url)
    return Door(place.title, place.icon, url, place.group, here)


def _doors(request: HttpRequest | None, area: Area) -> list[Door]:
    if request is None or not hasattr(request, "user"):
        return []
    doors = [_door(place, request) for place in places_for(request.user, area)]
    found = [door for door in doors if door]
    nearest = max((len(door.url) for door in found if door.is_current), default=0)
    return [
        Door(
            one.title,
            one.icon,
            one.url,
            one.group,
            one.is_current and len(one.url) == nearest,
        )
        for one in found
    ]


@register.simple_tag(takes_context=True)
def member_places(context: RequestContext) -> list[Door]:
    """The member's places, the one that is open marked."""
    return _doors(context.get("request"), Area.MEMBER)


@register.simple_tag(takes_context=True)
def staff_places(context: RequestContext) -> list[Door]:
    """The staff's places, the one that is open marked."""
    return _doors(context.get("request"), Area.STAFF)


@register.simple_tag(takes_context=True)
def masthead_unit(context: RequestContext, area: str = "member") -> str:
    """The unit in the masthead: a member's home, a member of staff's office."""
    request = context.get("request")
    if request is None or not hasattr(request, "user"):
        return ""
    places = places_of(request.user)
    return places.office if area == Area.STAFF.value else places.home


@register.simple_tag(takes_context=True)
def unread_count(context: RequestContext) -> int:
    """How many notices the person has not read."""
    request = context.get("request")
    if request is None or not hasattr(request, "user"):
        return 0
    return places_of(request.user).unread


@register.simple_tag
def address_of(url_name: str, *args: Any) -> str:
    """The address of ``url_name``, or nothing where the site has none."""
    return _address(url_name, *args)


@register.simple_tag(takes_context=True)
def block_text(context: RequestContext, name: str) -> str:
    """The words of the block ``name``: the window's title repeats the page's."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    if block is None:
        return ""
    return " ".join(strip_tags(block.render(context)).split())
