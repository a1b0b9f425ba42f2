"""How a point was understood, round after round, by all who were asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Sum as Total

from assessments.kinds.interval import Interval, wilson
from assessments.kinds.merging import LEAST, Sum
from assessments.models import PointResult, RunAnalysis
from courses.models import Point


@dataclass(frozen=True)
class PointRound:
    """One settled analysis, and what all its takers together know of the point."""

    analysis: RunAnalysis
    whole: Sum

    @property
    def interval(self) -> Interval:
        return wilson(self.whole.share, self.whole.takers)


def rounds_of(point: Point, *, most: int) -> Sequence[PointRound]:
    """The newest ``most`` rounds that asked about ``point``, the oldest first.

    Rounds of fewer than ten takers are left out, as everywhere. Two queries.
    """
    sums = (
        PointResult.objects.filter(point=point, analysis__is_settled=True)
        .values("analysis", "analysis__run__closes_at")
        .annotate(people=Total("takers"), asked=Total("answers"), got=Total("points"))
        .filter(people__gte=LEAST)
        .order_by("-analysis__run__closes_at", "-analysis")[:most]
    )
    rows = list(sums)
    analyses = RunAnalysis.objects.select_related("quiz__activity", "run")
    found = analyses.in_bulk([row["analysis"] for row in rows])
    return [
        PointRound(
            found[row["analysis"]],
            Sum(row["people"], row["asked"], float(row["got"])),
        )
        for row in reversed(rows)
    ]
