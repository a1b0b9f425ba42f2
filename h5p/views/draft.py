"""Content that its author left unfinished: go on with it, or discard it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from h5p.permissions import EDIT_H5P
from h5p.selectors.draft import drafts_for, saved_from
from h5p.services.draft import forget_draft
from h5p.views.editor import WRITE, base_of, edit
from people.access import policy
from people.http import AuthenticatedRequest


@require_http_methods(WRITE)
@policy(EDIT_H5P)
def draft(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The form as it was left; saved, it becomes a revision and is no draft any more."""
    this = drafts_for(request.user, EDIT_H5P).filter(uid=uid).first()
    if this is None:
        return _over(request, uid)
    return edit(request, this.ref, this.content, this.base, this)


@require_POST
@policy(EDIT_H5P)
def draft_discard(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(drafts_for(request.user, EDIT_H5P), uid=uid)
    content = this.content
    forget_draft(user=request.user, uid=this.uid)
    messages.success(request, _("The unfinished exercise is discarded."))
    if content is not None:
        return redirect("h5p:content", content.uid)
    return redirect("h5p:content_list")


def _over(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is sent by a form whose draft was saved from another page: it is not lost."""
    if request.method != "POST":
        raise Http404
    content = saved_from(
        request.user, EDIT_H5P, draft=uid, revision=request.POST.get("revision", "")
    )
    if content is None:
        raise Http404
    base = base_of(request, content)
    return edit(request, base.ref, content, base)
