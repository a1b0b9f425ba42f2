"""A course and what it is made of."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models.resolution import Resolution
from people.models import Unit


class Course(models.Model):
    """What is taught. Learners take part in a run of it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.TextField()
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="courses"
    )
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="courses")

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def __str__(self) -> str:
        return self.title


class CourseRun(models.Model):
    """A course held during a window, ``[opens_at, closes_at)``."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey(Course, models.PROTECT, related_name="runs")
    title = models.TextField(blank=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    in_order = models.BooleanField(default=True)  # the next opens after the former
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="course_runs")

    class Meta:
        verbose_name = _("course run")
        verbose_name_plural = _("course runs")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="run_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return self.title or str(self.pk)

    def is_open(self, now: object) -> bool:
        return bool(self.opens_at <= now < self.closes_at)  # type: ignore[operator]


class Section(models.Model):
    """A part of a course."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey(Course, models.CASCADE, related_name="sections")
    title = models.TextField()
    position = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = [
            models.UniqueConstraint(
                fields=["course", "position"],
                name="one_section_a_position",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return self.title


class Activity(models.Model):
    """A place in a course: a title, a kind and a completion rule.

    What it is (lesson, quiz) is a row of a higher app, joined one to one; the kind is
    registered with ``courses.kinds.activity``.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    section = models.ForeignKey(Section, models.CASCADE, related_name="activities")
    kind = models.TextField()  # a name registered with courses.kinds.activity
    title = models.TextField()
    position = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField(default=10)  # how long it takes
    rule = models.JSONField(default=dict)  # courses.kinds.rule
    is_required = models.BooleanField(default=True)
    opens_after = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followers"
    )  # held at its hour; opens this one to those who were there (Admission)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_after=None) | ~Q(opens_after=F("id")),
                name="activity_follows_another",
            ),
            models.UniqueConstraint(
                fields=["section", "position"],
                name="one_activity_a_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ContentVersion(models.Model):
    """The exact content of an activity at a time; never changed once written.

    Studying pins it: an old record shows what was studied, word for word.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()  # from 1
    title = models.TextField()
    html = models.TextField()  # safe HTML, as shown to the learner
    sha256 = models.TextField()  # of RFC 8785 JSON {title, html, media}
    media = models.JSONField(default=list)  # [{url, sha256, bytes}]
    points = models.JSONField(default=list)  # uids of the points it names
    published_at = models.DateTimeField()
    published_by_uid = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("content version")
        verbose_name_plural = _("content versions")
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "number"], name="one_content_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} v{self.number}"
