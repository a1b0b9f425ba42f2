"""Reports that are made again and again, without being asked for each time."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Unit
from records.kinds.report import Heading
from records.kinds.rhythm import Rhythm
from records.models.report import Report


class ReportSchedule(models.Model):
    """What ``owner`` wants reported on ``unit``; each run asks for their rights anew.

    All that ended on or before ``done_until`` was made, or is not wanted. Only
    records.services.report_schedule writes here.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rhythm = models.TextField(choices=Rhythm)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    heading = models.JSONField(default=dict)  # records.kinds.report.Heading
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField()
    done_until = models.DateField()
    paused_at = models.DateTimeField(null=True)  # by a person
    stopped_at = models.DateTimeField(
        null=True
    )  # the owner may not ask for it any more

    class Meta:
        verbose_name = _("schedule of reports")
        verbose_name_plural = _("schedules of reports")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "unit", "rhythm"], name="one_schedule_a_rhythm"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rhythm} {self.unit_id}"

    @property
    def is_running(self) -> bool:
        return self.paused_at is None and self.stopped_at is None

    @property
    def words_around(self) -> Heading:
        return Heading(**self.heading)


class ScheduledReport(models.Model):
    """A report that a schedule had made."""

    schedule = models.ForeignKey(
        ReportSchedule, models.CASCADE, related_name="scheduled"
    )
    report = models.ForeignKey(Report, models.PROTECT, related_name="scheduled")

    class Meta:
        verbose_name = _("scheduled report")
        verbose_name_plural = _("scheduled reports")
        constraints = [
            models.UniqueConstraint(
                fields=["schedule", "report"], name="once_a_schedule"
            )
        ]

    def __str__(self) -> str:
        return f"{self.schedule_id} {self.report_id}"
