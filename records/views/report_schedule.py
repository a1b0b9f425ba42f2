"""Reports that come by themselves: one's schedules, a new one, another word on one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
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
from records.selectors.report_schedule import next_on, schedules_of
from records.services.report import title_of
from records.services.report_schedule import (
    change_schedule,
    delete_schedule,
    lay_schedule,
    pause_schedule,
    resume_schedule,
)

PAGE = 20


@policy(MAKE_REPORT)
def schedules(request: AuthenticatedRequest) -> HttpResponse:
    now = timezone.now()
    found = Paginator(schedules_of(request.user), PAGE)
    page = found.get_page(request.GET.get("page"))
    rows = [
        {
            "schedule": one,
            "next_on": next_on(one, now),
            "last": [(run.report, title_of(run.report)) for run in one.last],  # type: ignore[attr-defined]
        }
        for one in page
    ]
    return render(request, "records/schedules.html", {"page": page, "rows": rows})


@policy(MAKE_REPORT)
def schedule_new(request: AuthenticatedRequest) -> HttpResponse:
    form = _form(request, {"unit": units_to_report(request.user, MAKE_REPORT).first()})
    if request.method == "POST" and form.is_valid():
        try:
            lay_schedule(**form.wish, actor=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The schedule is laid."))
            return redirect("records:schedules")
    return render(request, "records/schedule_form.html", {"form": form})


@policy(MAKE_REPORT)
def schedule(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    found = _own(request, uid)
    heading = {one: getattr(found.words_around, one) for one in ScheduleForm.PAPER}
    facts = {"unit": found.unit, "cadence": found.cadence, "days": found.days}
    form = _form(request, facts | heading)
    if request.method == "POST" and form.is_valid():
        try:
            change_schedule(schedule=found, **form.wish, actor=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The schedule is changed."))
            return redirect("records:schedules")
    page = {"form": form, "schedule": found}
    return render(request, "records/schedule_form.html", page)


@require_POST
@policy(MAKE_REPORT)
def schedule_pause(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    pause_schedule(schedule=_own(request, uid), actor=request.user)
    return redirect("records:schedules")


@require_POST
@policy(MAKE_REPORT)
def schedule_resume(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    try:
        resume_schedule(schedule=_own(request, uid), actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("records:schedules")


@require_POST
@policy(MAKE_REPORT)
def schedule_delete(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    delete_schedule(schedule=_own(request, uid), actor=request.user)
    messages.success(request, _("The schedule is deleted; its reports stay."))
    return redirect("records:schedules")


def _own(request: AuthenticatedRequest, uid: UUID) -> ReportSchedule:
    return get_object_or_404(schedules_of(request.user), uid=uid)


def _form(request: AuthenticatedRequest, initial: dict[str, Any]) -> ScheduleForm:
    return ScheduleForm(
        request.POST or None,
        units=units_for(request.user, MAKE_REPORT),
        offered=units_to_report(request.user, MAKE_REPORT),
        campaigns=Campaign.objects.none(),
        initial=initial,
    )
