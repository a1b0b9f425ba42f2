"""After the round: how the questions of a test did."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.models import ItemResult, Quiz, RunAnalysis
from assessments.permissions import (
    EXPORT_RESPONSES,
    PROPOSE_CORRECTION,
    VIEW_RESULTS,
)
from assessments.selectors.counted import Pair
from assessments.selectors.result import (
    analysis_of,
    items_of,
    options_of,
    pair_for,
    rare_items,
    runs_for,
)
from kernel.kinds.listing import Column
from kernel.kinds.sheet import Cell
from kernel.queue import enqueue
from people.access import Permission, has_permission, policy
from people.http import AuthenticatedRequest, file_of

PAGE = 25


def pair_or_404(
    request: AuthenticatedRequest,
    permission: Permission,
    activity_uid: UUID,
    run_uid: UUID,
) -> Pair:
    """The test in the run, through the caller's rights."""
    pair = pair_for(request.user, permission, activity_uid, run_uid)
    if pair is None:
        raise Http404
    return pair


@require_safe
@policy(VIEW_RESULTS)
def result_list(request: AuthenticatedRequest) -> HttpResponse:
    runs = runs_for(request.user, VIEW_RESULTS)
    page = Paginator(runs, PAGE).get_page(request.GET.get("page"))
    quizzes = Quiz.objects.select_related("activity").in_bulk(
        [run.quiz for run in page]  # type: ignore[attr-defined]
    )
    known = {
        (one.quiz_id, one.run_id): one
        for one in RunAnalysis.objects.filter(run__in=[run.pk for run in page])
    }
    rows = [
        (run, quizzes[run.quiz], known.get((run.quiz, run.pk)))  # type: ignore[attr-defined]
        for run in page
    ]
    context = {"page": page, "rows": rows, "now": timezone.now()}
    return render(request, "assessments/result_list.html", context)


@require_safe
@policy(VIEW_RESULTS)
def result_page(
    request: AuthenticatedRequest, activity_uid: UUID, run_uid: UUID
) -> HttpResponseBase:
    """The figures of all questions; only once the run is over and nobody is writing."""
    pair = pair_or_404(request, VIEW_RESULTS, activity_uid, run_uid)
    analysis = analysis_of(pair)
    shown = analysis if analysis and analysis.is_settled else None
    sort = request.GET.get("sort", "")
    items = items_of(shown, sort) if shown else ItemResult.objects.none()
    if shown and request.GET.get("format") in {"csv", "xlsx"}:
        return _file(request.GET["format"], pair, items)
    context = {
        "pair": pair,
        "analysis": analysis,
        "shown": shown,
        "page": Paginator(items, PAGE).get_page(request.GET.get("page")),
        "rare": rare_items(shown) if shown else 0,
        "columns": _columns(),
        "sort": sort,
        "flags": analysis.flags.filter(state="open").count() if analysis else 0,
        "may_export": has_permission(request.user, EXPORT_RESPONSES),
        "is_over": pair.run.closes_at <= timezone.now(),
    }
    return render(request, "assessments/result_page.html", context)


@require_safe
@policy(VIEW_RESULTS)
def result_item(
    request: AuthenticatedRequest, activity_uid: UUID, run_uid: UUID, version_uid: UUID
) -> HttpResponse:
    """One question: who chose what."""
    pair = pair_or_404(request, VIEW_RESULTS, activity_uid, run_uid)
    analysis = analysis_of(pair)
    if analysis is None or not analysis.is_settled:
        raise Http404
    item = get_object_or_404(items_of(analysis), version__uid=version_uid)
    context = {
        "pair": pair,
        "analysis": analysis,
        "item": item,
        "options": options_of(item),
        "may_propose": has_permission(request.user, PROPOSE_CORRECTION),
    }
    return render(request, "assessments/result_item.html", context)


@require_POST
@policy(VIEW_RESULTS)
def analyse_now(
    request: AuthenticatedRequest, activity_uid: UUID, run_uid: UUID
) -> HttpResponse:
    pair = pair_or_404(request, VIEW_RESULTS, activity_uid, run_uid)
    enqueue(
        "assessments.tasks.analyse_run",
        title=str(_("Analysing the test")),
        actor=request.user,
        quiz_id=pair.quiz.pk,
        run_id=pair.run.pk,
    )
    messages.success(request, _("The figures are being reckoned; look again soon."))
    return redirect("assessments:result_page", activity_uid, run_uid)


def _columns() -> list[Column]:
    return [
        Column(_("Question")),
        Column(_("Point"), "point"),
        Column(_("Takers"), "takers", is_number=True),
        Column(_("Facility"), "facility", is_number=True),
        Column(_("Discrimination"), "discrimination", is_number=True),
        Column(_("Upper – lower 27 %"), is_number=True),
        Column(_("Left out"), is_number=True),
    ]


def _file(extension: str, pair: Pair, items: object) -> HttpResponseBase:
    headings = [
        _("Question"), _("Point"), _("Takers"), _("Facility"), _("Discrimination"),
        _("Upper 27 %"), _("Lower 27 %"), _("Left out"),
    ]  # fmt: skip
    return file_of(
        extension, f"{pair.quiz.activity} {pair.run}", headings, _cells(items)
    )


def _cells(items: object) -> Iterator[list[Cell]]:
    for one in items:  # type: ignore[attr-defined]
        yield [
            one.version.stem, one.version.point.number, one.takers,
            written(one.facility), written(one.discrimination), written(one.upper),
            written(one.lower), one.omitted,
        ]  # fmt: skip


def written(value: float | None, places: int = 4) -> str:
    """A figure for a spreadsheet here: ``0,4321``; nothing for none."""
    return "" if value is None else f"{value:.{places}f}".replace(".", ",")
