"""Upgrading content to a newer library, for administrators: dry run, switch, way back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from h5p.messages import undo_sentences
from h5p.models import Library, UpgradePlan
from h5p.permissions import TRUST_H5P
from h5p.selectors.library import libraries_for
from h5p.selectors.upgrade import (
    SMALL,
    job_of_plan,
    older_than,
    plan_of,
    upgrades_for,
    upgrades_of,
    with_undo_jobs,
)
from h5p.services.upgrade import (
    DryRun,
    UpgradeStale,
    dry_run,
    undo_upgrade,
    upgrade_contents,
)
from h5p.services.upgrade_plan import (
    PlannedRun,
    ask_for_plan,
    ask_for_undo,
    ask_for_upgrade,
    planned,
)
from h5p.spec.hook_process import has_engine
from people.access import policy
from people.http import AuthenticatedRequest

PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@policy(TRUST_H5P)
def library_upgrade(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(libraries_for(request.user, TRUST_H5P), uid=uid)
    can_run = this.is_trusted and has_engine()
    older = len(older_than(this))
    plan = plan_of(this)
    if request.method == "POST" and can_run:
        done = _done(request, this, plan, older)
        if done is not None:
            return done
    run: DryRun | PlannedRun | None = None
    if can_run:
        run = dry_run(this) if older <= SMALL else planned(plan)
    page = Paginator(upgrades_of(this), PAGE).get_page(request.GET.get("page"))
    shown: Paginator[Any] = Paginator(run.proposals if run else [], PAGE)
    context = {
        "library": this,
        "has_engine": has_engine(),
        "can_run": can_run,
        "run": run,
        "shown": shown.get_page(request.GET.get("content")),
        "plan": plan,
        "job": job_of_plan(plan) if older > SMALL else None,
        "older": older,
        "is_small": older <= SMALL,
        "page": page,
        "upgrades": with_undo_jobs(page.object_list),
    }
    return render(request, "h5p/library_upgrade.html", context)


@require_POST
@policy(TRUST_H5P)
def upgrade_undo(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(upgrades_for(request.user, TRUST_H5P), uid=uid)
    if this.undone_at is None and this.contents.count() > SMALL:
        return redirect("job", ask_for_undo(upgrade=this, actor=request.user).uid)
    back, *edited = undo_sentences(*undo_upgrade(upgrade=this, actor=request.user))
    messages.success(request, back)
    for words in edited:
        messages.warning(request, words)
    return redirect("h5p:library_upgrade", this.library.uid)


def _done(
    request: AuthenticatedRequest,
    library: Library,
    plan: UpgradePlan | None,
    older: int,
) -> HttpResponse | None:
    """Do what was asked for: at once if it is little, else in the background."""
    if older <= SMALL:
        is_done = _is_upgraded(request, library)
        return redirect("h5p:library_upgrade", library.uid) if is_done else None
    seen = request.POST.get("seen", "")
    if request.POST.get("do") == "look" or plan is None:
        return redirect("job", ask_for_plan(library=library, actor=request.user).uid)
    try:
        job = ask_for_upgrade(plan=plan, seen=seen, actor=request.user)
    except UpgradeStale as stale:
        messages.error(request, str(stale))
        return None
    return redirect("job", job.uid)


def _is_upgraded(request: AuthenticatedRequest, library: Library) -> bool:
    seen = request.POST.get("seen", "")
    try:
        done = upgrade_contents(library=library, seen=seen, actor=request.user)
    except UpgradeStale as stale:
        messages.error(request, str(stale))
        return False
    count = done.contents.count()
    words = ngettext(
        "%(count)d content was upgraded to %(library)s.",
        "%(count)d contents were upgraded to %(library)s.",
        count,
    )
    messages.success(request, words % {"count": count, "library": library})
    return True
