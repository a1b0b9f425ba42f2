"""Files of content that is edited, for its author to look at."""

from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from h5p.kinds.sent_file import SentFile
from h5p.permissions import EDIT_H5P
from h5p.selectors.content import revisions_for
from h5p.views.kept_file import answer
from people.access import policy
from people.http import AuthenticatedRequest


@require_safe
@policy(EDIT_H5P)
def sent_file(request: AuthenticatedRequest, token: str) -> HttpResponseBase:
    """A picture that the person has sent in the editor, for them to look at."""
    sent = SentFile.read(token, str(request.user.uid))
    if sent is None:
        raise Http404
    return answer(request, sent.sha256, sent.path, "private, max-age=43200")


@require_safe
@policy(EDIT_H5P)
def revision_file(
    request: AuthenticatedRequest, uid: UUID, path: str
) -> HttpResponseBase:
    """A file of a revision, for those who may edit it."""
    revision = get_object_or_404(revisions_for(request.user, EDIT_H5P), uid=uid)
    kept = revision.files.get(path)
    if kept is None:
        raise Http404
    return answer(request, kept["sha256"], path, "private, max-age=43200")
