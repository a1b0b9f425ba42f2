"""Enrolments, the outline of a course for one learner, and the one next thing."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import F, QuerySet
from django.utils.functional import Promise

from courses.kinds import rule as rules
from courses.kinds.activity import ActivityKind, is_timed, kind_of, names
from courses.kinds.outline import StepState
from courses.models import (
    Activity,
    Admission,
    CourseRun,
    Enrolment,
    Progress,
    Section,
    Waiver,
)
from courses.permissions import VIEW_CAMPAIGN
from courses.selectors.gate import closed_behind, closed_until, why_run_closed
from courses.selectors.held import has_called
from kernel.prepared import prepared
from people.access import Actor, people_for
from people.models import Person


@dataclass(frozen=True)
class Step:
    """One activity in the outline. ``position`` counts from 1 over the whole course.

    ``sentences``: why it is closed, or what its rule still asks.
    """

    activity: Activity
    position: int
    state: StepState
    url: str
    sentences: tuple[str | Promise, ...] = ()
    progress: Progress | None = None
    waiver: Waiver | None = None
    is_held: bool = False  # it was held and the learner was there

    @property
    def is_called(self) -> bool:
        """Whether it opened by itself after what was held, and waits to be done."""
        return self.activity.opens_after_id is not None and self.is_to_do

    @property
    def is_to_do(self) -> bool:
        is_open = self.state in {StepState.OPEN, StepState.STARTED}
        return is_open and self.activity.is_required and not self.is_held

    @property
    def is_reachable(self) -> bool:
        return self.state != StepState.CLOSED


@dataclass(frozen=True)
class OutlineSection:
    section: Section
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Outline:
    """A course as one learner has it at one moment."""

    enrolment: Enrolment
    sections: tuple[OutlineSection, ...]
    closed: str = ""  # why the whole run is closed, if it is

    @property
    def steps(self) -> list[Step]:
        return [step for section in self.sections for step in section.steps]

    @property
    def required(self) -> int:
        return sum(one.activity.is_required for one in self.steps)

    @property
    def done(self) -> int:
        return sum(
            one.activity.is_required and one.state == StepState.COMPLETE
            for one in self.steps
        )

    @property
    def next(self) -> Step | None:
        """The first required step that may be worked on; None if there is none.

        What has just opened by itself goes before all else.
        """
        to_do = [one for one in self.steps if one.is_to_do]
        called = [one for one in to_do if one.is_called]
        return next(iter(called or to_do), None)

    @property
    def minutes_left(self) -> int:
        return sum(
            one.activity.minutes
            for one in self.steps
            if one.activity.is_required and one.state != StepState.COMPLETE
        )


@dataclass(frozen=True)
class NextStep:
    """The one thing a member is to do next, until when, and how long it takes."""

    title: str
    kind: str | Promise
    icon: str
    url: str
    deadline: datetime
    minutes: int
    position: int
    total: int
    is_started: bool
    enrolment: Enrolment
    run: CourseRun


def enrolments_for(user: Actor) -> QuerySet[Enrolment]:
    """The user's own places in courses."""
    if not user.is_authenticated:
        return Enrolment.objects.none()
    return Enrolment.objects.filter(person__user=user)


def progress_for(user: Actor) -> QuerySet[Progress]:
    """Progress the user may have explained: their own, and that of their units."""
    if not user.is_authenticated:
        return Progress.objects.none()
    own = Progress.objects.filter(enrolment__person__user=user)
    theirs = people_for(user, VIEW_CAMPAIGN).values("pk")
    return own | Progress.objects.filter(enrolment__person__in=theirs)


def outline(enrolment: Enrolment, now: datetime) -> Outline:
    """The course of ``enrolment`` with the state of each activity at ``now``.

    Three queries, when ``enrolment.run`` is at hand; one more where something opens
    after what is held.
    """
    activities = _activities(enrolment.run.course_id)
    known = {one.activity_id: one for one in _progress(enrolment.pk)}
    waivers = {one.activity_id: one for one in _waivers(enrolment.pk)}
    shut = why_run_closed(enrolment.run, now)
    held = _held(enrolment) if any(is_timed(one.kind) for one in activities) else set()
    steps = _steps(enrolment, activities, known, waivers, held, bool(shut))
    return Outline(
        enrolment,
        tuple(
            OutlineSection(section, tuple(inside))
            for section, inside in groupby(steps, lambda one: one.activity.section)
        ),
        shut.sentence if shut else "",
    )


