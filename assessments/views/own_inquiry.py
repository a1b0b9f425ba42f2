"""What a member sees of a second look: why, until when, five questions, the outcome."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.kinds.second_look import QUESTIONS
from assessments.models import Inquiry
from assessments.selectors.inquiry import own_inquiries, shown_look
from assessments.selectors.paper import ShownItem
from assessments.services.inquiry_outcome import note_outcome_seen
from assessments.services.second_look import AlreadyAnswered, answer_look, begin_look
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest


@require_safe
@never_cache
@policy(SIGNED_IN)
def own_inquiry(request: AuthenticatedRequest, inquiry_uid: UUID) -> HttpResponse:
    return _shown(request, _own(request, inquiry_uid))


@require_POST
@policy(SIGNED_IN)
def look_begin(request: AuthenticatedRequest, inquiry_uid: UUID) -> HttpResponse:
    inquiry = _own(request, inquiry_uid)
    begin_look(inquiry=inquiry)
    return redirect("assessments:own_inquiry", inquiry.uid)


@require_POST
@policy(SIGNED_IN)
def look_answer(request: AuthenticatedRequest, inquiry_uid: UUID) -> HttpResponse:
    """Take the answers; one left open is asked for once more, with all that was chosen."""
    inquiry = _own(request, inquiry_uid)
    if inquiry.begun_at is None:
        return redirect("assessments:own_inquiry", inquiry.uid)
    form = dict(request.POST.lists())
    told = {one.position: one.widget.gather(form) for one in shown_look(inquiry)}
    items = shown_look(inquiry, told)
    missing = [one.position for one in items if not one.is_answered]
    if missing and inquiry.takes_answers and "anyway" not in request.POST:
        return _shown(request, inquiry, items, missing)
    try:
        answer_look(inquiry=inquiry, told=told, actor=request.user)
    except AlreadyAnswered as error:
        messages.info(request, str(error))
    else:
        messages.success(request, _("Your answers have been received. Thank you."))
    return redirect("assessments:own_inquiry", inquiry.uid)


@require_POST
@policy(SIGNED_IN)
def outcome_seen(request: AuthenticatedRequest, inquiry_uid: UUID) -> HttpResponse:
    inquiry = _own(request, inquiry_uid)
    note_outcome_seen(inquiry=inquiry)
    return redirect("assessments:own_inquiry", inquiry.uid)


def _own(request: AuthenticatedRequest, inquiry_uid: UUID) -> Inquiry:
    return get_object_or_404(own_inquiries(request.user), uid=inquiry_uid)


def _shown(
    request: AuthenticatedRequest,
    inquiry: Inquiry,
    items: list[ShownItem] | None = None,
    missing: Sequence[int] = (),
) -> HttpResponse:
    """``items`` as they stand on the page that was sent; ``missing``: without an answer."""
    is_under_way = inquiry.takes_answers and inquiry.begun_at is not None
    if items is None:
        items = shown_look(inquiry) if is_under_way else []
    context = {
        "inquiry": inquiry,
        "items": items,
        "missing": missing,
        "is_late": bool(inquiry.due_at and timezone.now() > inquiry.due_at),
        "question_count": QUESTIONS,
    }
    status = 422 if missing else 200
    return render(request, "assessments/own_inquiry.html", context, status=status)
