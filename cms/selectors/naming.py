"""Questions that name a point."""

from django.db.models import QuerySet

from assessments.models import QuestionVersion
from courses.models import Point

MOST = 100


def questions_naming(point: Point) -> QuerySet[QuestionVersion]:
    """The newest versions of questions on the point, at most a hundred."""
    return (
        QuestionVersion.objects.filter(point=point)
        .order_by("question", "-number")
        .distinct("question")[:MOST]
    )
