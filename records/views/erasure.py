"""The privacy desk's page about the ledger: what would go, what stays, two persons."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kernel.errors import DomainError
from people.access import policy
from people.http import AuthenticatedRequest
from people.models import PrivacyRequest
from records.forms.erasure import (
    ConfirmErasureForm,
    DeclineErasureForm,
    ProposeErasureForm,
)
from records.kinds.erasure import ErasureState
from records.models import ErasureProposal
from records.permissions import ERASE_FROM_LEDGER
from records.selectors.erasure import (
    erasure_requests_for,
    is_as_proposed,
    proposals_of,
    spoken_of,
)
from records.services.erasure import (
    confirm_erasure,
    decline_erasure,
    propose_erasure,
)


@policy(ERASE_FROM_LEDGER)
def erasure(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    return _shown(request, _asked(request, uid))


@require_POST
@policy(ERASE_FROM_LEDGER)
def propose(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    asked = _asked(request, uid)
    form = ProposeErasureForm(request.POST)

    def do() -> str:
        propose_erasure(
            request=asked, reason=form.cleaned_data["reason"], actor=request.user
        )
        return _("Proposed. A second person confirms it now.")

    return _done(request, asked, form, do, propose=form)


@require_POST
@policy(ERASE_FROM_LEDGER)
def confirm(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    asked = _asked(request, uid)
    form = ConfirmErasureForm(request.POST)

    def do() -> str:
        count = confirm_erasure(
            proposal=_newest(asked),
            words=form.cleaned_data["words"],
            actor=request.user,
        )
        words = ngettext(
            "%(count)d opening was erased, and the request is answered.",
            "%(count)d openings were erased, and the request is answered.",
            count,
        )
        return words % {"count": count}

    return _done(request, asked, form, do, confirm=form)


@require_POST
@policy(ERASE_FROM_LEDGER)
def decline(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    asked = _asked(request, uid)
    form = DeclineErasureForm(request.POST)

    def do() -> str:
        decline_erasure(
            proposal=_newest(asked),
            reason=form.cleaned_data["reason"],
            actor=request.user,
        )
        return _("Declined. The request still waits for an answer.")

    return _done(request, asked, form, do, decline=form)


def _asked(request: AuthenticatedRequest, uid: UUID) -> PrivacyRequest:
    mine = erasure_requests_for(request.user, ERASE_FROM_LEDGER)
    return get_object_or_404(mine, uid=uid)


def _newest(asked: PrivacyRequest) -> ErasureProposal:
    return get_object_or_404(proposals_of(asked)[:1])


def _done(
    request: AuthenticatedRequest,
    asked: PrivacyRequest,
    form: forms.Form,
    do: Callable[[], str],
    **shown: forms.Form,
) -> HttpResponse:
    """Do it and show the page anew; else the page again with what was wrong."""
    if form.is_valid():
        try:
            messages.success(request, do())
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect("records:erasure", asked.uid)
    return _shown(request, asked, status=422, **shown)


def _shown(
    request: AuthenticatedRequest,
    asked: PrivacyRequest,
    status: int = 200,
    *,
    propose: forms.Form | None = None,
    confirm: forms.Form | None = None,
    decline: forms.Form | None = None,
) -> HttpResponse:
    newest = proposals_of(asked).first()
    spoken = spoken_of(asked.person, timezone.now())
    is_open = asked.state == PrivacyRequest.State.OPEN
    waits = newest is not None and newest.state == ErasureState.PROPOSED
    is_own = newest is not None and newest.proposed_by_id == request.user.pk
    is_stale = waits and newest is not None and not is_as_proposed(newest, spoken)
    page: dict[str, Any] = {
        "asked": asked,
        "proposal": newest,
        "free": [one for one in spoken if one.hold is None],
        "held": [one for one in spoken if one.hold],
        "may_propose": is_open and not waits,
        "may_decide": is_open and waits and not is_own,
        "waits": is_open and waits,
        "is_stale": is_open and is_stale,
        "propose_form": propose or ProposeErasureForm(),
        "confirm_form": confirm or ConfirmErasureForm(),
        "decline_form": decline or DeclineErasureForm(),
    }
    return render(request, "records/erasure.html", page, status=status)
