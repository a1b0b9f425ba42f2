"""The exercise that stands in a lesson, played where the pinned text names it."""

import re

from django.http import HttpRequest
from django.template.loader import render_to_string

from courses.models import Activity, Enrolment
from h5p.kinds.play_token import PlayToken
from h5p.selectors.frame import player_of
from h5p.selectors.play import has_core
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
        if not has_core():
            return found[0]
        token = PlayToken(
            user=str(user.uid),
            revision=found[1],
            enrolment=str(place[0].uid) if place else "",
            activity=str(place[1].uid) if place else "",
        )
        frame = {"player": player_of(request, token), "title": "H5P", "results": ""}
        return render_to_string("h5p/_player.html", frame)

    return _PLACE.sub(player, html)
