"""The frame in which content is played: its address, and what its page may do."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from h5p.kinds.edit_token import EditToken
from h5p.kinds.play_token import SANDBOX, PlayToken


def player_of(request: HttpRequest, token: PlayToken) -> dict[str, str]:
    """The frame's address, and what its page may do."""
    return _framed(request, reverse("h5p:frame", args=[token.signed()]))


def editor_of(request: HttpRequest, token: EditToken) -> dict[str, str]:
    """The same of the official editor; it may ask in dialogs of the browser, too."""
    told = _framed(request, reverse("h5p:editor_frame", args=[token.signed()]))
    return {**told, "sandbox": f"{told['sandbox']} allow-modals"}


def _framed(request: HttpRequest, path: str) -> dict[str, str]:
    origin = _origin_of(request)
    rights = f"{SANDBOX} allow-same-origin" if origin else SANDBOX
    return {"src": f"{origin}{path}", "sandbox": rights}


def with_player(response: HttpResponse) -> HttpResponse:
    """Let the page frame the player's host."""
    if settings.H5P_ORIGIN:
        own = settings.SECURE_CSP | {"frame-src": ["'self'", settings.H5P_ORIGIN]}
        response._csp_config = own  # type: ignore[attr-defined]  # noqa: SLF001 -- as Django's own decorator does
    return response


def _origin_of(request: HttpRequest) -> str:
    """The player's host, if it is truly another one: ports do not keep cookies apart."""
    host = urlsplit(settings.H5P_ORIGIN).hostname if settings.H5P_ORIGIN else None
    here = urlsplit(f"//{request.get_host()}").hostname
    return settings.H5P_ORIGIN if host and host != here else ""
