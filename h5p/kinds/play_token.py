"""The signed word that lets a player without cookies speak for one learner."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

GOOD_FOR = timedelta(hours=12)
_SALT = "h5p.play"
SANDBOX = "allow-scripts allow-forms allow-popups"  # what the player's page may do


@dataclass(frozen=True)
class PlayToken:
    """Who plays what. Without ``enrolment`` it is a preview that leaves no trace."""

    user: str  # uids
    revision: str
    enrolment: str = ""
    activity: str = ""

    def signed(self) -> str:
        told = [self.user, self.revision, self.enrolment, self.activity]
        return signing.dumps(told, salt=_SALT, compress=True)

    @classmethod
    def read(cls, text: str) -> "PlayToken | None":
        """The token in ``text``; None if it is forged or has grown old."""
        try:
            told = signing.loads(text, salt=_SALT, max_age=GOOD_FOR)
        except signing.BadSignature:
            return None
        return cls(*told)
