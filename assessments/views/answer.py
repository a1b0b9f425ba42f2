"""The saving of answers, by script and by form.

Replies tell what is stored and nothing of what is right. A fault of the database is
503: the phone keeps its queue and tries again.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.db import Error as DatabaseFault
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.kinds.answer_message import AnswerEvent, read_message
from assessments.models import Attempt
from assessments.selectors.paper import ShownItem, shown_paper
from assessments.selectors.review import checked_items
from assessments.services.answer import Refusal, Saved
from assessments.services.answer import save_answers as save_events
from assessments.services.flag import toggle_flag
from assessments.services.practice import check_item
from assessments.views.face import keep_view, page_at
from assessments.views.lease import held_lease
from assessments.views.paper import (
    own_attempt,
    settled_attempt,
    submit_and_show,
    submit_when_over,
)
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest

type View = Callable[..., HttpResponseBase]

CONFLICT, UNAVAILABLE = 409, 503


def _or_unavailable(view: View) -> View:
    """503, and never 200, when the database errs."""

    @wraps(view)
    def guarded(
        request: AuthenticatedRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except DatabaseFault:
            if request.content_type == "application/json":
                reply: HttpResponse = JsonResponse({"refusal": "unavailable"})
            else:
                reply = render(request, "assessments/unavailable.html")
            reply.status_code = UNAVAILABLE
            reply["Retry-After"] = "5"
            return reply

    return guarded


@require_POST
@_or_unavailable
@policy(SIGNED_IN)
def save_answers(request: AuthenticatedRequest, attempt_uid: UUID) -> HttpResponse:
    try:
        message = read_message(request.body)
    except (ValueError, RequestDataTooBig):
        own_attempt(request, attempt_uid)  # another's is not found, whatever is sent
        return JsonResponse({"refusal": "malformed"}, status=400)
    saved = save_events(
        attempt=attempt_uid,
        user=request.user.pk,
        lease=message.lease,
        events=message.events,
    )
    if saved.refusal == Refusal.UNKNOWN:
        raise Http404
    if saved.refusal:
        return JsonResponse({"refusal": saved.refusal}, status=CONFLICT)
    return JsonResponse({"saved": list(saved.uids)})


@require_POST
@_or_unavailable
@policy(SIGNED_IN)
def save_form(request: AuthenticatedRequest, attempt_uid: UUID) -> HttpResponse:
    attempt = settled_attempt(request, attempt_uid)
    if not attempt.is_open:
        return redirect("assessments:result", attempt.uid)
    checked = checked_items(attempt)
    items = [one for one in shown_paper(attempt) if one.position not in checked]
    saved = _save_changes(request, attempt, items)
    if saved.refusal in {Refusal.LEASE, Refusal.CLOSED}:
        messages.error(
            request, _("Nothing was saved: the test goes on on another device.")
        )
        return redirect("assessments:attempt", attempt.uid)
    if saved.refusal == Refusal.LATE:
        messages.error(request, _("Time is up: only what was saved before counts."))
        return submit_and_show(request, attempt)
    return _go_on(request, attempt)


def _go_on(request: AuthenticatedRequest, attempt: Attempt) -> HttpResponse:
    """Where the pressed button leads, once the answers are stored."""
    if item_uid := request.POST.get("flag"):
        return redirect(page_at(attempt, toggle_flag(attempt=attempt, item=item_uid)))
    if item_uid := request.POST.get("check"):
        return redirect(page_at(attempt, check_item(attempt=attempt, item=item_uid)))
    match request.POST.get("go"):
        case "one" | "all" as view:
            keep_view(request, view)
        case "submit":  # by the page's clock
            return submit_when_over(request, attempt)
        case "finish":
            return redirect("assessments:finish", attempt.uid)
        case _other:
            messages.success(request, _("Your answers have been saved."))
    return redirect("assessments:attempt", attempt.uid)


def _save_changes(
    request: AuthenticatedRequest, attempt: Attempt, items: list[ShownItem]
) -> Saved:
    lease = held_lease(request, attempt)
    if lease is None:
        return Saved(refusal=Refusal.LEASE)
    form = dict(request.POST.lists())
    changes = []
    for item in items:
        told = item.widget.gather(form)
        if told != item.widget.held:
            changes.append(
                AnswerEvent(
                    uuid4(), UUID(item.uid), item.seq + 1, told.tokens, told.texts
                )
            )
    return save_events(
        attempt=attempt.uid, user=request.user.pk, lease=lease, events=changes
    )
