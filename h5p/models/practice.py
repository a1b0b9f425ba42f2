"""What learners leave in an exercise: where they are, and what they practised."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q, TextField, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import MD5, Coalesce
from django.utils.translation import gettext_lazy as _

from courses.models import Activity, Enrolment
from h5p.models.content import Revision
from h5p.spec.xapi import FREE_TEXT

# What was answered, as the database reads it in the statement.
ANSWER = Coalesce(
    KeyTextTransform("response", KeyTransform("result", "statement")),
    Value(""),
    output_field=TextField(),
)
IS_WRITTEN = Q(statement__object__definition__interactionType=FREE_TEXT)
IS_MARKED = Q(marked_md5=MD5(ANSWER))  # ... as it stands


class SavedState(models.Model):
    """Where a learner left off, as the content's own code writes it."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="+")
    sub_content_id = models.TextField(default="0")  # a UUID, or "0" for the whole
    data_type = models.TextField(default="state")
    data = models.TextField()
    is_preloaded = models.BooleanField(default=True)
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("saved state")
        verbose_name_plural = _("saved states")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "activity", "sub_content_id", "data_type"],
                name="one_h5p_state_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.activity_id} {self.sub_content_id}"


class PracticeResult(models.Model):
    """The last answer to one question, as the learner's browser told it.

    Practice only: nothing that is graded or recorded reads this table.
    """

    class Trust(models.TextChoices):
        REPORTED = "reported", _("Reported by the browser")
        VERIFIED = "verified", _("Marked again here")
        MISMATCH = "mismatch", _("Does not fit the content")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="+")
    sub_content_id = models.TextField(blank=True, default="")  # "" is the whole
    points = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    max_points = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    trust = models.TextField(choices=Trust, default=Trust.REPORTED)
    statement = models.JSONField()  # xAPI; actor, id and time are the server's
    answered_at = models.DateTimeField()
    # Of the answer that the newest mark is for; "" without one.
    marked_md5 = models.TextField(blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("practice result")
        verbose_name_plural = _("practice results")
        indexes = [
            models.Index(
                fields=["activity"],
                condition=IS_WRITTEN & ~IS_MARKED,
                name="written_that_waits",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "activity", "revision", "sub_content_id"],
                name="one_practice_result_each",
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True)
                | Q(points__gte=0, points__lte=F("max_points")),
                name="practice_points_within_their_maximum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.activity_id} {self.sub_content_id}"


class PracticeMark(models.Model):
    """What a lecturer gave for a written answer; each change is one row more.

    It is for ``answer`` as it then stood: a result holds the last answer only. Practice,
    never a grade.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    result = models.ForeignKey(
        PracticeResult, models.CASCADE, related_name="hand_marks"
    )
    number = models.PositiveIntegerField()  # from 1; the highest counts
    answer = models.TextField()
    points = models.DecimalField(max_digits=9, decimal_places=2)
    max_points = models.DecimalField(max_digits=9, decimal_places=2)
    comment = models.TextField(blank=True, default="")
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    marked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("mark of a written answer")
        verbose_name_plural = _("marks of written answers")
        constraints = [
            models.UniqueConstraint(
                fields=["result", "number"], name="one_practice_mark_a_number"
            ),
            models.CheckConstraint(
                condition=Q(points__gte=0, points__lte=F("max_points")),
                name="practice_mark_within_its_maximum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result_id} {self.number}"
