"""What both editors do with content that is left unfinished."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from h5p.kinds.desk import Desk
from h5p.kinds.sent_file import SentFile
from h5p.models import Content, Draft, Revision
from h5p.permissions import EDIT_H5P
from h5p.selectors.draft import draft_of, drafts_for
from h5p.services.draft import Unfinished, keep_draft
from kernel.errors import DomainError
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
            desk=desk_of(request),
            told=told,
            content=content,
            base=base if content else None,
            is_alone=is_alone,
        )
    except DomainError as error:
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


def desk_of(request: HttpRequest) -> Desk:
    """What the form that was sent says of itself; a new name for its draft if it has none."""
    names = (_uuid(request.POST.get(name, "")) for name in ("draft", "page", "begun"))
    draft, page, begun = names
    return Desk(draft or uuid4(), page, begun)


def shown_desk(
    request: AuthenticatedRequest, draft: Draft | None, content: Content | None
) -> Desk:
    """What the page that is shown now says of itself.

    Who was just told that another page kept the draft may keep theirs instead.
    """
    if request.method != "POST":
        uid, begun = (draft.uid, draft.kept_from) if draft else (uuid4(), None)
        return Desk(uid, uuid4(), begun)
    sent = desk_of(request)
    there = (
        draft_of(request.user, content)
        if content
        else draft or drafts_for(request.user, EDIT_H5P).filter(uid=sent.draft).first()
    )
    if request.POST.get("do") != "draft" or there is None:
        return sent
    return replace(sent, begun=there.kept_from)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


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
