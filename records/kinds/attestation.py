"""How a unit's figures are attested (xác nhận), level by level, up to the lock."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AttestationState(TextChoices):
    """Where an attestation is; a returned one is over, and the unit attests anew."""

    CONFIRMED = "confirmed", _("Confirmed, waiting for the level above")
    ACCEPTED = "accepted", _("Accepted")
    RETURNED = "returned", _("Returned")
    LOCKED = "locked", _("Figures locked")  # of the campaign's own unit alone


class Act(TextChoices):
    """What somebody did with an attestation."""

    CONFIRM = "confirm", _("Confirmed")
    ACCEPT = "accept", _("Accepted")
    RETURN = "return", _("Returned")
    LOCK = "lock", _("Figures locked")


# The whole machine after the first act; the trigger of migration 0031 says the same.
MOVES: dict[tuple[AttestationState, Act], AttestationState] = {
    (AttestationState.CONFIRMED, Act.ACCEPT): AttestationState.ACCEPTED,
    (AttestationState.CONFIRMED, Act.RETURN): AttestationState.RETURNED,
    (AttestationState.ACCEPTED, Act.RETURN): AttestationState.RETURNED,
}


def after(state: AttestationState, act: Act) -> AttestationState | None:
    """The state that ``act`` leads to from ``state``; None if it may not be done."""
    return MOVES.get((state, act))


class Absence(TextChoices):
    """Why somebody did not take part, as the unit that answers for them says."""

    EXCUSED = "excused", _("Absent, excused")
    UNEXCUSED = "unexcused", _("Absent, not excused")
    NO_DEVICE = "no_device", _("No device or no network")
    UNRECORDED = "unrecorded", _("Took part, the record is still to come")
