"""One's own account."""

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
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
from people.services.account import PasswordWrong, change_password, sign_out_everywhere


@require_safe
@policy(SIGNED_IN)
def account(request: AuthenticatedRequest) -> HttpResponse:
    person = getattr(request.user, "person", None)
    context = {"person": person, "has_scopes": bool(scopes_of(request.user))}
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
                user=request.user, present=told["present"], new=told["new"]
            )
        except PasswordWrong as error:
            form.add_error("present", str(error))
        except ValidationError as error:
            form.add_error("new", error)
        else:
            update_session_auth_hash(request, user)
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
