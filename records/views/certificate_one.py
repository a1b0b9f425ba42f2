"""One certificate: what it says, its file, issued anew, revoked."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kernel.errors import DomainError
from kernel.kinds.pdf_signature import Signatory, SigningTrouble
from people.access import has_permission, policy
from people.http import AuthenticatedRequest
from records.forms.certificate import ReissueForm, RevokeForm
from records.kinds.certificate import Cause, CertificateState
from records.models import Certificate
from records.permissions import ISSUE_CERTIFICATE, VIEW_CERTIFICATES
from records.selectors.certificate import certificates_for, chain_of
from records.selectors.ledger import entered_of, erased_at
from records.services import certificate_ending
from records.services.certificate_signing import NotSigned, who_signs
from records.views.certificate_file import certificate_answer, check_address


@require_safe
@policy(VIEW_CERTIFICATES)
def certificate(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = _one(request, uid)
    return _shown(request, one, ReissueForm(), RevokeForm())


@require_safe
@policy(VIEW_CERTIFICATES)
def certificate_pdf(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = _one(request, uid)
    try:
        return certificate_answer(one)
    except NotSigned as error:
        messages.error(request, str(error))
        return redirect("records:certificate", one.uid)


@require_POST
@policy(ISSUE_CERTIFICATE)
def reissue(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = _issuable(request, uid)
    form = ReissueForm(request.POST)
    if form.is_valid():
        try:
            new = certificate_ending.reissue(
                certificate=one,
                cause=Cause(form.cleaned_data["cause"]),
                note=form.cleaned_data["note"],
                actor=request.user,
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            words = {"number": new.full_number}
            messages.success(request, _("Issued anew as number %(number)s.") % words)
            return redirect("records:certificate", new.uid)
    return _shown(request, one, form, RevokeForm(), status=422)


@require_POST
@policy(ISSUE_CERTIFICATE)
def revoke(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = _issuable(request, uid)
    form = RevokeForm(request.POST)
    if form.is_valid():
        try:
            certificate_ending.revoke(
                certificate=one,
                reason=form.cleaned_data["reason"],
                actor=request.user,
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The certificate is revoked."))
            return redirect("records:certificate", one.uid)
    return _shown(request, one, ReissueForm(), form, status=422)


def _one(request: AuthenticatedRequest, uid: UUID) -> Certificate:
    return get_object_or_404(certificates_for(request.user, VIEW_CERTIFICATES), uid=uid)


def _issuable(request: AuthenticatedRequest, uid: UUID) -> Certificate:
    return get_object_or_404(certificates_for(request.user, ISSUE_CERTIFICATE), uid=uid)


def _signatory() -> Signatory | None:
    with suppress(SigningTrouble):  # who fetches the file is told
        return who_signs()
    return None


def _shown(
    request: AuthenticatedRequest,
    one: Certificate,
    reissue_form: ReissueForm,
    revoke_form: RevokeForm,
    status: int = 200,
) -> HttpResponse:
    is_in_force = one.state == CertificateState.ISSUED
    context: dict[str, Any] = {
        "certificate": one,
        "validity": one.validity_on(timezone.localdate()),
        "chain": chain_of(one),
        "entered": entered_of(one.uid),
        "erased_at": erased_at([one.uid]).get(one.uid),
        "check": check_address(one),
        "signatory": _signatory() if is_in_force else None,
        "may_end": is_in_force and has_permission(request.user, ISSUE_CERTIFICATE),
        "reissue_form": reissue_form,
        "revoke_form": revoke_form,
    }
    return render(request, "records/certificate.html", context, status=status)
