"""Papers drawn before anybody asks for them, so that thousands may start at once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.quiz import Quiz
from courses.models import Enrolment


class DrawnPaper(models.Model):
    """The paper that an enrolment's first attempt will have, unless something changes.

    Only assessments.services.drawn_paper writes it: starting takes the row away, and a
    change of the bank or of the blueprint throws it away. ``items``: in order, one
    {"version", "tokens", "options"} a question, as ``AttemptItem`` holds them.
    """

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="drawn_papers")
    enrolment = models.ForeignKey(
        Enrolment, models.CASCADE, related_name="drawn_papers"
    )
    seed = models.BigIntegerField()
    items = models.JSONField()

    class Meta:
        verbose_name = _("paper drawn ahead")
        verbose_name_plural = _("papers drawn ahead")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "quiz"], name="one_drawn_paper_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.quiz_id}"
