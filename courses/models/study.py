"""What shows that a lesson was studied: time on a visible screen, clips, parts."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.kinds.beat import MISSED_PAUSE, Device
from courses.models.course import ContentVersion
from courses.models.enrolment import Progress


class ContentClip(models.Model):
    """A clip that stands in a version, by the hash of its file, with its length."""

    content = models.ForeignKey(ContentVersion, models.CASCADE, related_name="clips")
    sha256 = models.TextField()
    title = models.TextField()
    seconds = models.PositiveIntegerField()
    position = models.PositiveIntegerField()  # in the text, from 0

    class Meta:
        verbose_name = _("clip")
        verbose_name_plural = _("clips")
        constraints = [
            models.UniqueConstraint(
                fields=["content", "sha256"], name="one_clip_a_file_in_content"
            ),
            models.CheckConstraint(condition=Q(seconds__gt=0), name="clip_lasts"),
        ]

    def __str__(self) -> str:
        return self.title


class StudySitting(models.Model):
    """One page with a lesson, from its opening on: the raw beats, joined.

    Goes after ninety days; ``StudyTrace`` and ``StudyDay`` keep the sums.
    """

    uid = models.UUIDField(unique=True)  # the page's own
    progress = models.ForeignKey(Progress, models.CASCADE, related_name="sittings")
    device = models.TextField(choices=Device)
    opened_at = models.DateTimeField()  # the database's clock
    heard_at = models.DateTimeField()
    number = models.PositiveIntegerField(default=0)  # of the last beat that counts
    told_until = models.PositiveIntegerField(default=0)  # second after ``opened_at``
    visible = models.JSONField(default=list)  # [[from, to], …] after ``opened_at``

    class Meta:
        verbose_name = _("page of a lesson")
        verbose_name_plural = _("pages of lessons")
        constraints = [
            models.CheckConstraint(
                condition=Q(heard_at__gte=F("opened_at")),
                name="sitting_heard_after_it_opened",
            )
        ]

    def __str__(self) -> str:
        return str(self.uid)


class StudyTrace(models.Model):
    """The sums of all sittings: no second of the day counts twice."""

    progress = models.OneToOneField(
        Progress, models.CASCADE, primary_key=True, related_name="trace"
    )
    opened_at = models.DateTimeField()  # by the database's clock, of the first page
    seconds = models.PositiveIntegerField(default=0)  # on a visible screen
    clips = models.JSONField(default=dict)  # {hash of the file: [[from, to], …]}
    parts = models.JSONField(default=list)  # numbers of the parts reached, from 0
    missed = models.JSONField(
        default=list
    )  # check questions, since the last re-reading

    class Meta:
        verbose_name = _("trace of study")
        verbose_name_plural = _("traces of study")

    def __str__(self) -> str:
        return f"{self.progress_id}: {self.seconds}"

    @property
    def is_paused(self) -> bool:
        """Whether so many questions were missed that no time counts until re-reading."""
        return len(self.missed) >= MISSED_PAUSE


class StudyDay(models.Model):
    """Seconds on a visible screen, by day and kind of device."""

    trace = models.ForeignKey(StudyTrace, models.CASCADE, related_name="days")
    day = models.DateField()
    device = models.TextField(choices=Device)
    seconds = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("day of study")
        verbose_name_plural = _("days of study")
        constraints = [
            models.UniqueConstraint(
                fields=["trace", "day", "device"], name="one_sum_a_day_and_device"
            )
        ]

    def __str__(self) -> str:
        return f"{self.trace_id} {self.day} {self.device}"
