"""Question banks, and questions as rows of versions."""

import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Point, Resolution
from people.models import Unit


class QuestionBank(models.Model):
    """The questions about one resolution that a unit owns."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.TextField()
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="question_banks")
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="question_banks"
    )

    class Meta:
        verbose_name = _("question bank")
        verbose_name_plural = _("question banks")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "title"], name="one_bank_a_title_and_owner"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """The identity of a question; all that is asked stands in its versions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bank = models.ForeignKey(QuestionBank, models.PROTECT, related_name="questions")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return f"{_('Question')} {self.pk}"


class QuestionVersion(models.Model):
    """What a question asks, and its key.

    draft -> review -> approved -> retired; review -> draft when it is returned. Only
    drafts may be edited: once approved, the database refuses a change of content
    (migration ``approved_questions_stand``), so papers keep what was drawn.

    ``content``: what the kind makes of it; docs/assessments.md lists the shapes, and
    assessments.kinds.question_type reads them.
    """

    class Kind(models.TextChoices):
        SINGLE = "single", _("One right answer")
        MULTIPLE = "multiple", _("Several right answers")
        TRUE_FALSE = "true_false", _("True or false")
        MATCHING = "matching", _("Matching")
        ORDERING = "ordering", _("Ordering")
        SHORT_ANSWER = "short_answer", _("Short answer")
        NUMERIC = "numeric", _("Numeric answer")
        CLOZE = "cloze", _("Text with gaps")
        CASE_SET = "case_set", _("Case with several questions")
        ESSAY = "essay", _("Essay")

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        REVIEW = "review", _("In review")
        APPROVED = "approved", _("Approved")
        RETIRED = "retired", _("No longer used")

    class Difficulty(models.IntegerChoices):
        EASY = 1, _("Recall")
        MEDIUM = 2, _("Understanding")
        HARD = 3, _("Application")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.ForeignKey(Question, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(default=1)
    state = models.TextField(choices=State, default=State.DRAFT)
    kind = models.TextField(choices=Kind)
    point = models.ForeignKey(
        Point, models.PROTECT, null=True, blank=True, related_name="question_versions"
    )
    stem = models.TextField()
    stem_key = models.TextField()  # people.kinds.name.search_key(stem)
    content = models.JSONField()
    difficulty = models.PositiveSmallIntegerField(
        choices=Difficulty, default=Difficulty.MEDIUM
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    edited_at = models.DateTimeField()
    note = models.TextField(blank=True)  # why the reviewer returned it
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("question version")
        verbose_name_plural = _("question versions")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "number"], name="one_question_version_a_number"
            ),
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(state="approved"),
                name="one_approved_version_a_question",
            ),
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(state__in=["draft", "review"]),
                name="one_open_version_a_question",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(point__isnull=False),
                name="question_leaves_draft_with_a_point",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["approved", "retired"],
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                )
                | Q(
                    state__in=["draft", "review"],
                    approved_by__isnull=True,
                    approved_at__isnull=True,
                ),
                name="approved_question_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("author")),
                name="author_never_approves_own_question",
            ),
            models.CheckConstraint(
                condition=Q(difficulty__gte=1, difficulty__lte=3),
                name="difficulty_is_one_to_three",
            ),
        ]
        indexes = [
            models.Index(
                fields=["point", "difficulty"],
                condition=Q(state="approved"),
                name="pool_of_a_point",
            ),
            GinIndex(
                fields=["stem_key"],
                opclasses=["gin_trgm_ops"],
                name="question_by_part_of_stem",
            ),
        ]

    def __str__(self) -> str:
        return self.stem[:80]
