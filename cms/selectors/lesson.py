"""What a learner's page of a lesson needs, in few queries."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.kinds.check_place import CHECK
from courses.kinds import rule as rules
from courses.kinds.activity import ActivityKind
from courses.kinds.beat import MISSED_PAUSE
from courses.models import (
    Activity,
    ContentVersion,
    Enrolment,
    Progress,
    StudyTrace,
)
from courses.selectors.gate import closed_behind, why_run_closed
from kernel.prepared import prepared


def lesson_url(enrolment_uid: str, activity_uid: str) -> str:
    """Where a learner studies the lesson."""
    return reverse(
        "cms:lesson",
        kwargs={"enrolment_uid": enrolment_uid, "activity_uid": activity_uid},
    )


def ready_to_publish(activity: object) -> list[str]:
    """What is missing before a campaign may ask for the lesson."""
    if (
        isinstance(activity, Activity)
        and ContentVersion.objects.filter(activity=activity).exists()
    ):
        return []
    return [_("The lesson has no published content yet.")]


LESSON_KIND = ActivityKind(
    name="lesson",
    title=gettext_lazy("Lesson"),
    icon="book-open",
    url=lesson_url,
    ready_to_publish=ready_to_publish,
)


@dataclass(frozen=True)
class Place:
    """An activity on the learner's way, with what they have done of it."""

    enrolment: Enrolment
    activity: Activity
    progress: Progress | None

    @property
    def is_complete(self) -> bool:
        return bool(self.progress and self.progress.completed_at)


@dataclass(frozen=True)
class LessonView:
    """All that the page of a lesson shows.

    ``shown`` is the version that the learner has pinned; before the lesson is opened it
    is None and ``closed`` says what stands in the way, if anything does.
    """

    place: Place
    number: int
    count: int
    before: Place | None
    after: Place | None
    shown: ContentVersion | None
    has_newer: bool
    closed: str
    clauses: list[rules.ClauseResult] = field(default_factory=list)
    is_paused: bool = False  # too many check questions were missed

    @property
    def is_studied(self) -> bool:
        """Whether it is open and time on the screen still counts."""
        return self.shown is not None and not self.place.is_complete

    @property
    def is_measured(self) -> bool:
        """Whether the rule asks for what only a script can tell."""
        return any(one.kind in {"seconds", "clips"} for one in self.clauses)


def places_of(enrolment: Enrolment) -> list[Place]:
    """The activities of the enrolment's course in order; one query."""
    activities = _activities(enrolment.run.course_id, enrolment.pk)
    return [Place(enrolment, one, getattr(one, "mine", None)) for one in activities]


@prepared
def _activities(course: int, enrolment: int) -> QuerySet[Activity]:
    """Those of the course, ``mine`` the progress in ``enrolment`` of each."""
    mine = FilteredRelation("progress", condition=Q(progress__enrolment=enrolment))
    return (
        Activity.objects.filter(section__course=course)
        .annotate(mine=mine)
        .select_related("section", "mine")  # type: ignore[misc]
        .order_by("section__position", "position", "pk")
    )


def lesson_view(
    enrolment: Enrolment, activity_uid: UUID, now: datetime
) -> LessonView | None:
    """The lesson as ``enrolment`` may see it now; None if it is not of the course.

    Two queries, one before the lesson is opened.
    """
    places = places_of(enrolment)
    at = next(
        (
            at
            for at, one in enumerate(places)
            if one.activity.uid == activity_uid and one.activity.kind == "lesson"
        ),
        None,
    )
    if at is None:
        return None
    place = places[at]
    shown, has_newer = _contents(place)
    return LessonView(
        place=place,
        number=at + 1,
        count=len(places),
        before=places[at - 1] if at else None,
        after=places[at + 1] if at + 1 < len(places) else None,
        shown=shown,
        has_newer=has_newer,
        closed="" if place.progress else _why_closed(enrolment, places[:at], now),
        clauses=clauses_of(place),
        is_paused=bool(shown and is_paused(place, shown)),
    )


def _contents(place: Place) -> tuple[ContentVersion | None, bool]:
    """The content pinned by the learner, and whether a newer one is in force."""
    if place.progress is None:
        return None, False
    content = place.progress.content_id or 0
    found = {one.pk: one for one in _versions(place.activity.pk, content)}
    return found.get(content), any(pk != content for pk in found)


@prepared
def _versions(activity: int, pinned: int) -> QuerySet[ContentVersion]:
    """The one that is pinned, and the newest."""
    versions = ContentVersion.objects.filter(activity=activity)
    newest = versions.order_by("-number").values("pk")[:1]
    return versions.filter(Q(pk=pinned) | Q(pk__in=newest)).order_by("number")


def _why_closed(enrolment: Enrolment, former: list[Place], now: datetime) -> str:
    if enrolment.state == Enrolment.State.WITHDRAWN:
        return _("You no longer take part in this course.")
    window = why_run_closed(enrolment.run, now)
    if window is not None:
        return window.sentence
    if not enrolment.run.in_order:
        return ""
    missing = [
        one for one in former if one.activity.is_required and not one.is_complete
    ]
    return closed_behind(missing[0].activity) if missing else ""


def is_paused(place: Place, shown: ContentVersion) -> bool:
    """Whether no time counts until the learner has read again.

    A lesson with few check questions costs no query.
    """
    if place.is_complete or shown.html.count(CHECK) < MISSED_PAUSE:
        return False
    trace = StudyTrace.objects.filter(progress=place.progress).first()
    return trace is not None and trace.is_paused


def clauses_of(place: Place) -> list[rules.ClauseResult]:
    """Each clause of the rule, met or not, by what is known."""
    progress = place.progress
    if progress is None:
        return rules.explain(rules.whole(place.activity.rule), {})
    if progress.completed_at:
        return rules.explain(rules.whole(progress.rule), progress.evidence)
    # How many there are is not known before the first answer.
    evidence = {"checks_total": 1, **progress.evidence}
    return rules.explain(rules.whole(place.activity.rule), evidence)
