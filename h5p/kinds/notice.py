"""The words of what h5p tells people (people.kinds.notice); no points, no comment."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy

from people.kinds.notice import Facts, NoticeKind


def _to_practice(facts: Facts, _uid: UUID) -> str:
    """The exercise or the lesson, at the place where mark and comment stand."""
    told = [facts["enrolment_uid"], facts["activity_uid"]]
    return reverse("courses:study_activity", args=told) + "#practice"


PRACTICE_MARKED = NoticeKind(
    "h5p.practice_marked",
    "clipboard-check",
    lambda _facts: gettext_lazy("What you wrote in an exercise has been marked"),
    lambda facts: str(facts["activity"]),
    _to_practice,
)
