"""Drafts: kept as they stand in the editor, and gone once they are saved or discarded."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from h5p.kinds.desk import Desk
from h5p.kinds.sent_file import SentFile
from h5p.models import Content, Draft, Revision
from h5p.services.content import LONGEST_TITLE
from h5p.spec.names import LibraryRef
from kernel.errors import DomainError
from people.models import Unit, User

MOST_DRAFTS = 50  # of one person
LARGEST = 2_000_000  # characters of JSON
MOST_SENT = 300  # files


class TooManyDrafts(DomainError):
    message = _(
        "You have 50 unfinished exercises. Finish or discard one of them, then keep this"
        " one."
    )


class DraftTooLarge(DomainError):
    message = _(
        "This exercise is too large for a draft. Save it, or divide it into several."
    )


class DraftElsewhere(DomainError):
    """It was kept from another page since this one was opened."""

    message = _(
        "The same exercise is open on another page of yours, and was kept unfinished from"
        " there. What you type here is not kept beside it: save it, or press “Keep it"
        " unfinished” once more to have this one instead."
    )


class DraftOver(DomainError):
    """What was left unfinished was saved or discarded since the page was opened."""

    message = _(
        "This exercise was saved or discarded since you opened this page, so nothing is"
        " kept unfinished from here. Open it again to go on."
    )


@dataclass(frozen=True)
class Unfinished:
    """Content as it stands in an editor."""

    library: LibraryRef
    params: dict[str, Any]
    title: str = ""
    owner: Unit | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    sent: Iterable[SentFile] = ()


@transaction.atomic
def keep_draft(
    *,
    user: User,
    desk: Desk,
    told: Unfinished,
    content: Content | None = None,
    base: Revision | None = None,
    is_alone: bool = False,
    now: datetime | None = None,
) -> Draft:
    """Keep ``told`` for ``user`` alone, instead of what they kept of the same before.

    Args:
        desk: the form's own names: the same form again is the same draft.
        base: the revision that ``content`` was opened with.
        is_alone: a script asks for it, and may come late: it begins no draft of what was
            saved since.

    Raises:
        DraftTooLarge, TooManyDrafts, DraftElsewhere, DraftOver.
    """
    if len(json.dumps([told.params, dict(told.metadata)])) > LARGEST:
        raise DraftTooLarge
    User.objects.select_for_update().get(pk=user.pk)
    mine = Draft.objects.filter(user=user)
    known = mine.filter(content=content) if content else mine.filter(uid=desk.draft)
    draft = known.first()
    if draft is None:
        if is_alone and _is_over(user, desk, content, base):
            raise DraftOver
        if mine.count() >= MOST_DRAFTS:
            raise TooManyDrafts
        draft = Draft(uid=_free(desk.draft), user=user, content=content)
    elif not desk.knows(draft.kept_from):
        raise DraftElsewhere
    draft.kept_from = desk.page or uuid4()
    draft.base, draft.owner = base, told.owner
    draft.title = told.title.replace("\x00", "")[:LONGEST_TITLE]
    draft.library, draft.params = str(told.library), told.params
    draft.metadata = dict(told.metadata)
    draft.sent = {one.path: one.facts for one in [*told.sent][:MOST_SENT]}
    draft.saved_at = now or timezone.now()
    draft.save()
    return draft


@transaction.atomic
def forget_draft(*, user: User, uid: UUID, content: Content | None = None) -> bool:
    """Leave no draft of ``uid``, or of ``content``; whether there was one.

    One that is being kept is waited for.
    """
    User.objects.select_for_update().get(pk=user.pk)
    mine = Draft.objects.filter(user=user)
    gone = mine.filter(uid=uid) | mine.filter(content=content, content__isnull=False)
    return bool(gone.delete()[0])


def _is_over(
    user: User, desk: Desk, content: Content | None, base: Revision | None
) -> bool:
    """Whether what the page works on was saved or discarded since it was opened."""
    if desk.begun is not None:
        return True  # by then there was a draft
    if content is None or base is None:
        return Content.objects.filter(uid=desk.draft).exists()
    newer = content.revisions.filter(number__gt=base.number)
    return newer.filter(created_by=user).exists()


def _free(uid: UUID) -> UUID:
    """``uid``, or another one if it is taken."""
    is_taken = (
        Draft.objects.filter(uid=uid).exists()
        or Content.objects.filter(uid=uid).exists()
    )
    return uuid4() if is_taken else uid
