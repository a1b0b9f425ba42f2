"""What the papers of one test in one course run are drawn from."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.quiz import Quiz
from courses.models import CourseRun


class DrawRound(models.Model):
    """The pool of a round, fixed when its first paper is drawn.

    Only assessments.services.exposure writes it. ``pool`` and ``hands`` stand; if a
    question of the pool is retired, a new edition (``number``) is begun. ``drawn`` counts
    its papers: the next one has that ticket. The seed of an attempt carries its ticket,
    so seed and round give the same paper again.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    quiz = models.ForeignKey(Quiz, models.PROTECT, related_name="draw_rounds")
    run = models.ForeignKey(CourseRun, models.PROTECT, related_name="draw_rounds")
    number = models.PositiveSmallIntegerField()  # edition, from 1
    pool = ArrayField(models.BigIntegerField())  # ids of question versions
    hands = models.PositiveSmallIntegerField()  # assessments.kinds.exposure
    drawn = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()

    class Meta:
        verbose_name = _("round of a test")
        verbose_name_plural = _("rounds of a test")
        constraints = [
            models.UniqueConstraint(
                fields=["quiz", "run", "number"], name="one_edition_a_number"
            ),
            models.CheckConstraint(
                condition=Q(hands__gte=1, hands__lte=20, number__gte=1),
                name="round_deals_one_to_twenty_hands",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quiz_id}.{self.run_id}.{self.number}"
