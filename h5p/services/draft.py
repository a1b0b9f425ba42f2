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
    uid: UUID,
    told: Unfinished,
    content: Content | None = None,
    base: Revision | None = None,
    now: datetime | None = None,
) -> Draft:
    """Keep ``told`` for ``user`` alone, instead of what they kept of the same before.

    Args:
        uid: the form's own name for it: the same form again is the same draft.
        base: the revision that ``content`` was opened with.

    Raises:
        DraftTooLarge, TooManyDrafts.
    """
    if len(json.dumps([told.params, dict(told.metadata)])) > LARGEST:
        raise DraftTooLarge
    User.objects.select_for_update().get(pk=user.pk)
    mine = Draft.objects.filter(user=user)
    known = mine.filter(content=content) if content else mine.filter(uid=uid)
    draft = known.first()
    if draft is None:
        if mine.count() >= MOST_DRAFTS:
            raise TooManyDrafts
        is_taken = Draft.objects.filter(uid=uid).exists()
        draft = Draft(uid=uuid4() if is_taken else uid, user=user, content=content)
    draft.base, draft.owner = base, told.owner
    draft.title = told.title.replace("\x00", "")[:LONGEST_TITLE]
    draft.library, draft.params = str(told.library), told.params
    draft.metadata = dict(told.metadata)
    draft.sent = {one.path: one.facts for one in [*told.sent][:MOST_SENT]}
    draft.saved_at = now or timezone.now()
    draft.save()
    return draft


def forget_draft(*, user: User, uid: UUID, content: Content | None = None) -> bool:
    """Leave no draft of ``uid``, or of ``content``; whether there was one."""
    mine = Draft.objects.filter(user=user)
    gone = mine.filter(uid=uid) | mine.filter(content=content, content__isnull=False)
    return bool(gone.delete()[0])
