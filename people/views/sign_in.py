"""Signing in and out."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import NoReverseMatch
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from people.access import PUBLIC, policy
from people.forms.sign_in import SignInForm
from people.models import User
from people.selectors.account import username_meant
from people.views.admission import admit

TOO_MANY = 429


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@policy(PUBLIC)
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(
            request,
            username=username_meant(form.cleaned_data["username"]),
            password=form.cleaned_data["password"],
        )
        if isinstance(user, User):
            return admit(request, user, to=_next(request))
        form.add_error(
            None,
            _("The sign-in name or the password is not right. Please try again."),
        )
    return _page(request, form)


@require_POST
@policy(PUBLIC)
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.success(request, _("You have signed out."))
    return redirect("/")


def locked_out(request: HttpRequest, *_args: Any, **_credentials: Any) -> HttpResponse:
    """What an account under attack is answered, known or unknown alike."""
    form = SignInForm(request.POST)
    form.is_valid()
    form.add_error(
        None,
        _("Too many wrong passwords. Please try again in 5 minutes."),
    )
    return _page(request, form, TOO_MANY)


def home_address() -> str:
    """Where people go who have signed in."""
    try:
        return resolve_url(settings.LOGIN_REDIRECT_URL)
    except NoReverseMatch:
        return "/"


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else home_address()


def _page(request: HttpRequest, form: SignInForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "next": request.GET.get("next", "")}
    return render(request, "people/sign_in.html", context, status=status)
