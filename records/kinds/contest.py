"""What may become of a contest, and when a record may leave for an evaluation."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContestState(TextChoices):
    """Where a contest stands; the last three are its outcomes."""

    OPEN = "open", _("Waiting for an answer")
    PROPOSED = "proposed", _("Answered, waiting for the second person")
    UPHELD = "upheld", _("Accepted, the record is corrected")
    REJECTED = "rejected", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Step(Enum):
    """What somebody does with a contest."""

    PROPOSE = "propose"  # a first person replies and proposes an outcome
    SEND_BACK = "send_back"  # the second person does not agree
    UPHOLD = "uphold"  # the second person confirms that the member is right
    REJECT = "reject"  # the second person confirms that the record is right
    WITHDRAW = "withdraw"  # the member takes it back


# The whole machine: what is not here is refused.
MOVES: dict[tuple[ContestState, Step], ContestState] = {
    (ContestState.OPEN, Step.PROPOSE): ContestState.PROPOSED,
    (ContestState.OPEN, Step.WITHDRAW): ContestState.WITHDRAWN,
    (ContestState.PROPOSED, Step.SEND_BACK): ContestState.OPEN,
    (ContestState.PROPOSED, Step.UPHOLD): ContestState.UPHELD,
    (ContestState.PROPOSED, Step.REJECT): ContestState.REJECTED,
    (ContestState.PROPOSED, Step.WITHDRAW): ContestState.WITHDRAWN,
}
UNSETTLED = (ContestState.OPEN, ContestState.PROPOSED)


def after(state: ContestState, step: Step) -> ContestState | None:
    """The state that ``step`` leads to from ``state``; None if it may not be taken."""
    return MOVES.get((state, step))


class Subject(TextChoices):
    """What the member says is wrong."""

    NOT_COUNTED = "not_counted", _("I took part, but it is not counted")
    WRONG_WAY = "wrong_way", _("The day or the way of taking part is wrong")
    COMPLETION = "completion", _("I finished the required lessons")
    TEST = "test", _("My test result is wrong")
    LIST = "list", _("My unit or my standing on the list is wrong")
    OTHER = "other", _("Another mistake")

    @property
    def is_participation(self) -> bool:
        """Whether it is put right by a participation entered by two persons."""
        return self in {Subject.NOT_COUNTED, Subject.WRONG_WAY}


class Gate(TextChoices):
    """Whether a row may stand in the main sheet of an evaluation export.

    The values are the words of the file, frozen like its columns.
    """

    FINAL = "", _("May be exported")
    CONTESTED = "đang khiếu nại", _("Contested")
    LOOKED_AT = "đang xem lại lượt thi", _("The test attempt is being looked at")
    UNTOLD = "chưa thông báo cho người học", _("The person has not been told")
    CHANGED = "thay đổi sau thông báo", _("Changed since the person was told")
    WINDOW = "chưa hết hạn đề nghị xem lại", _("The window for contests is open")
    UNSEALED = "chưa niêm phong trong sổ cái", _("Not sealed in the ledger yet")


@dataclass(frozen=True)
class Told:
    """What a person was told last, and until when they may contest it."""

    facts: object
    contest_until: datetime


def gate(
    *,
    told: Told | None,
    facts: object,
    is_contested: bool,
    at: datetime,
    is_looked_at: bool = False,
    is_unsealed: bool = False,
) -> Gate:
    """What a row with ``facts`` is at the moment ``at``; the export's SQL says the same."""
    if is_contested:
        return Gate.CONTESTED
    if is_looked_at:
        return Gate.LOOKED_AT
    if told is None:
        return Gate.UNTOLD
    if told.facts != facts:
        return Gate.CHANGED
    if at < told.contest_until:
        return Gate.WINDOW
    return Gate.UNSEALED if is_unsealed else Gate.FINAL
