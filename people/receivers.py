"""What follows when somebody signs in or out."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest

from people.models import User
from people.services.device import forget_device, note_device


def follow() -> None:
    """Listen; called once, when the apps are ready."""
    user_logged_in.connect(_signed_in, dispatch_uid="people.signed_in")
    user_logged_out.connect(_signed_out, dispatch_uid="people.signed_out")


def _signed_in(*, request: HttpRequest, user: User, **_more: Any) -> None:
    session = request.session
    if session.session_key is None:
        session.create()  # somebody else's ended in this browser just now
    note_device(
        user=user,
        session_key=str(session.session_key),
        agent=request.META.get("HTTP_USER_AGENT", ""),
    )


def _signed_out(*, request: HttpRequest, **_more: Any) -> None:
    if request.session.session_key:
        forget_device(session_key=request.session.session_key)
