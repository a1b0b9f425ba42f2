"""Reports that come by themselves: the schedule, and what it has made."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models import Unit
from records.kinds.report import Heading
from records.kinds.report_schedule import MOST_DAYS, SHAPES, Cadence, Standing
from records.models.report import Report


class ReportSchedule(models.Model):
    """A person's wish to have a report made whenever a period or a campaign has ended.

    active <-> paused; active -> stopped when its owner may not have the report any more;
    stopped -> active by the owner's hand. Only records.services.report_schedule writes.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )  # by whose rights it is made
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    cadence = models.TextField(choices=Cadence)
    days = models.PositiveSmallIntegerField(default=0)  # after the end
    heading = models.JSONField(default=dict)  # records.kinds.report.Heading
    standing = models.TextField(choices=Standing, default=Standing.ACTIVE)
    since = models.DateTimeField()  # what fell due up to then is not owed

    class Meta:
        verbose_name = _("schedule of reports")
        verbose_name_plural = _("schedules of reports")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "unit", "cadence"], name="one_report_schedule_each"
            ),
            models.CheckConstraint(
                condition=Q(days__lte=MOST_DAYS), name="report_schedule_is_near_the_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.cadence} +{self.days}"

    @property
    def shape(self) -> str:
        return SHAPES[Cadence(self.cadence)]

    @property
    def words_around(self) -> Heading:
        return Heading(**self.heading)


class ReportScheduleRun(models.Model):
    """That a schedule was served for one period or campaign; written with the report."""

    schedule = models.ForeignKey(ReportSchedule, models.CASCADE, related_name="runs")
    occasion = models.TextField()  # last day of the period, or uid of the campaign
    run_at = models.DateTimeField()
    report = models.ForeignKey(
        Report, models.PROTECT, null=True, related_name="+"
    )  # null: there was nothing to report at the moment

    class Meta:
        verbose_name = _("run of a schedule of reports")
        verbose_name_plural = _("runs of schedules of reports")
        constraints = [
            models.UniqueConstraint(
                fields=["schedule", "occasion"], name="report_schedule_is_served_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.schedule_id} {self.occasion}"
