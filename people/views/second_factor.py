"""The second factor: asked for after the password, set up, taken off, reset."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from kernel.errors import DomainError
from kernel.kinds.qr import qr_svg
from people.access import PUBLIC, SIGNED_IN, people_for, policy
from people.forms.second_factor import DigitsForm, OwnSetUpForm, RecoveryForm
from people.http import AuthenticatedRequest
from people.kinds import totp
from people.models import SecondFactor, User
from people.permissions import RESET_SECOND_FACTOR
from people.services import second_factor as factors
from people.services.account import PasswordWrong, check_present
from people.services.sign_in_code import AccountOutranks
from people.views.admission import enter_as, let_in, waiting

SETTING_UP = "second_factor_set_up"  # the secret of the page that is open
TOO_MANY, GONE = 429, 410


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@policy(PUBLIC)
def second_factor(request: HttpRequest) -> HttpResponse:
    """After the password: the digits of the app, or a recovery code."""
    found = waiting(request)
    if found is None:
        return _too_late(request)
    user, to = found
    form = _digits_form(request)
    if request.method == "POST" and form.is_valid() and _holds(user, form):
        return let_in(request, user, to=to)
    context = {"form": form, "by_recovery": isinstance(form, RecoveryForm)}
    return render(request, "people/second_factor.html", context, status=_status(form))


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@policy(PUBLIC)
def first_set_up(request: HttpRequest) -> HttpResponse:
    """After the password of an account that must have a factor and has none."""
    found = waiting(request)
    if found is None:
        return _too_late(request)
    user, to = found
    if factors.is_asked_of(user):
        return redirect("people:second_factor")
    if not factors.must_set_up(user):
        return let_in(request, user, to=to)
    form = DigitsForm(request.POST or None)
    codes = _set_up(request, user, form)
    if codes is None:
        return _set_up_page(request, user, form)
    enter_as(request, user)
    return _codes_page(request, codes, to)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@policy(SIGNED_IN)
def own_second_factor(request: AuthenticatedRequest) -> HttpResponse:
    """One's own: set up, or looked at, renewed and taken off."""
    factor = SecondFactor.objects.filter(user=request.user).first()
    if factor is not None:
        return _own(request, factor)
    form = OwnSetUpForm(request.POST or None)
    codes = _set_up(request, request.user, form)
    if codes is None:
        return _set_up_page(request, request.user, form)
    return _codes_page(request, codes, reverse("people:account"))


@require_POST
@policy(RESET_SECOND_FACTOR)
def reset_second_factor(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Take it off an account below one's own, whose owner has lost telephone and codes."""
    person = get_object_or_404(people_for(request.user, RESET_SECOND_FACTOR), uid=uid)
    try:
        factors.reset(person=person, actor=request.user)
    except (factors.NoSecondFactor, AccountOutranks) as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("The second factor of %(name)s is reset; every device is signed out.")
            % {"name": person.full_name},
        )
    return redirect("people:person", uid)


def _own(request: AuthenticatedRequest, factor: SecondFactor) -> HttpResponse:
    form = _digits_form(request)
    if request.method == "POST" and form.is_valid() and _holds(request.user, form):
        if request.POST.get("do") == "renew":
            codes = factors.renew_codes(user=request.user)
            return _codes_page(request, codes, reverse("people:account"))
        factors.take_off(user=request.user)
        messages.success(request, _("The second factor is taken off."))
        return redirect("people:account")
    context = {
        "factor": factor,
        "form": form,
        "by_recovery": isinstance(form, RecoveryForm),
        "codes_left": factors.codes_left(request.user),
    }
    return render(
        request, "people/own_second_factor.html", context, status=_status(form)
    )


def _digits_form(request: HttpRequest) -> DigitsForm | RecoveryForm:
    kind = RecoveryForm if "recovery" in request.GET else DigitsForm
    return kind(request.POST or None)


def _holds(user: User, form: DigitsForm | RecoveryForm) -> bool:
    """Whether what was typed is right; if not, the form says so."""
    try:
        factors.check(user=user, typed=form.cleaned_data["digits"])
    except DomainError as error:
        form.add_error("digits", str(error))
        form.is_held = isinstance(error, factors.TooManyTries)
        return False
    return True


def _status(form: DigitsForm | RecoveryForm) -> int:
    return TOO_MANY if form.is_held else 200


def _set_up(
    request: HttpRequest, user: User, form: DigitsForm | OwnSetUpForm
) -> list[str] | None:
    """The recovery codes if what was posted sets a factor up; None if the page goes on."""
    if request.method != "POST" or not form.is_valid():
        return None
    told = form.cleaned_data
    try:
        if "present" in told:
            check_present(user=user, present=told["present"])
        codes = factors.set_up(user=user, secret=_secret(request), typed=told["digits"])
    except PasswordWrong as error:
        form.add_error("present", str(error))
        return None
    except (factors.DigitsWrong, factors.AlreadySetUp) as error:
        form.add_error("digits", str(error))
        return None
    request.session.pop(SETTING_UP, None)
    return codes


def _secret(request: HttpRequest) -> str:
    """The secret that this browser was shown, or a new one."""
    known: str = request.session.setdefault(SETTING_UP, totp.draw_secret())
    return known


def _set_up_page(request: HttpRequest, user: User, form: DigitsForm) -> HttpResponse:
    secret = _secret(request)
    address = totp.address(secret, account=user.username, site=_("Study"))
    context = {
        "form": form,
        "qr": qr_svg(address),
        "address": address,
        "secret": totp.grouped(secret),
        "is_first": not request.user.is_authenticated,
    }
    return render(request, "people/second_factor_set_up.html", context)


def _codes_page(request: HttpRequest, codes: list[str], to: str) -> HttpResponse:
    return render(request, "people/recovery_codes.html", {"codes": codes, "to": to})


def _too_late(request: HttpRequest) -> HttpResponse:
    return render(request, "people/second_factor_late.html", status=GONE)
