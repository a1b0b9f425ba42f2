"""One's own account."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from people.access import SIGNED_IN, policy, scopes_of
from people.forms.sign_in import ChangePasswordForm
from people.http import AuthenticatedRequest
from people.models import User
from people.selectors.device import devices_of
from people.services.account import PasswordWrong, change_password, sign_out_everywhere
from people.services.device import end_device, move_device
from people.services.second_factor import is_asked_of


@require_safe
@policy(SIGNED_IN)
def account(request: AuthenticatedRequest) -> HttpResponse:
    person = getattr(request.user, "person", None)
    context = {
        "person": person,
        "has_scopes": bool(scopes_of(request.user)),
        "has_second_factor": is_asked_of(request.user),
        "devices": devices_of(request.user),
        "session_key": request.session.session_key,
    }
    return render(request, "people/account.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@policy(SIGNED_IN)
def password(request: AuthenticatedRequest) -> HttpResponse:
    form = ChangePasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            user = change_password(
                user=request.user,
                present=told["present"],
                new=told["new"],
                session_key=request.session.session_key or "",
            )
        except PasswordWrong as error:
            form.add_error("present", str(error))
        except ValidationError as error:
            form.add_error("new", error)
        else:
            _go_on(request, user)
            messages.success(request, _("Your password has been changed."))
            return redirect("people:account")
    return render(request, "people/password.html", {"form": form})


@require_POST
@policy(SIGNED_IN)
def sign_out_all(request: AuthenticatedRequest) -> HttpResponse:
    sign_out_everywhere(user=request.user)
    logout(request)
    messages.success(request, _("You have signed out on every device."))
    return redirect("/")


@require_POST
@policy(SIGNED_IN)
def end_own_device(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Sign out elsewhere; here there is the usual way."""
    device = get_object_or_404(devices_of(request.user), uid=uid)
    end_device(device=device, actor=request.user)
    messages.success(request, _("That device is signed out."))
    return redirect("people:account")


def _go_on(request: AuthenticatedRequest, user: User) -> None:
    """This browser stays signed in after the password has changed."""
    before = str(request.session.session_key)
    update_session_auth_hash(request, user)
    move_device(session_key=before, to=str(request.session.session_key))
