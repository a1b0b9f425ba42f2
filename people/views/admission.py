"""Letting in whoever has shown a password: at once, or after the second factor."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from people.models import User
from people.services.second_factor import is_asked_of, must_set_up

WAITING = "waits_for_second_factor"
PATIENCE = 600  # seconds from the password to the second factor
BACKEND = "django.contrib.auth.backends.ModelBackend"


def admit(request: HttpRequest, user: User, *, to: str) -> HttpResponse:
    """``user`` has shown the password; on to ``to``, or to what is still asked of them."""
    is_asked = is_asked_of(user)
    if not is_asked and not must_set_up(user):
        return let_in(request, user, to=to)
    request.session.cycle_key()
    request.session[WAITING] = {
        "user": user.pk,
        "mark": user.get_session_auth_hash(),
        "since": timezone.now().timestamp(),
        "to": to,
    }
    return redirect("people:second_factor" if is_asked else "people:first_set_up")


def waiting(request: HttpRequest) -> tuple[User, str] | None:
    """Who has shown the password here and waits, and where they want to go."""
    told = request.session.get(WAITING)
    if not told or timezone.now().timestamp() - told["since"] > PATIENCE:
        return None
    user = User.objects.filter(pk=told["user"], is_active=True).first()
    if user is None or not constant_time_compare(
        told["mark"], user.get_session_auth_hash()
    ):
        return None
    return user, told["to"]


def let_in(request: HttpRequest, user: User, *, to: str) -> HttpResponse:
    """Sign ``user`` in and send them on."""
    enter_as(request, user)
    return redirect(to)


def enter_as(request: HttpRequest, user: User) -> None:
    """Sign ``user`` in; nobody waits here any more."""
    request.session.pop(WAITING, None)
    login(request, user, backend=BACKEND)
