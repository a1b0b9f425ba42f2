"""Why somebody is missing, and what to do next: one of each for every person."""

from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Goal(TextChoices):
    """What is to be reached."""

    PARTICIPATION = "participation", _("Participation")
    COMPLETION = "completion", _("Completion")


class Who(Enum):
    """Of whom on the list it is asked; the share knows members alone."""

    MEMBERS = auto()
    OTHERS = auto()
    EVERYBODY = auto()


class Reason(TextChoices):
    """The first of these that holds, in this order."""

    AWAITING = "awaiting", _("Entry by hand awaits confirmation")
    ABSENT_PENDING = "absent_pending", _("Absent: the reason waits for a decision")
    ABSENT_EXCUSED = "absent_excused", _("Absent, excused: not made up yet")
    ABSENT_UNEXCUSED = "absent_unexcused", _("Absent from the session, not excused")
    NO_ACCOUNT = "no_account", _("Not invited: no account and no code")
    NOT_ENTERED = "not_entered", _("Has a code, has not signed in")
    NOT_ENROLLED = "not_enrolled", _("Not enrolled in the course")
    NOT_OPENED = "not_opened", _("Has not opened the course")
    PARTIAL = "partial", _("Lessons not finished")
    TEST_NOT_TAKEN = "test_not_taken", _("Test not taken")
    TEST_FAILED = "test_failed", _("Test not passed")
    TEST_UNMARKED = "test_unmarked", _("Test handed in, not yet marked")


ACTIONS: dict[Reason, str | Promise] = {
    Reason.AWAITING: _("Ask the committee to confirm"),
    Reason.ABSENT_PENDING: _("Ask for a decision on the absence"),
    Reason.ABSENT_EXCUSED: _("Remind to make it up"),
    Reason.ABSENT_UNEXCUSED: _("Give the reason, if there is one"),
    Reason.NO_ACCOUNT: _("Issue a sign-in code"),
    Reason.NOT_ENTERED: _("Help to sign in with the code"),
    Reason.NOT_ENROLLED: _("Tell the campaign officer"),
    Reason.NOT_OPENED: _("Remind to begin"),
    Reason.PARTIAL: _("Remind to go on"),
    Reason.TEST_NOT_TAKEN: _("Remind to take the test"),
    Reason.TEST_FAILED: _("Help with the lessons, then test again"),
    Reason.TEST_UNMARKED: _("Ask the lecturers to mark it"),
}


@dataclass(frozen=True)
class Missing:
    """A counted person who has not reached the goal."""

    person_uid: UUID
    code: str
    name: str
    unit_uid: UUID
    unit: str
    reason: Reason
    done: int  # required activities complete
    needed: int
    lesson: str  # the first that is not complete

    @property
    def action(self) -> str | Promise:
        return ACTIONS[self.reason]

    @property
    def can_enter(self) -> bool:
        """Whether a participation may be entered by hand."""
        return self.reason != Reason.AWAITING
