"""The ladder of a campaign's reminders, and that a rung was done."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from records.kinds.reminder import MOST_DAYS, Audience, Step


class ReminderRung(models.Model):
    """On which day, counted from the last one, who is told. Taken off, it stays as off.

    A campaign without any row has the usual ladder, which is laid when it is first needed.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="rungs")
    days = models.SmallIntegerField()  # after the last day; negative: before
    audience = models.TextField(choices=Audience)
    is_on = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("rung of reminders")
        verbose_name_plural = _("rungs of reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "days", "audience"], name="one_rung_each"
            ),
            models.CheckConstraint(
                condition=Q(days__gte=-MOST_DAYS, days__lte=MOST_DAYS),
                name="rung_is_near_the_end",
            ),
            models.CheckConstraint(
                condition=~Q(audience="member") | Q(days__lte=0),
                name="members_are_reminded_in_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.days:+d} {self.audience}"

    @property
    def step(self) -> Step:
        return Step(self.days, Audience(self.audience))

    @property
    def topic(self) -> str:
        """By which its notices are known."""
        return f"reminder:{self.uid}"


class ReminderRun(models.Model):
    """That a rung was done for a day; written with its notices in one transaction."""

    rung = models.ForeignKey(ReminderRung, models.CASCADE, related_name="runs")
    due_on = models.DateField()
    run_at = models.DateTimeField()
    told = models.PositiveIntegerField(default=0)
    unreached = models.PositiveIntegerField(default=0)  # of those, without an account

    class Meta:
        verbose_name = _("reminders of a day")
        verbose_name_plural = _("reminders of days")
        constraints = [
            models.UniqueConstraint(
                fields=["rung", "due_on"], name="rung_is_done_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rung_id} {self.due_on}"
