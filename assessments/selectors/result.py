"""What was found of a test in a run, as those who work on tests may see it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from assessments.kinds.merging import LEAST
from assessments.models import (
    Attempt,
    ItemFlag,
    ItemResult,
    KeyCorrection,
    QuestionVersion,
    RunAnalysis,
)
from assessments.selectors.correction import choice_under, in_force
from assessments.selectors.counted import Pair
from assessments.selectors.question import banks_for, quizzes_for
from courses.models import CourseRun
from people.access import Actor, Permission

SORTS = {
    "point": ("version__point__number", "pk"),
    "takers": ("takers", "pk"),
    "facility": ("facility", "pk"),
    "discrimination": ("discrimination", "pk"),
}


@dataclass(frozen=True)
class OptionLine:
    """An option with who chose it; shares in 0..1."""

    text: str
    is_key: bool
    takers: int
    share: float
    upper: float
    lower: float
    rest: float | None


def runs_for(user: Actor, permission: Permission) -> QuerySet[CourseRun]:
    """Runs with a taken test of the user's banks; ``quiz`` (its id) of each, newest first."""
    taken = Attempt.objects.filter(quiz=OuterRef("quiz"), enrolment__run=OuterRef("pk"))
    return (
        CourseRun.objects.filter(
            course__sections__activities__quiz__bank__in=banks_for(user, permission)
        )
        .annotate(quiz=F("course__sections__activities__quiz"))
        .filter(Exists(taken))
        .select_related("course")
        .order_by("-closes_at", "pk", "quiz")
    )


def pair_for(
    user: Actor, permission: Permission, activity_uid: UUID, run_uid: UUID
) -> Pair | None:
    """The test of the user's banks in a run of its course."""
    quiz = quizzes_for(user, permission).filter(activity__uid=activity_uid).first()
    if quiz is None:
        return None
    run = CourseRun.objects.filter(
        uid=run_uid, course=quiz.activity.section.course_id
    ).first()
    return Pair(quiz, run) if run else None


def analysis_of(pair: Pair) -> RunAnalysis | None:
    """Its analysis, whatever its state."""
    return RunAnalysis.objects.filter(quiz=pair.quiz, run=pair.run).first()


def items_of(analysis: RunAnalysis, sort: str = "") -> QuerySet[ItemResult]:
    """The figures of each question that ten people drew, in the order asked for."""
    fields = SORTS.get(sort.removeprefix("-"), SORTS["point"])
    first = F(fields[0])
    lead = first.desc(nulls_last=True) if sort.startswith("-") else first.asc()
    flag = ItemFlag.objects.filter(
        analysis=analysis, version=OuterRef("version"), state=ItemFlag.State.OPEN
    )
    return (
        ItemResult.objects.filter(analysis=analysis, takers__gte=LEAST)
        .annotate(is_flagged=Exists(flag))
        .select_related("version__point")
        .order_by(lead, *fields[1:])
    )


def rare_items(analysis: RunAnalysis) -> int:
    """How many questions fewer than ten people drew; their figures are not shown."""
    return ItemResult.objects.filter(analysis=analysis, takers__lt=LEAST).count()


def options_of(item: ItemResult) -> list[OptionLine]:
    """The options of a question in the author's order, with the key that holds."""
    content = choice_under(
        item.version, in_force([item.version_id]).get(item.version_id)
    )
    by_id = {one.id: one for one in content.options} if content else {}
    return [
        OptionLine(
            text=by_id[one["id"]].text,
            is_key=by_id[one["id"]].correct,
            takers=one["takers"],
            share=one["takers"] / item.takers,
            upper=one["upper"],
            lower=one["lower"],
            rest=one["rest"],
        )
        for one in item.options
        if one["id"] in by_id
    ]


def flags_for(user: Actor, permission: Permission) -> QuerySet[ItemFlag]:
    """The flags of questions in the user's banks."""
    banks = banks_for(user, permission)
    return ItemFlag.objects.filter(version__question__bank__in=banks).select_related(
        "version__point",
        "version__question__bank",
        "analysis__run",
        "analysis__quiz__activity",
        "decided_by",
    )


def text_of_option(version: QuestionVersion, option_id: str) -> str:
    """The words of an option; its id if it is not there."""
    content = choice_under(version, None)
    texts = {one.id: one.text for one in content.options} if content else {}
    return texts.get(option_id, option_id)


def key_text(version: QuestionVersion, correction: KeyCorrection | None = None) -> str:
    """The words of the right options."""
    content = choice_under(version, correction)
    options = content.options if content else ()
    return "; ".join(one.text for one in options if one.correct)
