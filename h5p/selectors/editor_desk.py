"""Who sits before the official editor, and with what: by the token of its page."""

from dataclasses import dataclass
from typing import Any

from h5p.kinds.edit_token import EditToken
from h5p.models import Draft, Revision
from h5p.permissions import EDIT_H5P
from h5p.selectors.content import revisions_for
from h5p.selectors.draft import drafts_for
from h5p.spec.names import LibraryRef
from people.access import has_permission
from people.models import User


@dataclass(frozen=True)
class Desk:
    """An author, and the revision that they began with; None for new content."""

    user: User
    revision: Revision | None
    draft: Draft | None = None

    @property
    def began(self) -> LibraryRef | None:
        """The library that it was begun with, which it stays with; None if it is new."""
        began = self.draft or self.revision
        return began.ref if began else None

    @property
    def files(self) -> dict[str, Any]:
        """The files that the content may name, by path."""
        sent = self.draft.sent if self.draft else {}
        return {**(self.revision.files if self.revision else {}), **sent}

    @property
    def content_id(self) -> str:
        """How the editor's scripts call the content."""
        return str(self.revision.uid) if self.revision else ""


def desk_of(token: EditToken) -> Desk | None:
    """Whom and what ``token`` speaks of today; None if that right has ended."""
    user = User.objects.filter(uid=token.user, is_active=True).first()
    if user is None or not has_permission(user, EDIT_H5P):
        return None
    mine = drafts_for(user, EDIT_H5P)
    draft = mine.filter(uid=token.draft).first() if token.draft else None
    if not token.revision:
        return Desk(user, None, draft)
    revision = revisions_for(user, EDIT_H5P).filter(uid=token.revision).first()
    return Desk(user, revision, draft) if revision else None
