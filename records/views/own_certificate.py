"""The member's own certificates."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from records.selectors.certificate import own_certificates
from records.services.certificate_ending import open_name
from records.services.certificate_signing import NotSigned
from records.views.certificate_file import certificate_answer


@require_safe
@policy(SIGNED_IN)
def own_certificate(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = get_object_or_404(own_certificates(request.user), uid=uid)
    try:
        return certificate_answer(one)
    except NotSigned as error:
        messages.error(request, str(error))
        return redirect("records:own")


@require_POST
@policy(SIGNED_IN)
def own_certificate_name(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Let the public check show the name, or hide it again."""
    one = get_object_or_404(own_certificates(request.user), uid=uid)
    is_open = request.POST.get("open") == "yes"
    open_name(certificate=one, is_open=is_open, actor=request.user)
    if is_open:
        messages.success(
            request, _("The check of this certificate shows your name now.")
        )
    else:
        messages.success(
            request, _("The check of this certificate hides your name now.")
        )
    return redirect("records:own")
