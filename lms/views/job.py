"""Background work: how far it is, and again when it failed."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kernel.queue import JobNotOver, restart
from lms.selectors.backup import backup_warning
from lms.selectors.health import warnings
from lms.selectors.job import jobs_for, own_jobs
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from people.permissions import RUN_JOBS

PAGE_SIZE = 50


@require_safe
@never_cache
@policy(SIGNED_IN)
def my_jobs(request: AuthenticatedRequest) -> HttpResponse:
    page = Paginator(own_jobs(request.user), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    return render(request, "lms/jobs.html", {"page": page, "is_own": True})


@require_safe
@never_cache
@policy(RUN_JOBS)
def all_jobs(request: AuthenticatedRequest) -> HttpResponse:
    jobs = jobs_for(request.user, RUN_JOBS)
    state = request.GET.get("state", "")
    if state in {"dead", "failed", "running", "queued"}:
        jobs = jobs.filter(state=state)
    page = Paginator(jobs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "is_own": False,
        "warnings": warnings(),
        "backup": backup_warning(timezone.now()),
    }
    return render(request, "lms/jobs.html", context)


@require_safe
@never_cache
@policy(SIGNED_IN, RUN_JOBS)
def job(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    found = get_object_or_404(jobs_for(request.user, RUN_JOBS), uid=uid)
    template = "lms/_job.html" if request.headers.get("HX-Request") else "lms/job.html"
    return render(request, template, {"job": found})


@require_POST
@policy(SIGNED_IN, RUN_JOBS)
def restart_job(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    found = get_object_or_404(jobs_for(request.user, RUN_JOBS), uid=uid)
    try:
        restart(job=found, actor=request.user)
    except JobNotOver as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The work was asked for again."))
    return redirect("job", uid=uid)
