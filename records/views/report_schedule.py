"""Schedules of reports: the list, a new one, pausing, going on, removing."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.models import Campaign
from kernel.errors import DomainError
from people.access import policy, units_for
from people.http import AuthenticatedRequest
from records.forms.report_schedule import ScheduleForm
from records.models import ReportSchedule
from records.permissions import MAKE_REPORT
from records.selectors.report import units_to_report
from records.selectors.report_schedule import schedules_for, shown
from records.services.report_schedule import (
    lay_schedule,
    pause_schedule,
    remove_schedule,
    resume_schedule,
)

PAGE = 20


@policy(MAKE_REPORT)
def schedules(request: AuthenticatedRequest) -> HttpResponse:
    found = Paginator(schedules_for(request.user, MAKE_REPORT), PAGE)
    page = found.get_page(request.GET.get("page"))
    rows = shown(page.object_list)  # type: ignore[arg-type]
    context = {"page": page, "rows": rows}
    return render(request, "records/report_schedules.html", context)


@policy(MAKE_REPORT)
def schedule_new(request: AuthenticatedRequest) -> HttpResponse:
    offered = units_to_report(request.user, MAKE_REPORT)
    form = ScheduleForm(
        request.POST or None,
        units=units_for(request.user, MAKE_REPORT),
        offered=offered,
        campaigns=Campaign.objects.none(),
        initial={"unit": offered.first()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            lay_schedule(**form.question, actor=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The schedule is laid."))
            return redirect("records:report_schedules")
    return render(request, "records/report_schedule_new.html", {"form": form})


@require_POST
@policy(MAKE_REPORT)
def schedule_pause(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    pause_schedule(schedule=_own(request, uid), actor=request.user)
    messages.success(request, _("The schedule is paused."))
    return redirect("records:report_schedules")


@require_POST
@policy(MAKE_REPORT)
def schedule_resume(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    resume_schedule(schedule=_own(request, uid), actor=request.user)
    messages.success(request, _("The schedule goes on with what is under way."))
    return redirect("records:report_schedules")


@require_POST
@policy(MAKE_REPORT)
def schedule_remove(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    remove_schedule(schedule=_own(request, uid), actor=request.user)
    messages.success(request, _("The schedule is removed; its reports stay."))
    return redirect("records:report_schedules")


def _own(request: AuthenticatedRequest, uid: UUID) -> ReportSchedule:
    return get_object_or_404(schedules_for(request.user, MAKE_REPORT), uid=uid)
