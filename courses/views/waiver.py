"""Leave from the order of lessons: given, and read later."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from courses.forms.head import HeadQuery
from courses.forms.waiver import WaiverForm
from courses.kinds.outline import StepState
from courses.permissions import GRANT_WAIVER
from courses.selectors.enrolment import outline
from courses.selectors.waiver import learners_for, named, waivers_for
from courses.services.waiver import ReasonMissing, grant_waiver
from people.access import policy
from people.http import AuthenticatedRequest

PER_PAGE = 25
MOST_FOUND = 20


@require_safe
@policy(GRANT_WAIVER)
def waiver_list(request: AuthenticatedRequest) -> HttpResponse:
    """The waivers that were given, and the search for a learner."""
    query = HeadQuery(request.GET)
    words = query.said("q")
    found = learners_for(request.user, timezone.now())
    context = {
        "page": Paginator(waivers_for(request.user), PER_PAGE).get_page(
            query.said("page") or 1
        ),
        "words": words,
        "found": named(found, words)[:MOST_FOUND] if words else [],
    }
    return render(request, "courses/waiver_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(GRANT_WAIVER)
def waiver_new(request: AuthenticatedRequest, enrolment_uid: UUID) -> HttpResponse:
    now = timezone.now()
    enrolment = get_object_or_404(learners_for(request.user, now), uid=enrolment_uid)
    steps = outline(enrolment, now).steps
    closed = [one.activity for one in steps if one.state == StepState.CLOSED]
    form = WaiverForm(request.POST or None, closed=closed)
    if form.is_valid():
        try:
            grant_waiver(
                enrolment=enrolment,
                activity=form.chosen(),
                reason=form.cleaned_data["reason"],
                actor=request.user,
            )
        except ReasonMissing as error:
            form.add_error("reason", str(error))
        else:
            messages.success(request, _("The learner may open this lesson now."))
            return redirect("courses:waiver_list")
    context = {"enrolment": enrolment, "form": form, "closed": closed}
    status = 422 if form.is_bound else 200
    return render(request, "courses/waiver_new.html", context, status=status)
