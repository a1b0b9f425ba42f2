"""What may become of an attempt in which a signal was found: people decide, in steps."""

from enum import Enum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class InquiryState(TextChoices):
    """Where an inquiry stands; the last three are its outcomes."""

    WAITING = "waiting", _("Waits for somebody to look")
    ASKED = "asked", _("A second look is asked for")
    PROPOSED = "proposed", _("Outcome proposed, waiting for the second person")
    CLEARED = "cleared", _("Nothing in it")
    KEPT = "kept", _("The attempt stands")
    DISALLOWED = "disallowed", _("The attempt is not recognised")


class Way(TextChoices):
    """How a second look is taken."""

    QUESTIONS = "questions", _("Five short questions on the phone")
    TALK = "talk", _("A talk")


class Step(Enum):
    """What somebody does with an inquiry."""

    CLEAR = "clear"  # nothing in it: the signal has an honest reason
    ASK = "ask"  # a second look is asked for, by questions or by a talk
    PROPOSE = "propose"  # a person says what should come of it
    SEND_BACK = "send_back"  # the second person does not agree
    KEEP = "keep"  # the second person confirms that the attempt stands
    DISALLOW = "disallow"  # the second person confirms that it is not recognised


_S = InquiryState
# The whole machine: what is not here is refused.
MOVES: dict[tuple[InquiryState, Step], InquiryState] = {
    (_S.WAITING, Step.CLEAR): _S.CLEARED,
    (_S.WAITING, Step.ASK): _S.ASKED,
    (_S.ASKED, Step.ASK): _S.ASKED,
    (_S.ASKED, Step.PROPOSE): _S.PROPOSED,
    (_S.PROPOSED, Step.SEND_BACK): _S.ASKED,
    (_S.PROPOSED, Step.KEEP): _S.KEPT,
    (_S.PROPOSED, Step.DISALLOW): _S.DISALLOWED,
}
SETTLED = frozenset({_S.CLEARED, _S.KEPT, _S.DISALLOWED})


def after(state: InquiryState, step: Step) -> InquiryState | None:
    """The state that ``step`` leads to from ``state``; None if it may not be taken."""
    return MOVES.get((state, step))
