"""How far the newest PDF of a session is."""

from dataclasses import dataclass
from uuid import UUID

from kernel.models import Job
from live.models import LiveSession


@dataclass(frozen=True)
class Drawing:
    """A PDF whose pages are not slides yet; ``error`` says why they never will be."""

    name: str
    job_uid: UUID
    asked_by: UUID | None
    error: str

    @property
    def kind(self) -> str:
        return "danger" if self.error else "info"

    @property
    def failed_name(self) -> str:
        return self.name if self.error else ""


def drawing_of(session: LiveSession) -> Drawing | None:
    """The newest PDF, if it is not done."""
    deck = session.decks.order_by("-pk").first()
    if deck is None or deck.done_at or deck.job_uid is None:
        return None
    job = Job.objects.filter(uid=deck.job_uid).first()
    if job is None:
        return None
    return Drawing(deck.file_name, job.uid, job.asked_by_uid, job.error)
