"""The member's Open Badge, and the public list of those that are revoked."""

import json
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from people.access import PUBLIC, SIGNED_IN, policy
from people.http import AuthenticatedRequest
from records.models import CertificateRegister
from records.selectors.certificate import own_certificates
from records.selectors.credential import badge_of, status_list
from records.services.keys import credential_key

CREDENTIAL = "application/vc+json"
AN_HOUR = 3600


@require_safe
@policy(SIGNED_IN)
def own_badge(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Nobody but the holder can fetch it; they give it to whom they want."""
    one = get_object_or_404(own_certificates(request.user), uid=uid)
    badge = badge_of(one, credential_key(), list_address(one.register.uid, one.year))
    answer = _answer(badge)
    name = f"chung-nhan-{one.year}-{one.number}.json"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
@cache_control(public=True, max_age=AN_HOUR)
@policy(PUBLIC)
def revoked_list(request: HttpRequest, uid: UUID, year: int) -> HttpResponse:
    """A row of bits: who asks for it does not say for which certificate."""
    register = CertificateRegister.objects.filter(uid=uid, years__year=year).first()
    if register is None:
        raise Http404
    address = list_address(uid, year)
    return _answer(
        status_list(register, year, credential_key(), address, timezone.now())
    )


def list_address(register_uid: UUID, year: int) -> str:
    path = reverse("records:certificate_status", args=[register_uid, year])
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def _answer(credential: dict[str, Any]) -> HttpResponse:
    body = json.dumps(credential, ensure_ascii=False, indent=1)
    return HttpResponse(body, content_type=CREDENTIAL)
