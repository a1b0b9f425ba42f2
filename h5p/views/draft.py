"""Content that its author left unfinished: go on with it, or discard it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from h5p.permissions import EDIT_H5P
from h5p.selectors.draft import drafts_for
from h5p.services.draft import forget_draft
from h5p.views.editor import WRITE, edit
from people.access import policy
from people.http import AuthenticatedRequest


@require_http_methods(WRITE)
@policy(EDIT_H5P)
def draft(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The form as it was left; saved, it becomes a revision and is no draft any more."""
    this = get_object_or_404(drafts_for(request.user, EDIT_H5P), uid=uid)
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
