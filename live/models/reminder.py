"""That somebody was reminded of a session, once for each time ahead."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from live.models.session import LiveSession
from people.models import Person


class SessionReminder(models.Model):
    """A notice on the person's first page, until they have seen it or it has begun."""

    class Ahead(models.TextChoices):
        DAY = "day", _("A day before")
        HOUR = "hour", _("An hour before")

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    ahead = models.TextField(choices=Ahead)
    starts_at = models.DateTimeField()  # as it was planned when this was given
    given_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reminder of a session")
        verbose_name_plural = _("reminders of sessions")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person", "ahead", "starts_at"],
                name="reminded_once_of_a_time",
            )
        ]
        indexes = [
            models.Index(
                fields=["person"],
                condition=models.Q(seen_at=None),
                name="reminder_not_seen",
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.person_id} {self.ahead}"
