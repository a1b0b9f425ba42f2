"""Who sits before the official editor, and with what: by the token of its page."""

from dataclasses import dataclass

from h5p.kinds.edit_token import EditToken
from h5p.models import Revision
from h5p.permissions import EDIT_H5P
from h5p.selectors.content import revisions_for
from people.access import has_permission
from people.models import User


@dataclass(frozen=True)
class Desk:
    """An author, and the revision that they began with; None for new content."""

    user: User
    revision: Revision | None

    @property
    def content_id(self) -> str:
        """How the editor's scripts call the content."""
        return str(self.revision.uid) if self.revision else ""


def desk_of(token: EditToken) -> Desk | None:
    """Whom and what ``token`` speaks of today; None if that right has ended."""
    user = User.objects.filter(uid=token.user, is_active=True).first()
    if user is None or not has_permission(user, EDIT_H5P):
        return None
    if not token.revision:
        return Desk(user, None)
    revision = revisions_for(user, EDIT_H5P).filter(uid=token.revision).first()
    return Desk(user, revision) if revision else None
