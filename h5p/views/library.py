"""Libraries for administrators: install, look at, trust, take out of use."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from h5p.forms.package import InstallForm
from h5p.permissions import TRUST_H5P
from h5p.selectors.effect import effects_of, with_changes
from h5p.selectors.library import libraries_for
from h5p.selectors.official import packs
from h5p.selectors.upgrade import older_than
from h5p.services.bring import Brought, bring_package
from h5p.services.library import retire_library, trust_library
from h5p.spec.addon import is_addon, patterns_in
from h5p.views.unfinished import owners_of
from people.access import policy
from people.http import AuthenticatedRequest

PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@policy(TRUST_H5P)
def library_list(request: AuthenticatedRequest) -> HttpResponse:
    is_sent = request.method == "POST"
    form = InstallForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        owners=owners_of(request),
    )
    brought: list[Brought] = []
    if is_sent and form.is_valid():
        brought = _bring(request, form)
        if not form.owner_of_content() and not any(one.faults for one in brought):
            return redirect("h5p:library_list")
    builds = libraries_for(request.user, TRUST_H5P).order_by(
        "machine_name", "-major", "-minor", "-patch", "-pk"
    )
    page = Paginator(builds, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "brought": brought, "packs": packs()}
    return render(request, "h5p/library_list.html", context)


@require_safe
@policy(TRUST_H5P)
def library(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(libraries_for(request.user, TRUST_H5P), uid=uid)
    effects = Paginator(effects_of(this), PAGE).get_page(request.GET.get("page"))
    effects.object_list = with_changes(effects.object_list, this)
    files = [(path, kept["bytes"]) for path, kept in sorted(this.files.items())]
    older = len(older_than(this)) if this.is_trusted else 0
    context = {
        "library": this,
        "page": effects,
        "files": files,
        "older": older,
        "is_addon": is_addon(this.facts),
        "patterns": patterns_in(this.facts),
    }
    return render(request, "h5p/library.html", context)


@require_POST
@policy(TRUST_H5P)
def library_trust(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(libraries_for(request.user, TRUST_H5P), uid=uid)
    trust_library(library=this, actor=request.user)
    messages.success(
        request, _("%(library)s is trusted and is played.") % {"library": this}
    )
    return redirect("h5p:library", this.uid)


@require_POST
@policy(TRUST_H5P)
def library_retire(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(libraries_for(request.user, TRUST_H5P), uid=uid)
    retire_library(library=this, actor=request.user)
    messages.success(request, _("%(library)s is no longer played.") % {"library": this})
    return redirect("h5p:library", this.uid)


def _bring(request: AuthenticatedRequest, form: InstallForm) -> list[Brought]:
    """Take in each file by itself; what came of each."""
    done = [
        bring_package(
            file=file.file,
            name=file.name or "",
            actor=request.user,
            owner=form.owner_of_content(),
        )
        for file in form.sent()
    ]
    count = sum(len(one.installed.new) for one in done if one.installed)
    words = ngettext(
        "%(count)d new library lies in quarantine.",
        "%(count)d new libraries lie in quarantine.",
        count,
    )
    messages.success(request, words % {"count": count})
    return done
