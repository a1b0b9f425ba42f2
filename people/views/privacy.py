"""Requests about personal data: asking on the phone, answering at the desk."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kernel.errors import DomainError
from people.access import SIGNED_IN, policy
from people.forms.privacy import AnswerForm, AskForm
from people.http import AuthenticatedRequest
from people.models import Person, PrivacyRequest
from people.permissions import ANSWER_PRIVACY
from people.selectors.privacy_request import (
    answered,
    own_privacy_requests,
    privacy_requests_for,
    waiting,
)
from people.services import privacy_request as service

PAGE = 25


@policy(SIGNED_IN)
def own_requests(request: AuthenticatedRequest) -> HttpResponse:
    person = Person.objects.filter(user=request.user).first()
    if person is None:
        return redirect("own_data")  # which says why there is nothing
    form = AskForm(request.POST or None)
    if form.is_valid():
        try:
            service.ask(
                person=person,
                kind=form.cleaned_data["kind"],
                words=form.cleaned_data["words"],
                actor=request.user,
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Sent. You get an answer within two working days.")
            )
            return redirect("people:own_privacy")
    found = Paginator(own_privacy_requests(request.user), PAGE)
    context = {"form": form, "page": found.get_page(request.GET.get("page"))}
    status = 422 if form.is_bound else 200
    return render(request, "people/own_privacy.html", context, status=status)


@policy(ANSWER_PRIVACY)
def privacy_list(request: AuthenticatedRequest) -> HttpResponse:
    mine = privacy_requests_for(request.user, ANSWER_PRIVACY)
    show = "answered" if request.GET.get("show") == "answered" else "waiting"
    rows = answered(mine) if show == "answered" else waiting(mine)
    titles = [("waiting", _("Waiting")), ("answered", _("Answered"))]
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "tabs": [(title, f"?show={name}", name == show) for name, title in titles],
        "now": timezone.now(),
    }
    return render(request, "people/privacy_list.html", context)


@policy(ANSWER_PRIVACY)
def privacy(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = get_object_or_404(privacy_requests_for(request.user, ANSWER_PRIVACY), uid=uid)
    is_open = one.state == PrivacyRequest.State.OPEN
    form = AnswerForm(request.POST or None) if is_open else None
    if form is not None and form.is_valid():
        try:
            service.answer(
                request=one,
                is_granted=form.cleaned_data["outcome"] == "granted",
                words=form.cleaned_data["words"],
                actor=request.user,
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Answered. The person reads it on the phone."))
            return redirect("people:privacy_list")
    context = {"asked": one, "form": form, "now": timezone.now()}
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "people/privacy.html", context, status=status)
