"""Reports over a whole province: asked for, counted, frozen, three files written."""

import resource
from datetime import date
from time import perf_counter, process_time
from typing import Any

from django.utils import timezone

from bench.crowd import make_crowd, officer
from bench.table import show
from courses.models import Campaign
from people.models import Unit, User
from records.kinds.report import Shape
from records.kinds.report_document import Document
from records.models import Report
from records.permissions import VIEW_BOARD
from records.selectors.board import lines_now, whole
from records.selectors.report_content import document_of
from records.selectors.scene import scene_for
from records.services.report import ask_report, make_report, written

SIZES = ((40_000, 1_600),)
GOAL_S = 60


def run(size: int | None) -> dict[str, Any]:
    """Measure reports on the whole province, and on one committee of it."""
    sizes = [(size, max(size // 25, 20))] if size else SIZES
    rows = []
    for members, units in sizes:
        campaign, user = make_crowd(members, units), officer()
        root = Unit.objects.get(kind=Unit.Kind.PROVINCE)
        one = Unit.objects.filter(kind=Unit.Kind.PARTY_COMMITTEE).order_by("pk")[0]
        for shape, unit in (
            (Shape.ROUND, root),
            (Shape.YEAR, root),
            (Shape.ROUND, one),
        ):
            rows.append({"members": members} | _measure(shape, unit, campaign, user))
    show(rows)
    slowest = max(row["ready_s"] for row in rows)
    return {
        "reports": rows,
        "seconds": slowest,
        "goal_s": GOAL_S,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "ratio": round(slowest / GOAL_S, 3),
        "against": "60 s until the report is ready",
    }


def _measure(shape: str, unit: Unit, campaign: Campaign, user: User) -> dict[str, Any]:
    year = timezone.localdate().year
    started, cpu = perf_counter(), process_time()
    report = ask_report(
        shape=shape,
        unit=unit,
        campaign=campaign if shape == Shape.ROUND else None,
        from_on=date(year - 1, 1, 1),
        until_on=date(year, 12, 31),
        actor=user,
    )
    make_report(report=report)
    ready, cpu = perf_counter() - started, process_time() - cpu
    report.refresh_from_db()
    return {
        "shape": str(shape),
        "unit": unit.kind,
        "ready_s": round(ready, 2),
        "cpu_s": round(cpu, 2),
        "count_s": _seconds(lambda: document_of(report)),
        **{
            f"{one}_s": _seconds(lambda one=one: written(report, one)) for one in _FILES
        },
        "kb": round(sum(report.files.values_list("size", flat=True)) / 1024),
        "equal": _is_equal(report, campaign, user),
    }


_FILES = ("docx", "xlsx", "pdf")


def _seconds(work: Any) -> float:
    started = perf_counter()
    work()
    return round(perf_counter() - started, 2)


def _is_equal(report: Report, campaign: Campaign, user: User) -> bool:
    """Whether the report's sum is the board's."""
    scene = scene_for(
        user, VIEW_BOARD, campaign_uid=campaign.uid, unit_uid=report.unit.uid
    )
    assert scene is not None
    (sheet,) = Document.parse(report.content).sheets
    sums = [sum(column) for column in list(zip(*sheet.rows, strict=True))[2:]]
    return sums == list(whole(lines_now(scene)).numbers)
