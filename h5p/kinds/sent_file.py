"""A file that was sent while content is edited: signed, so nobody names another's."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

GOOD_FOR = timedelta(days=7)
_SALT = "h5p.sent_file"


@dataclass(frozen=True)
class SentFile:
    """Bytes that ``user`` sent, and the path by which the content names them."""

    user: str  # uid
    path: str
    sha256: str
    size: int

    def signed(self) -> str:
        told = [self.user, self.path, self.sha256, self.size]
        return signing.dumps(told, salt=_SALT, compress=True)

    @classmethod
    def read(cls, text: str, user: str) -> "SentFile | None":
        """The file in ``text``; None if ``user`` did not send it, or long ago."""
        try:
            told = signing.loads(text, salt=_SALT, max_age=GOOD_FOR)
        except signing.BadSignature:
            return None
        sent = cls(*told)
        return sent if sent.user == user else None

    @property
    def facts(self) -> dict[str, str | int]:
        return {"sha256": self.sha256, "bytes": self.size}
