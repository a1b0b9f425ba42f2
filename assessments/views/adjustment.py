"""Adjustments in tests: found, granted from a person's row, revoked."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments.forms.adjustment import AdjustmentForm, QuickForm
from assessments.permissions import ADJUST_TEST
from assessments.selectors.adjustment import (
    adjustable_for,
    adjustments_for,
    quizzes_open_to,
)
from assessments.services.adjustment import (
    EndNeedsTest,
    NothingGranted,
    OwnAdjustment,
    ReasonNeeded,
    WrongDays,
    grant_adjustment,
    revoke_adjustment,
)
from people.access import policy
from people.http import AuthenticatedRequest
from people.kinds.text import plain
from people.selectors.home import with_home
from people.selectors.person import matching

PAGE = 25
MOST_FOUND = 20


@require_safe
@policy(ADJUST_TEST)
def adjustment_list(request: AuthenticatedRequest) -> HttpResponse:
    """What was granted, and the search for a person."""
    words = plain(request.GET.get("q", ""))
    found = matching(with_home(adjustable_for(request.user)), words) if words else None
    today = timezone.localdate()
    page = Paginator(adjustments_for(request.user), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "rows": [(one, one.stands_on(today)) for one in page],
        "words": words,
        "found": found[:MOST_FOUND] if found is not None else [],
    }
    return render(request, "assessments/adjustment_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(ADJUST_TEST)
def adjustment_new(request: AuthenticatedRequest, person_uid: UUID) -> HttpResponse:
    """The whole form; a row of the list sends the reason alone, with ``quick``."""
    person = get_object_or_404(adjustable_for(request.user), uid=person_uid)
    quizzes = quizzes_open_to(person, timezone.now())
    sent = request.POST if request.method == "POST" else None
    form: AdjustmentForm | QuickForm
    is_quick = bool(request.POST.get("quick"))
    form = QuickForm(sent) if is_quick else AdjustmentForm(sent, quizzes=quizzes)
    if form.is_valid():
        try:
            grant_adjustment(
                person=person,
                grant=form.grant(),
                reason=form.cleaned_data["reason"],
                actor=request.user,
            )
        except (
            OwnAdjustment,
            ReasonNeeded,
            NothingGranted,
            EndNeedsTest,
            WrongDays,
        ) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The adjustment is granted."))
            return redirect("assessments:adjustment_list")
    if isinstance(form, QuickForm):  # refused: the whole form says what is missing
        form = AdjustmentForm(quizzes=quizzes)
        messages.error(request, _("Say why the adjustment is granted."))
    context = {"person": person, "form": form}
    return render(request, "assessments/adjustment_new.html", context)


@require_POST
@policy(ADJUST_TEST)
def adjustment_revoke(
    request: AuthenticatedRequest, adjustment_uid: UUID
) -> HttpResponse:
    adjustment = get_object_or_404(adjustments_for(request.user), uid=adjustment_uid)
    if revoke_adjustment(adjustment=adjustment, actor=request.user):
        messages.success(request, _("The adjustment no longer stands."))
    return redirect("assessments:adjustment_list")
