"""Handing in a file, and giving it to those who may read it."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assessments.forms.response_file import ResponseFileForm
from assessments.models import Attempt, AttemptItem, ResponseFile
from assessments.permissions import MARK_RESPONSE
from assessments.selectors.hand_mark import answers_for
from assessments.selectors.response_file import takes_file
from assessments.services.attempt import AttemptOver
from assessments.services.marking import LeaseLost
from assessments.services.response_file import FileRefused, hand_in_file
from assessments.views.lease import held_lease
from assessments.views.paper import own_attempt, settled_attempt
from kernel.kinds.attachment import MEDIA_TYPES
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@policy(SIGNED_IN)
def response_file(
    request: AuthenticatedRequest, attempt_uid: UUID, item_uid: UUID
) -> HttpResponse:
    """The page on which a file is handed in or replaced; it works without scripts."""
    attempt = settled_attempt(request, attempt_uid)
    item = _item(attempt, item_uid)
    if not attempt.is_open or attempt.is_over:
        return redirect("assessments:attempt", attempt.uid)
    form = ResponseFileForm(
        request.POST if request.method == "POST" else None, request.FILES
    )
    if request.method == "POST" and form.is_valid():
        try:
            hand_in_file(
                item=item,
                lease=held_lease(request, attempt),
                file=form.cleaned_data["file"],
                actor=request.user,
            )
        except FileRefused as error:
            form.add_error("file", str(error))
        except (AttemptOver, LeaseLost) as error:
            messages.error(request, str(error))
            return redirect("assessments:attempt", attempt.uid)
        else:
            messages.success(request, _("The file is kept as your answer."))
            return redirect("assessments:attempt", attempt.uid)
    context = {
        "attempt": attempt,
        "item": item,
        "form": form,
        "file": ResponseFile.objects.filter(item=item).first(),
    }
    return render(request, "assessments/response_file.html", context)


@require_safe
@never_cache
@policy(SIGNED_IN)
def own_file(
    request: AuthenticatedRequest, attempt_uid: UUID, item_uid: UUID
) -> FileResponse:
    """The taker's own file, under their own name for it."""
    item = _item(own_attempt(request, attempt_uid), item_uid)
    file = get_object_or_404(ResponseFile, item=item)
    return _answer(file, file.name)


@require_safe
@never_cache
@policy(MARK_RESPONSE)
def marking_file(request: AuthenticatedRequest, item_uid: UUID) -> FileResponse:
    """The file for a marker, under a name that tells nobody's."""
    item = get_object_or_404(answers_for(request.user, MARK_RESPONSE), uid=item_uid)
    file = get_object_or_404(ResponseFile, item=item)
    return _answer(file, f"bai-lam-{str(item.uid)[:8]}.{file.kind}")


def _item(attempt: Attempt, item_uid: UUID) -> AttemptItem:
    items = attempt.items.select_related("version")
    item = get_object_or_404(items, uid=item_uid)
    if not takes_file(item.version.kind, item.version.content):
        raise Http404
    return item


def _answer(file: ResponseFile, name: str) -> FileResponse:
    try:
        opened = file.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    answer = FileResponse(
        opened,
        as_attachment=True,
        filename=name,
        content_type=MEDIA_TYPES[file.kind],
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
