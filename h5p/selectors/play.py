"""Exercises as learners play them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from courses.kinds import rule as rules
from courses.models import Activity, Enrolment, Progress
from courses.selectors.gate import why_closed
from h5p.kinds.play_token import PlayToken
from h5p.models import Exercise, Revision, SavedState
from h5p.selectors.library import trusted
from h5p.selectors.practice import ShownResult, results_of
from people.models import User


@dataclass(frozen=True)
class Playing:
    """A learner in an exercise, at the revision that their page shows."""

    enrolment: Enrolment
    activity: Activity
    revision: Revision
    user: User


@dataclass(frozen=True)
class ExerciseView:
    """What the page of an exercise shows; ``closed``: what stands in the way."""

    activity: Activity
    revision: Revision
    progress: Progress | None
    closed: str
    waits_for: list[str]  # libraries that nobody has trusted yet
    clauses: list[rules.ClauseResult]
    results: list[ShownResult]


def has_core() -> bool:
    """Whether the player's core is installed."""
    return (settings.H5P_CORE / "frame.bundle.js").is_file()


def object_id(revision: Revision) -> str:
    """The name of the content in statements."""
    return f"{settings.WAGTAILADMIN_BASE_URL}/h5p/contents/{revision.uid}"


def exercise_view(
    enrolment: Enrolment, activity_uid: UUID, now: datetime
) -> ExerciseView | None:
    """The exercise as ``enrolment`` may see it now; None if it is not of the course."""
    exercise = (
        Exercise.objects.filter(
            activity__uid=activity_uid,
            activity__section__course=enrolment.run.course_id,
        )
        .select_related("activity__section", "revision__content")
        .first()
    )
    if exercise is None:
        return None
    activity = exercise.activity
    progress = Progress.objects.filter(enrolment=enrolment, activity=activity).first()
    closed = why_closed(enrolment, activity, now)
    is_out = enrolment.state == Enrolment.State.WITHDRAWN
    is_shut = closed is not None and (progress is None or is_out)
    missing = trusted(exercise.revision.refs)[1]
    return ExerciseView(
        activity=activity,
        revision=exercise.revision,
        progress=progress,
        closed=closed.sentence if closed and is_shut else "",
        waits_for=[str(one) for one in missing],
        clauses=_clauses(activity, progress),
        results=results_of(enrolment, activity, exercise.revision),
    )


def playing_of(token: PlayToken) -> Playing | None:
    """Whom and what a token speaks of today; None if that has ended, or in a preview."""
    if not token.enrolment:
        return None
    enrolment = (
        Enrolment.objects.filter(uid=token.enrolment, person__user__uid=token.user)
        .exclude(state=Enrolment.State.WITHDRAWN)
        .select_related("run", "person__user")
        .first()
    )
    revision = Revision.objects.filter(uid=token.revision).first()
    if enrolment is None or revision is None:
        return None
    user = enrolment.person.user
    activity = (
        Activity.objects.filter(
            uid=token.activity, section__course=enrolment.run.course_id
        )
        .select_related("section")
        .first()
    )
    if activity is None or user is None or not user.is_active:
        return None
    return Playing(enrolment, activity, revision, user)


def saved_states(playing: Playing) -> dict[str, dict[str, str]]:
    """What the player is given at its start, by sub-content and kind."""
    rows = SavedState.objects.filter(
        enrolment=playing.enrolment,
        activity=playing.activity,
        revision=playing.revision,
        is_preloaded=True,
    )
    states = {"0": {"state": "{}"}}  # the core's word for: there is none, ask nobody
    for row in rows:
        states.setdefault(row.sub_content_id, {})[row.data_type] = row.data
    return states


def saved_state(playing: Playing, sub_content_id: str, data_type: str) -> str | None:
    row = SavedState.objects.filter(
        enrolment=playing.enrolment,
        activity=playing.activity,
        revision=playing.revision,
        sub_content_id=sub_content_id,
        data_type=data_type,
    ).first()
    return row.data if row else None


def missing_for(activity: object) -> list[str]:
    """What an exercise still lacks before a campaign may ask for it."""
    if not isinstance(activity, Activity):
        raise TypeError(activity)
    exercise = Exercise.objects.filter(activity=activity).first()
    if exercise is None:
        return [_("The exercise “%(title)s” has no content.") % {"title": activity}]
    return [
        _("The exercise “%(title)s” waits until %(library)s is trusted.")
        % {"title": activity, "library": ref}
        for ref in trusted(exercise.revision.refs)[1]
    ]


def _clauses(activity: Activity, progress: Progress | None) -> list[rules.ClauseResult]:
    if progress is None:
        return rules.explain(rules.whole(activity.rule), {})
    counts: dict[str, Any] = progress.rule if progress.completed_at else activity.rule
    return rules.explain(rules.whole(counts), progress.evidence)
