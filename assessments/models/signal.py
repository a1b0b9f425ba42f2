"""What was seen of the taking of a test: kept ninety days, decided about by a person."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.attempt import Attempt
from assessments.models.quiz import Quiz
from courses.models import CourseRun
from people.models import Unit


class AttemptTrace(models.Model):
    """What a taker's browser told of one attempt: how often the page was out of sight."""

    attempt = models.OneToOneField(
        Attempt, models.CASCADE, primary_key=True, related_name="trace"
    )
    left_times = models.PositiveIntegerField(default=0)
    left_seconds = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField()

    class Meta:
        verbose_name = _("trace of an attempt")
        verbose_name_plural = _("traces of attempts")

    def __str__(self) -> str:
        return f"{self.attempt_id}"


class AttemptDevice(models.Model):
    """A browser on which an attempt was begun or gone on with, by a hash of its cookie."""

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="devices")
    device = models.TextField()
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("device of an attempt")
        verbose_name_plural = _("devices of attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "device"], name="one_row_a_device_and_attempt"
            )
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}"


class Signal(models.Model):
    """Something unusual in one round of a test; it changes no record by itself.

    open -> dismissed or to_ask, by a person with a note; open again when the same thing
    is found of others too. Each passed attempt that it names has an inquiry. ``facts``:
    what was seen, as assessments.kinds.integrity tells it.
    """

    class Kind(models.TextChoices):
        TOO_FAST = "too_fast", _("Passed in very little time")
        SAME_ANSWERS = "same_answers", _("The same answers as others of the cell")
        ONE_DEVICE = "one_device", _("One device for several people")
        SAME_MINUTE = "same_minute", _("A cell submitted within one minute")
        LEFT_OFTEN = "left_often", _("The page was left often")

    class State(models.TextChoices):
        OPEN = "open", _("Waits for a decision")
        DISMISSED = "dismissed", _("Set aside")
        TO_ASK = "to_ask", _("A second look is asked for")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.TextField(choices=Kind)
    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="signals")
    run = models.ForeignKey(CourseRun, models.CASCADE, related_name="signals")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="signals")
    key = models.TextField()  # the same thing found again has the same key
    attempts = models.ManyToManyField(Attempt, related_name="signals")
    facts = models.JSONField(default=dict)
    found_at = models.DateTimeField()
    state = models.TextField(choices=State, default=State.OPEN)
    note = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("signal")
        verbose_name_plural = _("signals")
        constraints = [
            models.UniqueConstraint(
                fields=["quiz", "run", "kind", "key"], name="one_signal_a_finding"
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_by=None, decided_at=None)
                | (
                    ~Q(state="open")
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(note="")
                ),
                name="decided_signal_says_by_whom_and_why",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="signals_of_a_unit")]

    def __str__(self) -> str:
        return str(self.get_kind_display())