@prepared
def _activities(course: int) -> QuerySet[Activity]:
    return (
        Activity.objects.filter(section__course=course)
        .select_related("section", "opens_after")
        .order_by("section__position", "position")
    )


@prepared
def _progress(enrolment: int) -> QuerySet[Progress]:
    return Progress.objects.filter(enrolment=enrolment)


@prepared
def _waivers(enrolment: int) -> QuerySet[Waiver]:
    return Waiver.objects.filter(enrolment=enrolment).select_related("granted_by")


def next_step(person: Person, now: datetime) -> NextStep | None:
    """The one next thing of ``person``: of the open run that closes first.

    A run in which something has just opened by itself goes before. Four queries, unless
    that run leaves nothing to be done.
    """
    places = (
        Enrolment.objects.filter(
            person=person,
            state=Enrolment.State.ACTIVE,
            run__opens_at__lte=now,
            run__closes_at__gt=now,
        )
        .select_related("run__course")
        .order_by(has_called().desc(), "run__closes_at", "pk")
    )
    for enrolment in places:
        view = outline(enrolment, now)
        step = view.next
        if step is not None:
            return _next(view, step)
    return None


def activity_url(enrolment: Enrolment, activity: Activity) -> str:
    """Where the learner does ``activity``; nothing if nobody knows its kind."""
    kind = _kind(activity)
    return kind.url(str(enrolment.uid), str(activity.uid)) if kind else ""


def lacking(progress: Progress, activity: Activity) -> tuple[str | Promise, ...]:
    """What the rule of an incomplete activity still asks, clause by clause."""
    clauses = rules.explain(rules.whole(activity.rule), progress.evidence)
    return tuple(one.sentence for one in clauses if not one.is_met)


def _steps(
    enrolment: Enrolment,
    activities: list[Activity],
    known: dict[int, Progress],
    waivers: dict[int, Waiver],
    held: set[int],
    is_shut: bool,  # noqa: FBT001 -- private
) -> list[Step]:
    steps: list[Step] = []
    former: Activity | None = None  # the first required one that is not complete
    for position, activity in enumerate(activities, start=1):
        progress, waiver = known.get(activity.pk), waivers.get(activity.pk)
        sentences: tuple[str | Promise, ...] = ()
        if progress is not None and progress.completed_at is not None:
            state = StepState.COMPLETE
        elif progress is not None:
            state, sentences = StepState.STARTED, lacking(progress, activity)
        elif is_shut or enrolment.state == Enrolment.State.WITHDRAWN:
            state = StepState.CLOSED
        elif waiver is None and (why := _why_shut(enrolment, activity, former, held)):
            state, sentences = StepState.CLOSED, (why,)
        else:
            state = StepState.OPEN
        url, is_held = activity_url(enrolment, activity), activity.pk in held
        steps.append(
            Step(activity, position, state, url, sentences, progress, waiver, is_held)
        )
        is_behind = activity.is_required and state != StepState.COMPLETE
        if former is None and is_behind and not is_held:
            former = activity
    return steps


def _why_shut(
    enrolment: Enrolment, activity: Activity, former: Activity | None, held: set[int]
) -> str:
    """What keeps an activity closed that no waiver opens; nothing if nothing does."""
    if activity.opens_after is not None:
        is_called = activity.opens_after_id in held
        return "" if is_called else closed_until(activity.opens_after)
    in_order = enrolment.run.in_order and not is_timed(activity.kind)
    return closed_behind(former) if former is not None and in_order else ""


def _held(enrolment: Enrolment) -> set[int]:
    """What was held with the learner there."""
    admissions = Admission.objects.filter(enrolment=enrolment)
    return set(admissions.values_list("activity", flat=True))


def _next(view: Outline, step: Step) -> NextStep:
    kind = _kind(step.activity)
    return NextStep(
        title=step.activity.title,
        kind=kind.title if kind else "",
        icon=kind.icon if kind else "book-open",
        url=step.url,
        deadline=view.enrolment.run.closes_at,
        minutes=step.activity.minutes,
        position=step.position,
        total=len(view.steps),
        is_started=step.state == StepState.STARTED,
        enrolment=view.enrolment,
        run=view.enrolment.run,
    )


def _kind(activity: Activity) -> ActivityKind | None:
    return kind_of(activity.kind) if activity.kind in names() else None


def in_order_of_need(places: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """Enrolments for a list: those to be worked on first, the nearest end first.

    Before all stands where something has just opened by itself.
    """
    return places.select_related("run__course").order_by(
        has_called().desc(),
        F("completed_at").asc(nulls_first=True),
        "run__closes_at",
        "pk",
    )
