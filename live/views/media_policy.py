"""Pages that play, and pages that let people into another's server; no others may."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

from live.media.backend import Server

_SITE: dict[str, Any] = settings.SECURE_CSP
# A player hands its segments to the browser as an object of its own.
_PLAYS = {**_SITE, "media-src": [CSP.SELF, "blob:"]}
plays_media = csp_override(_PLAYS)


def playing(response: HttpResponse, server: Server | None) -> HttpResponse:
    """The page of a room, which plays or lets people into ``server``."""
    return _under(response, _PLAYS, server)


def entering(response: HttpResponse, server: Server | None) -> HttpResponse:
    """A page that lets people into ``server``, if there is one."""
    return _under(response, _SITE, server)


def _under(
    response: HttpResponse, policy: dict[str, Any], server: Server | None
) -> HttpResponse:
    """Browsers ask of a form whether it may lead where its answer sends them, too."""
    if server is not None:
        goes = {"form-action": [*_SITE["form-action"], server.origin]}
        frames = {"frame-src": [CSP.SELF, server.origin]} if server.is_framed else {}
        policy = {**policy, **goes, **frames}
    answered: HttpResponse = csp_override(policy)(lambda _request: response)(None)
    return answered
