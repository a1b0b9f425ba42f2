"""What is known of somebody's absence from a session: exactly one state each."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AbsenceState(TextChoices):
    """unexcused -> pending -> excused or unexcused; excused -> made_up.

    Without a word of anybody an absence is unexcused.
    """

    PENDING = "pending", _("Reason waits for a decision")
    EXCUSED = "excused", _("Excused")
    UNEXCUSED = "unexcused", _("Not excused")
    MADE_UP = "made_up", _("Made up")


class MakeUp(TextChoices):
    """How an absence was made up, and so how well it is shown."""

    LESSON = "lesson", _("By the lesson named for it")
    REPLAY = "replay", _("By the recording")
    WATCHED = "watched", _("By the recording, measured by the server")


GRADES = {MakeUp.LESSON: "A", MakeUp.REPLAY: "D", MakeUp.WATCHED: "A"}
