"""What is held at its hour, and what opens after it."""

from django.db.models import Exists, OuterRef, QuerySet

from courses.kinds.activity import timed_names
from courses.models import Activity, Enrolment, Progress


def held_in(course_id: int) -> QuerySet[Activity]:
    """The activities of a course that are held at their own hour, in their order."""
    return Activity.objects.filter(
        section__course=course_id, kind__in=timed_names()
    ).order_by("section__position", "position")


def called_by(held: Activity, enrolment: Enrolment) -> Activity | None:
    """What ``held`` has opened to ``enrolment`` and is not done yet."""
    done = Progress.objects.filter(
        enrolment=enrolment, activity=OuterRef("pk"), completed_at__isnull=False
    )
    return (
        Activity.objects.filter(
            ~Exists(done),
            opens_after=held,
            opens_after__admissions__enrolment=enrolment,
        )
        .order_by("section__position", "position")
        .first()
    )


def has_called() -> Exists:
    """Whether something in an enrolment opened by itself and waits to be done."""
    done = Progress.objects.filter(
        enrolment=OuterRef(OuterRef("pk")),
        activity=OuterRef("pk"),
        completed_at__isnull=False,
    )
    return Exists(
        Activity.objects.filter(
            ~Exists(done),
            opens_after__admissions__enrolment=OuterRef("pk"),
            is_required=True,
        )
    )
