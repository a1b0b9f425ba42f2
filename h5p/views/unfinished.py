"""What both editors do with content that is left unfinished."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from h5p.kinds.sent_file import SentFile
from h5p.models import Content, Draft, Revision
from h5p.permissions import EDIT_H5P
from h5p.services.draft import DraftTooLarge, TooManyDrafts, Unfinished, keep_draft
from people.access import grants_of
from people.http import AuthenticatedRequest
from people.models import Unit


def kept(
    request: AuthenticatedRequest,
    told: Unfinished,
    content: Content | None,
    base: Revision | None,
    *,
    is_alone: bool = False,
    page: str = "h5p:draft",
) -> HttpResponse | None:
    """Keep ``told`` and go on to it; None if it cannot be kept, which is said.

    ``is_alone``: a script asks for it, and its page stays.
    """
    try:
        draft = keep_draft(
            user=request.user,
            uid=uid_of(request),
            told=told,
            content=content,
            base=base if content else None,
        )
    except (TooManyDrafts, DraftTooLarge) as error:
        if is_alone:
            return HttpResponse(str(error), status=409, content_type="text/plain")
        messages.error(request, str(error))
        return None
    if is_alone:
        return HttpResponse(status=204)
    messages.success(
        request, _("It is kept unfinished. You alone see it, and nobody plays it.")
    )
    return redirect(page, draft.uid)


def uid_of(request: HttpRequest) -> UUID:
    """The form's own name for its draft; a new one if it has none."""
    try:
        return UUID(request.POST.get("draft", ""))
    except ValueError:
        return uuid4()


def sent_in(draft: Draft) -> dict[str, SentFile]:
    """The files that were sent for ``draft``, by path."""
    return {
        path: SentFile(
            str(draft.user.uid), path, str(kept["sha256"]), int(kept["bytes"])
        )
        for path, kept in draft.sent.items()
    }


def owners_of(request: AuthenticatedRequest) -> QuerySet[Unit]:
    """The units that may own what the person makes."""
    return Unit.objects.filter(pk__in=grants_of(request.user, EDIT_H5P).values("unit"))


def chosen_owner(request: AuthenticatedRequest) -> Unit | None:
    asked = request.POST.get("owner", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 18):  # noqa: PLR2004 -- a bigint
        return None
    return owners_of(request).filter(pk=int(asked)).first()
