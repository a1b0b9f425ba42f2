"""The analysis of a test in a course run: figures by SQL, flags by what they say."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from assessments.kinds.signal import Chosen, Figures, signals_of
from assessments.models import ItemFlag, ItemResult, PointResult, Quiz, RunAnalysis
from assessments.selectors.correction import choice_under, in_force
from assessments.selectors.counted import asked, closed_count, is_settled
from assessments.services.analysis_sql import ITEMS, PAPER, POINTS
from courses.models import CourseRun
from kernel import audit


@transaction.atomic
def analyse(*, quiz: Quiz, run: CourseRun, now: datetime | None = None) -> RunAnalysis:
    """Reckon everything anew and raise the flags; twice over is once.

    Nothing is fetched but one row for each question: the sums are the database's.
    """
    now = now or timezone.now()
    analysis = _locked(quiz, run, now)
    ItemResult.objects.filter(analysis=analysis).delete()
    PointResult.objects.filter(analysis=analysis).delete()
    analysis.taken = closed_count(quiz, run)
    analysis.is_settled = is_settled(quiz, run)
    analysis.computed_at = now
    day = timezone.localdate(min(run.closes_at, now))
    parameters = asked(quiz, run, analysis=analysis.pk, day=day)
    with connection.cursor() as cursor:
        cursor.execute(PAPER, parameters)
        (
            analysis.takers, analysis.questions, analysis.mean, analysis.deviation,
            analysis.alpha, analysis.error,
        ) = cursor.fetchone()  # fmt: skip
        cursor.execute(ITEMS, parameters)
        cursor.execute(POINTS, parameters)
    analysis.save()
    _raise_flags(analysis, now)
    return analysis


def _locked(quiz: Quiz, run: CourseRun, now: datetime) -> RunAnalysis:
    """The row of the analysis, made if there is none; others wait for it."""
    nothing = {"computed_at": now, "is_settled": False, "taken": 0, "takers": 0}
    RunAnalysis.objects.get_or_create(quiz=quiz, run=run, defaults=nothing)
    return RunAnalysis.objects.select_for_update().get(quiz=quiz, run=run)


def _raise_flags(analysis: RunAnalysis, now: datetime) -> None:
    """Flags of what is suspicious now; those that people have decided stay as they are."""
    items = list(ItemResult.objects.filter(analysis=analysis).select_related("version"))
    corrections = in_force(one.version_id for one in items)
    suspicious = set()
    for item in items:
        content = choice_under(item.version, corrections.get(item.version_id))
        keys = content.keys if content else frozenset[str]()
        signals = signals_of(_figures(item), keys)
        if not signals:
            continue
        suspicious.add(item.version_id)
        told = [one.as_json() for one in signals]
        flag, is_new = ItemFlag.objects.get_or_create(
            analysis=analysis,
            version=item.version,
            defaults={"signals": told, "found_at": now},
        )
        if is_new:
            audit.record(
                actor=None, verb="question.flagged", target=item.version, now=now,
                signals=told, takers=item.takers,
            )  # fmt: skip
        elif flag.state == ItemFlag.State.OPEN and flag.signals != told:
            ItemFlag.objects.filter(pk=flag.pk).update(signals=told)
    ItemFlag.objects.filter(analysis=analysis, state=ItemFlag.State.OPEN).exclude(
        version__in=suspicious
    ).delete()


def _figures(item: ItemResult) -> Figures:
    return Figures(
        takers=item.takers,
        upper_takers=item.upper_takers,
        discrimination=item.discrimination,
        options=[Chosen(**one) for one in item.options],
    )
