"""Whether one wants mail about notices, and whether the address is one's own."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kernel.errors import DomainError
from people.access import SIGNED_IN, policy
from people.forms.notice_mail import CodeForm, MailForm
from people.http import AuthenticatedRequest
from people.models import MailWish
from people.services.mail_address import (
    ask_again,
    confirm_address,
    newest_code,
    stop_mail,
    want_mail,
)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(SIGNED_IN)
def notice_mail(request: AuthenticatedRequest) -> HttpResponse:
    form = MailForm(request.POST or None)
    if request.method == "POST" and settings.NOTICES_BY_MAIL and form.is_valid():
        try:
            wish = want_mail(user=request.user, address=form.cleaned_data["address"])
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            if wish.confirmed_at is None:
                messages.success(request, _("A code is on its way to the address."))
            return redirect("people:notice_mail")
    return _page(request, form=form)


@require_POST
@policy(SIGNED_IN)
def notice_mail_confirm(request: AuthenticatedRequest) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            confirm_address(user=request.user, typed=form.cleaned_data["code"])
        except DomainError as error:
            form.add_error("code", str(error))
        else:
            messages.success(
                request,
                _("Confirmed. From now on there is mail when something is new."),
            )
            return redirect("people:notice_mail")
    return _page(request, code_form=form, status=422)


@require_POST
@policy(SIGNED_IN)
def notice_mail_code(request: AuthenticatedRequest) -> HttpResponse:
    """Another code, as the first has not come or is too old."""
    if settings.NOTICES_BY_MAIL:
        try:
            ask_again(user=request.user)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("A new code is on its way to the address."))
    return redirect("people:notice_mail")


@require_POST
@policy(SIGNED_IN)
def notice_mail_stop(request: AuthenticatedRequest) -> HttpResponse:
    if stop_mail(user=request.user):
        messages.success(request, _("No more mail. Your address is forgotten."))
    return redirect("people:notice_mail")


def _page(
    request: AuthenticatedRequest,
    *,
    form: MailForm | None = None,
    code_form: CodeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    wish = MailWish.objects.filter(user=request.user).first()
    waits = wish is not None and wish.confirmed_at is None
    code = newest_code(request.user) if waits else None
    page: dict[str, Any] = {
        "form": form or MailForm(),
        "code_form": code_form or CodeForm(),
        "wish": wish,
        "waits": waits,
        "code": code if code and code.address_hash else None,
        "is_on": settings.NOTICES_BY_MAIL,
    }
    return render(request, "people/notice_mail.html", page, status=status)
