"""What a lesson is to courses, and what was pinned with its content."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models.lesson_page import LessonPage
from courses.models import Activity, ContentVersion


class Lesson(models.Model):
    """Joins an activity of kind ``lesson`` to its page."""

    activity = models.OneToOneField(
        Activity, models.CASCADE, primary_key=True, related_name="lesson"
    )
    page = models.OneToOneField(
        LessonPage, models.SET_NULL, null=True, related_name="lesson"
    )

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def __str__(self) -> str:
        return str(self.activity)


class LessonCheck(models.Model):
    """The key of a check question, pinned beside the content it stands in.

    ``uid`` names the question in the page; keys and explanation never stand there.
    """

    content = models.ForeignKey(
        ContentVersion, models.CASCADE, related_name="lesson_checks"
    )
    uid = models.UUIDField(default=uuid.uuid4)
    right = models.JSONField(default=list)  # numbers of the right options, from 0
    explanation = models.TextField(blank=True)

    class Meta:
        verbose_name = _("check question")
        verbose_name_plural = _("check questions")
        constraints = [
            models.UniqueConstraint(
                fields=["content", "uid"], name="one_check_a_place_in_content"
            )
        ]

    def __str__(self) -> str:
        return str(self.uid)
