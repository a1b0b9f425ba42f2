"""A line of the list of all that learners practise."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Where the content is played."""

    EXERCISE = "exercise", _("Exercise of its own")
    LESSON = "lesson", _("Within a lesson")


class PracticeRow(TypedDict):
    """A content where it is played. ``players`` began, ``answered`` of them answered.

    ``lesson``: the title of the lesson, "" of an exercise. ``waiting``: written answers
    that wait for the reader's mark.
    """

    activity_uid: UUID
    content_uid: UUID
    title: str
    lesson: str
    course: str
    kind: str
    players: int
    answered: int
    waiting: int
    last_at: datetime | None
