"""Courses, runs and documents that a campaign officer may choose from."""

from django.db.models import OuterRef, Q, QuerySet, Subquery

from courses.models import CampaignVersion, Course, CourseRun, Resolution, Section
from courses.permissions import RUN_CAMPAIGN
from people.access import Actor, grants_of, paths_for, today, units_for
from people.models import Unit, UnitPath

SHOWN_DEPTH = 2


def owners_for(user: Actor) -> QuerySet[Unit]:
    """The units for which ``user`` may begin a campaign: those of their grants."""
    return Unit.objects.filter(
        pk__in=grants_of(user, RUN_CAMPAIGN).values("unit"),
    ).order_by("name", "pk")


def courses_for(user: Actor) -> QuerySet[Course]:
    """Courses owned below, at or above the user's units: communes use the province's."""
    return Course.objects.filter(_near(user)).order_by("title", "pk")


def runs_for(user: Actor) -> QuerySet[CourseRun]:
    """The runs of these courses that belong to the same units, newest first."""
    return (
        CourseRun.objects.filter(_near(user), course__in=courses_for(user))
        .select_related("course")
        .order_by("-opens_at", "pk")
    )


def resolutions_for(user: Actor) -> QuerySet[Resolution]:
    """The documents owned below, at or above the units of ``user``, newest first."""
    return Resolution.objects.filter(_near(user)).order_by("-issued_on", "pk")


def _near(user: Actor) -> Q:
    above = {
        int(label[1:])
        for path in paths_for(user, RUN_CAMPAIGN)
        for label in path.split(".")
    }
    return Q(owner__in=units_for(user, RUN_CAMPAIGN)) | Q(owner__in=above)


def sections_of(draft: CampaignVersion) -> list[Section]:
    """The sections of the draft's course with their activities, two queries."""
    return list(
        Section.objects.filter(course=draft.course_id)
        .prefetch_related("activities")
        .order_by("position", "pk")
    )


def first_units(user: Actor) -> QuerySet[Unit]:
    """The upper units of the user's subtree, for those who choose without scripts."""
    depth = UnitPath.objects.filter(unit=OuterRef("pk"), period__contains=today())
    return (
        units_for(user, RUN_CAMPAIGN)
        .annotate(depth=Subquery(depth.values("depth")[:1]))
        .filter(depth__lte=SHOWN_DEPTH)
        .order_by("depth", "name", "pk")
    )
