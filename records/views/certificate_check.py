"""Whether a certificate is valid, for anybody who holds the paper; no word of its holder."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people.access import PUBLIC, policy
from records.forms.certificate import CheckForm
from records.kinds.credential import did_of
from records.models import Certificate
from records.services.certificate_check import (
    CodeUnknown,
    TooManyChecks,
    check_certificate,
)
from records.services.keys import credential_key

TOO_MANY = 429


@never_cache
@require_safe
@policy(PUBLIC)
def check(request: HttpRequest) -> HttpResponse:
    """The empty form, or the answer to the code that was typed into it."""
    form = CheckForm(request.GET or None)
    if form.is_valid():
        return _answer(request, form.cleaned_data["code"], form)
    context = {"form": form, "did": published_key()}
    return render(request, "records/certificate_check.html", context)


@never_cache
@require_safe
@policy(PUBLIC)
def check_code(request: HttpRequest, code: str) -> HttpResponse:
    """What the square on the paper opens."""
    return _answer(request, code, CheckForm(initial={"code": code}))


def _answer(request: HttpRequest, typed: str, form: CheckForm) -> HttpResponse:
    """The same page whatever is found: a wrong code is no error of the visitor's."""
    context: dict[str, Any] = {"form": form, "did": published_key()}
    status = 200
    try:
        found = check_certificate(
            typed=typed, network=request.META.get("REMOTE_ADDR", "")
        )
    except CodeUnknown as error:
        context["fault"] = str(error)
    except TooManyChecks as error:
        context["fault"], status = str(error), TOO_MANY
    else:
        context |= {
            "certificate": found,
            "validity": found.validity_on(timezone.localdate()),
            "name": found.holder_name if _may_name(request, found) else "",
        }
    return render(request, "records/certificate_check.html", context, status=status)


def published_key() -> str:
    """The key of Open Badges; whoever verifies one compares."""
    return did_of(credential_key().private)


def _may_name(request: HttpRequest, certificate: Certificate) -> bool:
    """The holder sees their own name, and others do if the holder wants it."""
    user, holder = request.user, certificate.person.user_id
    is_holder = user.is_authenticated and user.pk == holder
    return certificate.is_name_open or is_holder
