"""The ladder of reminders (bậc thang nhắc việc): whom a campaign tells, on which day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

MOST_DAYS = 30  # before or after the last day
MOST_RUNGS = 12
LATE_DAYS = 1  # a rung that was not done on its day (the site stood still) is done then


class Audience(TextChoices):
    """Who is told."""

    MEMBER = "member", gettext_lazy("Each member who has not completed it")
    SECRETARY = "secretary", gettext_lazy("Cell secretaries: one list of names each")
    COMMITTEE = "committee", gettext_lazy("Officers of committees: figures by unit")


@dataclass(frozen=True)
class Step:
    """``days`` after the last day; before it, if negative."""

    days: int
    audience: Audience

    def due_on(self, closes_at: datetime) -> date:
        return timezone.localdate(closes_at) + timedelta(days=self.days)


LADDER = (
    Step(-3, Audience.MEMBER),
    Step(-1, Audience.MEMBER),
    Step(1, Audience.SECRETARY),
    Step(3, Audience.COMMITTEE),
)


def day_in_words(days: int) -> str:
    """``3 ngày trước ngày cuối``."""
    if days == 0:
        return _("on the last day")
    if days < 0:
        words = ngettext(
            "%(n)d day before the last", "%(n)d days before the last", -days
        )
        return words % {"n": -days}
    words = ngettext("%(n)d day after the last", "%(n)d days after the last", days)
    return words % {"n": days}
