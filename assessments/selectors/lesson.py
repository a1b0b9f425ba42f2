"""The lessons that teach a point, with the way to them for those who are enrolled."""

from collections.abc import Iterable
from dataclasses import dataclass

from courses.kinds.activity import kind_of
from courses.models import Enrolment, Point
from courses.selectors.resolution import activities_by_point
from people.models import User

MOST = 4


@dataclass(frozen=True)
class LessonLink:
    """``url`` is empty for who has no place in a run of the lesson's course."""

    title: str
    url: str


def lessons_by_point(
    user: User, points: Iterable[Point], course_id: int
) -> dict[int, list[LessonLink]]:
    """For each point the lessons that name it, those of the course first; three queries."""
    naming = activities_by_point(points)
    courses = {one.section.course_id for found in naming.values() for one in found}
    places = {
        course: str(uid)
        for course, uid in Enrolment.objects.filter(
            person__user=user, run__course__in=courses
        )
        .exclude(state=Enrolment.State.WITHDRAWN)
        .order_by("pk")
        .values_list("run__course", "uid")
    }
    return {
        pk: [
            LessonLink(
                title=one.title,
                url=kind_of(one.kind).url(places[one.section.course_id], str(one.uid))
                if one.section.course_id in places
                else "",
            )
            for one in sorted(
                found, key=lambda one: (one.section.course_id != course_id, one.pk)
            )[:MOST]
        ]
        for pk, found in naming.items()
    }
