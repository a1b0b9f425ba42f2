"""States of a course's steps, as a learner sees them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StepState(TextChoices):
    COMPLETE = "complete", _("Complete")
    STARTED = "started", _("In progress")
    OPEN = "open", _("Not started")
    CLOSED = "closed", _("Not open yet")

    @property
    def icon(self) -> str:
        return _ICONS[self.value]

    @property
    def badge(self) -> str:
        return _BADGES[self.value]


_ICONS = {
    "complete": "circle-check",
    "started": "circle-dot",
    "open": "circle",
    "closed": "lock",
}
_BADGES = {"complete": "success", "started": "info", "open": "", "closed": ""}
