"""A test: how long, how often, drawn from what."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessments.models.question import QuestionBank, QuestionVersion
from courses.models import Activity, Point

LIMIT = Decimal("0.2")


class Quiz(models.Model):
    """An activity of kind ``quiz``. Its blueprint says what each paper holds."""

    class Review(models.TextChoices):
        HIDDEN = "hidden", _("Only that it was submitted")
        NOTHING = "nothing", _("The result alone")
        OWN_ANSWERS = "own_answers", _("The result and one's own answers")
        KEYS = "keys", _("The result, one's own answers and the key")

    class ReviewWhen(models.TextChoices):
        AT_ONCE = "at_once", _("As soon as the attempt is submitted")
        AFTER_TEST = "after_test", _("When the test has closed")
        AFTER_CLOSING = "after_closing", _("When the course has closed")

    class Counts(models.TextChoices):
        BEST = "best", _("The best attempt")
        FIRST = "first", _("The first attempt")
        LAST = "last", _("The last attempt")

    activity = models.OneToOneField(
        Activity, models.CASCADE, primary_key=True, related_name="quiz"
    )
    bank = models.ForeignKey(QuestionBank, models.PROTECT, related_name="quizzes")
    duration_seconds = models.PositiveIntegerField(
        default=900, validators=[MinValueValidator(60), MaxValueValidator(14_400)]
    )
    pass_scaled = models.DecimalField(max_digits=5, decimal_places=4, default=0)
    attempts_allowed = models.PositiveSmallIntegerField(default=2)
    review = models.TextField(choices=Review, default=Review.OWN_ANSWERS)
    review_when = models.TextField(choices=ReviewWhen, default=ReviewWhen.AT_ONCE)
    shuffle = models.BooleanField(default=True)  # questions and options
    is_practice = models.BooleanField(
        default=False, db_default=False
    )  # no record of it
    is_open_book = models.BooleanField(default=False, db_default=False)
    opens_at = models.DateTimeField(
        null=True, blank=True
    )  # within the run; None: with it
    closes_at = models.DateTimeField(null=True, blank=True)
    last_closes_at = models.DateTimeField(null=True)  # for whoever has the latest end
    wait_seconds = models.PositiveIntegerField(default=0, db_default=0)  # to the next
    counts = models.TextField(choices=Counts, default="best", db_default="best")
    exposure_cap = models.PositiveSmallIntegerField(null=True, blank=True)  # per cent
    rests = models.BooleanField(default=False, db_default=False)  # twice seen, once out
    # How answers are marked by hand; assessments.kinds.hand_marking.
    markers = models.PositiveSmallIntegerField(default=1, db_default=1)
    marking_limit = models.DecimalField(
        max_digits=5, decimal_places=4, default=LIMIT, db_default=LIMIT
    )

    question_count: int  # of a paper; assessments.selectors.attempt.with_question_count

    class Meta:
        verbose_name = _("test")
        verbose_name_plural = _("tests")
        constraints = [
            models.CheckConstraint(
                condition=Q(duration_seconds__gte=60, duration_seconds__lte=14_400),
                name="test_lasts_a_minute_to_four_hours",
            ),
            models.CheckConstraint(
                condition=Q(pass_scaled__gte=0, pass_scaled__lte=1),
                name="pass_mark_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(attempts_allowed__gte=1, attempts_allowed__lte=20),
                name="one_to_twenty_attempts",
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None)
                | Q(closes_at=None)
                | Q(closes_at__gt=F("opens_at")),
                name="test_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(exposure_cap=None)
                | Q(exposure_cap__gte=5, exposure_cap__lte=100),
                name="exposure_cap_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(markers__gte=1, markers__lte=2), name="one_or_two_markers"
            ),
            models.CheckConstraint(
                condition=Q(marking_limit__gte=0, marking_limit__lte=1),
                name="marking_limit_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{_('Test')} {self.pk}"

    @property
    def is_rationed(self) -> bool:
        """Whether questions are kept from standing in too many papers."""
        return bool(self.exposure_cap) or self.rests


class BlueprintLine(models.Model):
    """So many questions of a point; without ``difficulty`` or ``kind``, of any."""

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="blueprint")
    point = models.ForeignKey(Point, models.PROTECT, related_name="blueprint_lines")
    difficulty = models.PositiveSmallIntegerField(
        choices=QuestionVersion.Difficulty, null=True, blank=True
    )
    kind = models.TextField(
        choices=QuestionVersion.Kind, default="", db_default="", blank=True
    )
    count = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("line of the blueprint")
        verbose_name_plural = _("lines of the blueprint")
        constraints = [
            models.UniqueConstraint(
                fields=["quiz", "point", "difficulty", "kind"],
                nulls_distinct=False,
                name="one_line_a_point_difficulty_and_type",
            ),
            models.CheckConstraint(
                condition=Q(count__gte=1, count__lte=100),
                name="line_asks_for_one_to_a_hundred",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count} x {self.point_id}"
