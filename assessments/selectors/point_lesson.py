"""Where to read again what a question is about."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from courses.models import ContentVersion, Enrolment
from courses.selectors.enrolment import activity_url


@dataclass(frozen=True)
class PointLesson:
    title: str
    url: str


def lessons_by_point(enrolment: Enrolment) -> Mapping[str, Sequence[PointLesson]]:
    """The lessons of the enrolment's course whose content in force names a point.

    By the uid of the point, in the order of the course; one query.
    """
    newest = (
        ContentVersion.objects.filter(activity__section__course=enrolment.run.course_id)
        .order_by("activity", "-number")
        .distinct("activity")
        .select_related("activity__section")
        .only(
            "points",
            "activity__uid",
            "activity__kind",
            "activity__title",
            "activity__position",
            "activity__section__position",
        )
    )
    found: dict[str, list[PointLesson]] = defaultdict(list)
    for version in sorted(
        newest,
        key=lambda one: (one.activity.section.position, one.activity.position),
    ):
        url = activity_url(enrolment, version.activity)
        for point in version.points if url else ():
            found[point].append(PointLesson(version.activity.title, url))
    return found
