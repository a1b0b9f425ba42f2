"""What remains of a session for each person: made once, after its end."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from live.kinds.rule import Outcome
from live.models.closing import PaperList
from live.models.hall import Hall
from live.models.session import LiveSession
from people.models import Person, Unit


class Attendance(models.Model):
    """Facts and the outcome by the session's rule, as at the settlement.

    ``grade`` is the evidence grade with which it enters the record, nothing if it does
    not. ``reported_at``: it was handed to the course; only then does it count there.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendance")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    hall = models.ForeignKey(Hall, models.PROTECT, null=True, related_name="+")
    paper = models.ForeignKey(  # the list on which alone the presence stands
        PaperList, models.PROTECT, null=True, related_name="+"
    )
    taught = models.PositiveIntegerField()  # seconds
    seconds = models.PositiveIntegerField()
    checkpoints = models.PositiveSmallIntegerField()
    closing = models.PositiveSmallIntegerField()
    outcome = models.TextField(choices=Outcome)
    grade = models.TextField(blank=True)
    reason = models.TextField(blank=True)  # of an absence, from the hall's roll
    settled_at = models.DateTimeField()
    reported_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], name="one_attendance_each"
            ),
            models.CheckConstraint(
                condition=models.Q(seconds__lte=models.F("taught")),
                name="nobody_attends_more_than_was_taught",
            ),
        ]
        indexes = [
            models.Index(
                fields=["session"],
                condition=models.Q(reported_at=None),
                name="attendance_to_report",
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.person_id} {self.outcome}"
