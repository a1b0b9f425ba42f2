"""Where learners practise: in exercises of their own, and in contents within lessons."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from courses.models import Activity, CourseRun, Enrolment
from h5p.models import Content, Exercise, Placement, PracticeResult, Revision
from people.access import Actor, Permission, units_for


def activities_for(user: Actor, permission: Permission) -> QuerySet[Activity]:
    """The exercises, and lessons with content in them, of the user's courses.

    They are those whose owners ``user`` holds ``permission`` on.
    """
    own = Exercise.objects.filter(activity=OuterRef("pk"))
    within = Placement.objects.filter(version__activity=OuterRef("pk"))
    return Activity.objects.filter(
        Exists(own) | Exists(within),
        section__course__owner__in=units_for(user, permission),
    ).select_related("section__course")


def results_for(user: Actor, permission: Permission) -> QuerySet[PracticeResult]:
    """What was answered in those activities, of all who learn in these courses."""
    return PracticeResult.objects.filter(
        activity__section__course__owner__in=units_for(user, permission)
    )


def contents_in(activity: Activity) -> QuerySet[Content]:
    """What is or was played in the activity, the newest first."""
    placed = Revision.objects.filter(content=OuterRef("pk")).filter(
        Q(exercises__activity=activity) | Q(placements__version__activity=activity)
    )
    return Content.objects.filter(Exists(placed)).order_by("-pk")


def runs_in(activity: Activity) -> QuerySet[CourseRun]:
    """The runs in which somebody has answered in the activity, the newest first."""
    answered = PracticeResult.objects.filter(
        activity=activity, enrolment__run=OuterRef("pk")
    )
    runs = CourseRun.objects.filter(course=activity.section.course_id)
    return runs.filter(Exists(answered)).order_by("-opens_at", "-pk")


def shown_revision(enrolment: Enrolment, activity: Activity) -> Revision | None:
    """What the learner plays there: of the exercise, or in the text that they pinned."""
    exercise = Exercise.objects.filter(activity=activity).select_related("revision")
    placement = Placement.objects.filter(
        version__progress__enrolment=enrolment, version__progress__activity=activity
    ).select_related("revision")
    found = exercise.first() or placement.first()
    return found.revision if found else None
