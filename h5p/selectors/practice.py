"""What learners see of their own practice, in an exercise and in a lesson."""

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from courses.kinds import rule as rules
from courses.models import Activity, Enrolment
from h5p.models import PracticeMark, PracticeResult, Revision
from h5p.selectors.hand_mark import (
    answer_of,
    is_former,
    is_written,
    newest_mark,
    with_marks,
)
from h5p.selectors.practice_place import shown_revision


@dataclass(frozen=True)
class ShownResult:
    """One answered question: its number in the content, points, and whether they fit."""

    title: str | Promise
    result: PracticeResult
    answer: str = ""  # in the learner's own words; "" of questions of other kinds
    mark: PracticeMark | None = None  # what a lecturer gave
    is_former: bool = False  # ... for an answer that stands no more

    @property
    def is_doubtful(self) -> bool:
        return self.result.trust == PracticeResult.Trust.MISMATCH


@dataclass(frozen=True)
class LessonPractice:
    """What stands below the content within a lesson, whose rule the lesson tells itself."""

    results: list[ShownResult]
    clauses: list[rules.ClauseResult] = field(default_factory=list)


def lesson_practice(enrolment: Enrolment, activity_uid: UUID) -> LessonPractice | None:
    """The results in the text that the learner has pinned; None without content in it."""
    activity = Activity.objects.filter(
        uid=activity_uid, section__course=enrolment.run.course_id
    ).first()
    revision = shown_revision(enrolment, activity) if activity else None
    if activity is None or revision is None:
        return None
    return LessonPractice(results_of(enrolment, activity, revision))


def results_of(
    enrolment: Enrolment, activity: Activity, revision: Revision
) -> list[ShownResult]:
    """The practice results in the shown revision, in the order of the questions."""
    rows = with_marks(
        PracticeResult.objects.filter(
            enrolment=enrolment, activity=activity, revision=revision
        )
    ).order_by("answered_at", "pk")
    known = {one.sub_content_id: one for one in rows}
    parts = [str(one["id"]).lower() for one in revision.questions]
    shown = [
        _shown(_("Question %(number)d") % {"number": number}, known[part])
        for number, part in enumerate(parts, start=1)
        if part and part in known
    ]
    shown += [
        _shown(_("Written answer"), one)
        for part, one in known.items()
        if part and part not in parts and is_written(one)
    ]
    if "" in known:
        shown.append(_shown(_("The whole exercise"), known[""]))
    return shown


def _shown(title: str | Promise, result: PracticeResult) -> ShownResult:
    mark = newest_mark(result)
    return ShownResult(
        title=title,
        result=result,
        answer=answer_of(result) if is_written(result) else "",
        mark=mark,
        is_former=is_former(mark, result),
    )
