"""What the ledger says of a person, and what forbids to erase it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Told(TextChoices):
    """Of what entries speak; those of attestations are about units and stay."""

    RECORD = "record", _("Completion record")
    CERTIFICATE = "certificate", _("Certificate")
    CONTEST = "contest", _("Request for a review")
    RESULT = "result", _("Changed test result")


class Hold(TextChoices):
    """Why openings may not be erased now, the gravest first."""

    CONTESTED = "contested", _("A request for a review of this person is not settled")
    LOOKED_AT = "looked_at", _("A test of this person is being looked at again")
    CONTESTABLE = "contestable", _("The person may still ask for a review")
    RUNNING = "running", _("The campaign is not over")
    UNSEALED = "unsealed", _("The ledger has not numbered the newest entry yet")
    VALID = "valid", _("A certificate that is valid rests on it")
    PROOF = "proof", _("It is kept as proof for the time that the register names")


class ErasureState(TextChoices):
    PROPOSED = "proposed", _("Waits for a second person")
    CONFIRMED = "confirmed", _("Confirmed and erased")
    DECLINED = "declined", _("Declined")


@dataclass(frozen=True)
class Spoken:
    """What the ledger says of one subject, and whether it may be made to forget it."""

    kind: Told
    uid: UUID  # of the subject
    title: str
    openings: int
    hold: Hold | None = None
    until: date | None = None  # the day on which the hold ends, where known

    def facts(self) -> dict[str, Any]:
        """As a proposal keeps it."""
        return {
            "kind": str(self.kind),
            "uid": str(self.uid),
            "title": self.title,
            "openings": self.openings,
        }
