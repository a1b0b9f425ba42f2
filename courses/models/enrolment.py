"""A learner's place in a course run, and how far they have come."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.models.course import Activity, ContentVersion, CourseRun
from people.models import Person


class Enrolment(models.Model):
    """A person's place in a course run.

    active -> completed, active -> withdrawn, withdrawn -> active.
    Only courses.services.enrolment and courses.services.completion change ``state``.
    """

    class State(models.TextChoices):
        ACTIVE = "active", _("Active")
        COMPLETED = "completed", _("Completed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    run = models.ForeignKey(CourseRun, models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="enrolments")
    state = models.TextField(choices=State, default=State.ACTIVE)
    enrolled_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(fields=["run", "person"], name="one_place_each"),
            models.CheckConstraint(
                condition=Q(state="completed", completed_at__isnull=False)
                | (~Q(state="completed") & Q(completed_at__isnull=True)),
                name="completed_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.run_id}"


class Progress(models.Model):
    """How far one enrolment has come in one activity.

    Only courses.services.completion writes it. ``content`` pins what was studied.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="progress")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="progress")
    content = models.ForeignKey(
        ContentVersion, models.PROTECT, null=True, related_name="progress"
    )
    evidence = models.JSONField(default=dict)  # courses.kinds.rule reads it
    rule = models.JSONField(default=dict)  # the rule under which it was completed
    opened_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("progress")
        verbose_name_plural = _("progress")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "activity"], name="one_progress_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.activity_id}"


class Admission(models.Model):
    """The learner was there when ``activity`` was held, or has made it up.

    What opens after it (``Activity.opens_after``) is open to them, and nothing that
    stands behind it waits for its settlement.
    """

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="admissions")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="admissions")
    admitted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("admission")
        verbose_name_plural = _("admissions")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "activity"], name="one_admission_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.activity_id}"


class Waiver(models.Model):
    """Leave to open an activity before the former is complete: who gave it and why."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="waivers")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="waivers")
    reason = models.TextField()
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "activity"], name="one_waiver_each"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="waiver_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.activity_id}"
