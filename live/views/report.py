"""After a session: attendance by unit down to names, planned against held, intervals."""

import csv
from collections.abc import Iterator, Sequence
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kernel.queue import enqueue
from live.models import Attendance, LiveSession
from live.permissions import PLAN_SESSION, TELL_ABSENCE, VIEW_ATTENDANCE
from live.selectors.console import clocks_of
from live.selectors.group import reported_groups
from live.selectors.invitation import invited_lines, uninvited
from live.selectors.remark import remarks_on
from live.selectors.report import (
    INTERVAL_COLUMNS,
    deviation_of,
    interval_rows,
    people_with,
    unit_sums,
)
from live.selectors.session import sessions_for
from people.access import has_permission, policy, units_for
from people.http import AuthenticatedRequest
from people.views.listing import page_of

PAGE = 50
UNSAFE = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@policy(VIEW_ATTENDANCE)
def reports(request: AuthenticatedRequest) -> HttpResponse:
    sessions = sessions_for(request.user, VIEW_ATTENDANCE)
    page = page_of(request, Paginator(sessions.order_by("-starts_at", "-pk"), PAGE))
    return render(request, "live/reports.html", {"page": page})


@require_safe
@policy(VIEW_ATTENDANCE)
def report(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """One's own units alone: sums by unit, then names with what is missing."""
    session = _session(request, uid)
    units = units_for(request.user, VIEW_ATTENDANCE)
    rows = Attendance.objects.filter(session=session, unit__in=units)
    now = timezone.now()
    people = people_with(rows, request.GET.get("outcome", ""))
    clocks = clocks_of(
        list(session.parts.order_by("position")), session.ended_at or now
    )
    page = page_of(request, Paginator(people, PAGE))
    remarks = remarks_on(session, [one.person_id for one in page])
    context = {
        "session": session,
        "units": unit_sums(rows),
        "page": page,
        "people": [(one, remarks.get(one.person_id, [])) for one in page],
        "outcome": request.GET.get("outcome", ""),
        "clocks": clocks,
        "deviation": deviation_of(clocks),
        "invited": invited_lines(session, units) if session.settled_at else [],
        "uninvited": uninvited(session, units)[:PAGE],
        "uninvited_count": uninvited(session, units).count(),
        "groups": reported_groups(session),
        "questions": session.questions.exclude(state__in=["answered", "forwarded"]),
        "may_tell": has_permission(request.user, TELL_ABSENCE),
        "may_settle": sessions_for(request.user, PLAN_SESSION)
        .filter(pk=session.pk)
        .exists(),
    }
    return render(request, "live/report.html", context)


@require_safe
@policy(VIEW_ATTENDANCE)
def intervals(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """Every connection and every time on a roll, of the people of one's own units."""
    session = _session(request, uid)
    units = units_for(request.user, VIEW_ATTENDANCE)
    rows = interval_rows(session, units)
    answer = StreamingHttpResponse(
        _csv([INTERVAL_COLUMNS, *rows]), content_type="text/csv; charset=utf-8"
    )
    name = f"khoang-tham-du-{timezone.localdate(session.starts_at):%Y%m%d}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
@policy(PLAN_SESSION)
def report_settle(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Reckon now instead of waiting for the clerks' twelve hours."""
    session = get_object_or_404(sessions_for(request.user, PLAN_SESSION), uid=uid)
    if session.state != LiveSession.State.ENDED:
        messages.error(request, _("The session is not over yet."))
        return redirect("live:plan", uid)
    job = enqueue(
        "live.tasks.settle_session",
        title=_("Attendance of “%(title)s”") % {"title": session.activity.title},
        actor=request.user,
        session_id=session.pk,
    )
    return redirect("job", job.uid)


def _session(request: AuthenticatedRequest, uid: UUID) -> LiveSession:
    return get_object_or_404(sessions_for(request.user, VIEW_ATTENDANCE), uid=uid)


class _Echo:
    @staticmethod
    def write(line: str) -> str:
        return line


def _csv(rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Lines of a CSV that a spreadsheet opens without running anything."""
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([_guarded(one) for one in row])


def _guarded(cell: object) -> object:
    is_unsafe = isinstance(cell, str) and cell.startswith(UNSAFE)
    return f"'{cell}" if is_unsafe else cell
