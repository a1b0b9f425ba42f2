"""The signed word that lets the official editor, without cookies, speak for its author."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

GOOD_FOR = timedelta(hours=12)
_SALT = "h5p.edit"


@dataclass(frozen=True)
class EditToken:
    """Who edits what. Without ``revision`` it is content that is not kept yet.

    It opens the editor's own requests and saves nothing: that is the page's, around it.
    """

    user: str  # uids
    revision: str = ""
    draft: str = ""

    def signed(self) -> str:
        told = [self.user, self.revision, self.draft]
        return signing.dumps(told, salt=_SALT, compress=True)

    @classmethod
    def read(cls, text: str) -> "EditToken | None":
        """The token in ``text``; None if it is forged or has grown old."""
        try:
            told = signing.loads(text, salt=_SALT, max_age=GOOD_FOR)
        except signing.BadSignature:
            return None
        return cls(*told)
