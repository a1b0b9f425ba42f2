"""Upgrading content to a newer library, for administrators: dry run, switch, way back."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from h5p.models import Library
from h5p.permissions import TRUST_H5P
from h5p.selectors.library import libraries_for
from h5p.selectors.upgrade import older_than, upgrades_for, upgrades_of
from h5p.services.upgrade import UpgradeStale, dry_run, undo_upgrade, upgrade_contents
from h5p.spec.hook_process import has_engine
from people.access import policy
from people.http import AuthenticatedRequest

PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@policy(TRUST_H5P)
def library_upgrade(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(libraries_for(request.user, TRUST_H5P), uid=uid)
    can_run = this.is_trusted and has_engine()
    if request.method == "POST" and can_run and _is_upgraded(request, this):
        return redirect("h5p:library_upgrade", this.uid)
    former = Paginator(upgrades_of(this), PAGE).get_page(request.GET.get("page"))
    context = {
        "library": this,
        "has_engine": has_engine(),
        "run": dry_run(this) if can_run else None,
        "older": len(older_than(this)),
        "page": former,
    }
    return render(request, "h5p/library_upgrade.html", context)


@require_POST
@policy(TRUST_H5P)
def upgrade_undo(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(upgrades_for(request.user, TRUST_H5P), uid=uid)
    back, edited = undo_upgrade(upgrade=this, actor=request.user)
    words = ngettext(
        "%(count)d content is as before the upgrade.",
        "%(count)d contents are as before the upgrade.",
        back,
    )
    messages.success(request, words % {"count": back})
    if edited:
        words = ngettext(
            "%(count)d content was edited since and keeps its newest revision.",
            "%(count)d contents were edited since and keep their newest revisions.",
            edited,
        )
        messages.warning(request, words % {"count": edited})
    return redirect("h5p:library_upgrade", this.library.uid)


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
