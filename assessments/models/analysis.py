"""What a test tells after a course run: figures of questions and of points.

The rows are written whole by assessments.services.analysis, in SQL, and read by pages.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.question import QuestionVersion
from assessments.models.quiz import Quiz
from courses.models import Campaign, CourseRun, Point
from people.models import Unit


class RunAnalysis(models.Model):
    """The analysis of one test in one course run, as of ``computed_at``.

    ``is_settled``: the run had closed and nobody was still writing, so the figures no
    longer move; before that nothing but flags is shown. ``taken`` counts the attempts
    closed by then, of which each person's first counts (``takers``).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    quiz = models.ForeignKey(Quiz, models.PROTECT, related_name="analyses")
    run = models.ForeignKey(CourseRun, models.PROTECT, related_name="analyses")
    computed_at = models.DateTimeField()
    is_settled = models.BooleanField()
    taken = models.PositiveIntegerField()
    takers = models.PositiveIntegerField()
    questions = models.FloatField(null=True)  # of a paper, on average
    mean = models.FloatField(null=True)  # of the points
    deviation = models.FloatField(null=True)  # of the points, the papers made equal
    alpha = models.FloatField(null=True)
    error = models.FloatField(null=True)  # standard error of measurement, in points

    class Meta:
        verbose_name = _("analysis of a test")
        verbose_name_plural = _("analyses of tests")
        constraints = [
            models.UniqueConstraint(fields=["quiz", "run"], name="one_analysis_a_run")
        ]

    def __str__(self) -> str:
        return f"{self.quiz_id} in {self.run_id}"


class ItemResult(models.Model):
    """How one question did.

    ``options``: [{"id", "takers", "upper", "lower", "rest"}, …]: how many chose it, its
    share in the upper and the lower group, the mean of the rest of their papers.
    """

    analysis = models.ForeignKey(RunAnalysis, models.CASCADE, related_name="items")
    version = models.ForeignKey(
        QuestionVersion, models.PROTECT, related_name="item_results"
    )
    takers = models.PositiveIntegerField()
    omitted = models.PositiveIntegerField()
    facility = models.FloatField()
    discrimination = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    lower = models.FloatField(null=True)
    upper_takers = models.PositiveIntegerField()
    lower_takers = models.PositiveIntegerField()
    options = models.JSONField(default=list)

    class Meta:
        verbose_name = _("figures of a question")
        verbose_name_plural = _("figures of questions")
        constraints = [
            models.UniqueConstraint(
                fields=["analysis", "version"], name="one_result_a_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.facility:.2f}"

    @property
    def index(self) -> float | None:
        """Facility of the upper group less that of the lower."""
        if self.upper is None or self.lower is None:
            return None
        return self.upper - self.lower


class PointResult(models.Model):
    """What the people at home in one unit know of one point; never shown by itself.

    ``unit``: their home on the day the run closed; None: nowhere. Pages add the rows up
    along the tree and show only what assessments.kinds.merging lets out.
    """

    analysis = models.ForeignKey(RunAnalysis, models.CASCADE, related_name="points")
    point = models.ForeignKey(Point, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    takers = models.PositiveIntegerField()
    answers = models.PositiveIntegerField()
    points = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        verbose_name = _("figures of a point")
        verbose_name_plural = _("figures of points")
        constraints = [
            models.UniqueConstraint(
                fields=["analysis", "point", "unit"],
                nulls_distinct=False,
                name="one_result_a_point_and_unit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.point_id} {self.unit_id}: {self.takers}"


class ItemFlag(models.Model):
    """A question whose key may be wrong; a person decides.

    open -> kept (the key is right), open -> corrected (a correction was proposed).
    """

    class State(models.TextChoices):
        OPEN = "open", _("To be looked at")
        KEPT = "kept", _("The key is right")
        CORRECTED = "corrected", _("A correction was proposed")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    analysis = models.ForeignKey(RunAnalysis, models.CASCADE, related_name="flags")
    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="flags")
    signals = models.JSONField()  # [{"kind", …}], assessments.kinds.signal
    found_at = models.DateTimeField()
    state = models.TextField(choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("flag of a question")
        verbose_name_plural = _("flags of questions")
        constraints = [
            models.UniqueConstraint(
                fields=["analysis", "version"], name="one_flag_a_version"
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_by=None, decided_at=None)
                | (~Q(state="open") & Q(decided_by__isnull=False)),
                name="decided_flag_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.state}"


class CarriedPoint(models.Model):
    """A point that was not understood, noted for the plan of a later campaign.

    ``owner``: the unit whose people were looked at; ``taken_into`` the campaign whose
    officer has taken it up.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    point = models.ForeignKey(Point, models.PROTECT, related_name="carried")
    analysis = models.ForeignKey(RunAnalysis, models.PROTECT, related_name="carried")
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    takers = models.PositiveIntegerField()
    facility = models.FloatField()
    note = models.TextField(blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    taken_into = models.ForeignKey(
        Campaign, models.PROTECT, null=True, related_name="carried_points"
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    taken_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("point for the next plan")
        verbose_name_plural = _("points for the next plan")
        constraints = [
            models.UniqueConstraint(
                fields=["analysis", "point", "owner"], name="a_point_is_carried_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.point_id} -> {self.taken_into_id}"
