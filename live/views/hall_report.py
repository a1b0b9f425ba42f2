"""The halls of a session by level: on the screen, on paper, as CSV and XLSX."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kernel.kinds.sheet import Cell
from live.kinds.hall_count import HallCount, Level, by_level, total_of
from live.permissions import VIEW_ATTENDANCE
from live.selectors.hall_report import hall_lines
from live.selectors.session import sessions_for
from people.access import policy, units_for
from people.http import AuthenticatedRequest, file_of
from people.models import Unit

FORMATS = ("csv", "xlsx")


@require_safe
@policy(VIEW_ATTENDANCE)
def hall_report(request: AuthenticatedRequest, uid: UUID) -> HttpResponseBase:
    """Of one's own units: so many halls, so many people, level by level."""
    session = get_object_or_404(sessions_for(request.user, VIEW_ATTENDANCE), uid=uid)
    lines = hall_lines(session, units_for(request.user, VIEW_ATTENDANCE))
    titles = [(value, str(title)) for value, title in Unit.Kind.choices]
    levels, total = by_level(lines, titles), total_of(lines)
    extension = request.GET.get("format", "")
    if extension in FORMATS:
        name = f"{_('Halls')} {session.activity.title}"
        return file_of(extension, name, _headings(), _cells(levels, total))
    context = {
        "session": session,
        "levels": levels,
        "total": total,
        "hall_count": len(lines),
        "differing": [one for one in lines if one.differs],
        "unwitnessed": sum(one.witness_count is None for one in lines),
    }
    return render(request, "live/hall_report.html", context)


def _headings() -> list[str]:
    return [
        _("Level"), _("Hall"), _("Unit"), _("Registered"), _("Present"), _("In part"),
        _("Absent with reason"), _("Absent without reason"), _("Late"),
        _("By paper list"), _("Clerk's count"), _("Witness's count"),
    ]  # fmt: skip


def _cells(levels: list[Level], total: HallCount) -> Iterator[list[Cell]]:
    for level in levels:
        for one in level.lines:
            counts = [one.clerk_count, one.witness_count]
            yield [level.title, one.name, one.unit, *_numbers(one.count), *counts]
        whole = _("Total of the level: %(count)d halls") % {"count": len(level.lines)}
        yield [level.title, whole, "", *_numbers(level.total), None, None]
    count = sum(len(level.lines) for level in levels)
    whole = _("Total: %(count)d halls") % {"count": count}
    yield ["", whole, "", *_numbers(total), None, None]


def _numbers(count: HallCount) -> list[Cell]:
    return [
        count.registered, count.present, count.partial, count.excused, count.absent,
        count.late, count.paper,
    ]  # fmt: skip
