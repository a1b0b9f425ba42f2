"""The exercise that stands in a lesson, played where the pinned text names it."""

import re

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from courses.models import Activity, Enrolment
from h5p.kinds.play_token import PlayToken
from h5p.selectors.frame import player_of
from h5p.selectors.play import has_core
from h5p.selectors.practice import lesson_practice
from people.models import User

_PLACE = re.compile(r'<div data-h5p="([0-9a-f-]{36})">.*?</div>', re.DOTALL)


def with_exercise(
    html: str,
    request: HttpRequest,
    user: User,
    place: tuple[Enrolment, Activity] | None = None,
) -> str:
    """``html`` of a lesson with the player in it.

    Args:
        place: whose play it is and in what; without it nothing of it is kept.
    """

    def player(found: re.Match[str]) -> str:
        return _player(found, request, user, place) + _practice(place)

    return _PLACE.sub(player, html)


def _player(
    found: re.Match[str],
    request: HttpRequest,
    user: User,
    place: tuple[Enrolment, Activity] | None,
) -> str:
    if not has_core():
        return found[0]
    told = [str(one.uid) for one in place] if place else []
    enrolment, activity = told or ("", "")
    token = PlayToken(
        user=str(user.uid), revision=found[1], enrolment=enrolment, activity=activity
    )
    results = reverse("h5p:results", args=told) if told else ""
    frame = {"player": player_of(request, token), "title": "H5P", "results": results}
    return render_to_string("h5p/_player.html", frame)


def _practice(place: tuple[Enrolment, Activity] | None) -> str:
    """What the learner answered there, with marks and comments; nothing in a preview."""
    view = lesson_practice(place[0], place[1].uid) if place else None
    if view is None:
        return ""
    return render_to_string("cms/_lesson_practice.html", {"view": view})
