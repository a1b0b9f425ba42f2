"""The door for programs: a view that a session opens, or a token with its scope."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from people.access import Scope, View, holds_any
from people.kinds.token import read
from people.selectors.api_token import live_token
from people.services.api_token import note_use

NO_TOKEN = _("Sign in, or send “Authorization: Bearer” with one of your API tokens.")
BAD_TOKEN = _("This API token is not known, has been revoked or has expired.")
NO_SCOPE = _("This API token was not made for this; make one with the right scope.")
NO_RIGHT = _("There is nothing here for this account.")
NO_CSRF = _("The request does not come from a page of ours; reload it and try again.")


def open_to(scope: Scope) -> Callable[[View], View]:
    """Let in a session, or a bearer of a token with ``scope``, that holds its right.

    A session must bear the CSRF mark; a token need not, as no browser sends it of
    itself. Refusals are JSON: 401 nobody or a bad token, 403 a token without the scope
    or a session without the mark, 404 an account without the right.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(
            request: HttpRequest, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            header = request.headers.get("Authorization")
            refused = (
                _refuse_session(request)
                if header is None
                else _refuse_token(request, header, scope)
            )
            if refused is None and not holds_any(request.user, scope.permissions):
                refused = refuse(HTTPStatus.NOT_FOUND, NO_RIGHT)
            return refused or view(request, *args, **kwargs)

        guarded.policy = scope.permissions  # type: ignore[attr-defined]
        guarded.scope = scope  # type: ignore[attr-defined]
        exempt: View = csrf_exempt(guarded)
        return exempt

    return decorate


def refuse(status: int, message: str | Promise, where: str = "") -> JsonResponse:
    """A refusal in the form of all answers to programs."""
    errors = [{"where": where, "message": str(message)}]
    response = JsonResponse({"items": [], "errors": errors}, status=status)
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    return response


@csrf_protect
def _with_mark(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def _refuse_session(request: HttpRequest) -> JsonResponse | None:
    if not request.user.is_authenticated:
        return refuse(HTTPStatus.UNAUTHORIZED, NO_TOKEN)
    if _with_mark(request).status_code == HTTPStatus.FORBIDDEN:
        return refuse(HTTPStatus.FORBIDDEN, NO_CSRF)
    return None


def _refuse_token(
    request: HttpRequest, header: str, scope: Scope
) -> JsonResponse | None:
    now = timezone.now()
    secret = read(header)
    token = live_token(secret, now) if secret else None
    if token is None:
        return refuse(HTTPStatus.UNAUTHORIZED, BAD_TOKEN)
    request.user = token.user
    if scope.name not in token.scopes:
        return refuse(HTTPStatus.FORBIDDEN, NO_SCOPE)
    note_use(token=token, now=now)
    return None
