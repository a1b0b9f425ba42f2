"""The board: from the province down to the names in at most four clicks."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kernel.kinds.listing import Column
from kernel.kinds.picture import Share, mix
from kernel.kinds.sheet import Cell
from people.access import policy
from people.http import AuthenticatedRequest, file_of
from people.kinds.name import search_key
from people.models import Unit
from records.forms.query import BoardQuery
from records.kinds.counts import Counts
from records.kinds.moment import Moment
from records.permissions import VIEW_BOARD
from records.selectors.attestation_change import attested_on
from records.selectors.board import Line, lines_as_of, lines_today, totals_for, whole
from records.selectors.scene import Scene, campaigns_for, scene_for, starting_units

SORTS = {
    "name": lambda line: search_key(line.name),
    "counted": lambda line: line.counts.counted,
    "rate": lambda line: (line.share.rate is None, line.share.rate or Decimal(0)),
    "shortfall": lambda line: line.share.shortfall,
    "completed": lambda line: line.counts.completed,
    "passed": lambda line: line.counts.passed,
    "manual": lambda line: line.counts.grade_d,
}


@policy(VIEW_BOARD)
def boards(request: AuthenticatedRequest) -> HttpResponse:
    campaigns = list(
        campaigns_for(request.user, VIEW_BOARD).order_by("-published__closes_at", "-pk")
    )
    totals = totals_for(request.user, VIEW_BOARD, [one.pk for one in campaigns])
    rows = [
        {
            "campaign": one,
            "version": one.published,
            "counts": totals.get(one.pk, Counts()),
            "target": _hundredths(one.published.target),
            "share": totals.get(one.pk, Counts()).share(one.published.target),
        }
        for one in campaigns
        if one.published
    ]
    return render(request, "records/boards.html", {"rows": rows})


@policy(VIEW_BOARD)
def board_start(request: AuthenticatedRequest, campaign_uid: UUID) -> HttpResponse:
    campaign = get_object_or_404(
        campaigns_for(request.user, VIEW_BOARD), uid=campaign_uid
    )
    units = list(starting_units(request.user, VIEW_BOARD))
    if len(units) == 1:
        return redirect("records:board", campaign.uid, units[0].uid)
    page = {"campaign": campaign, "version": campaign.published, "units": units}
    return render(request, "records/board_start.html", page)


@policy(VIEW_BOARD)
def board(
    request: AuthenticatedRequest, campaign_uid: UUID, unit_uid: UUID
) -> HttpResponseBase:
    query = BoardQuery(request.GET)
    scene = scene_asked(request, campaign_uid, unit_uid, query)
    lines = lines_asked(scene, query)
    if query.asked("format"):
        return _file(scene, _shown(lines, query), query.asked("format"))
    further = _skipped(scene, lines, query)
    if further:
        kept = request.GET.urlencode()
        return redirect(f"{further}?{kept}" if kept else further)
    return render(request, "records/board.html", _page(request, scene, lines, query))


def scene_or_404(
    request: HttpRequest, campaign_uid: UUID, unit_uid: UUID, **when: Any
) -> Scene:
    """What the caller may see there.

    Raises:
        Http404: nothing.
    """
    scene = scene_for(
        request.user, VIEW_BOARD, campaign_uid=campaign_uid, unit_uid=unit_uid, **when
    )
    if scene is None:
        raise Http404
    return scene


def crumbs(scene: Scene) -> list[tuple[str, str]]:
    """The way down to the scene's unit, without it."""
    steps = [(_("Campaigns"), reverse("records:boards"))]
    for unit in scene.above:
        url = reverse("records:board", args=[scene.campaign.uid, unit.uid])
        steps.append((_name(unit), url))
    return steps


def _name(unit: Unit) -> str:
    return str(getattr(unit, "name_on", unit.name))


def _hundredths(target: Decimal) -> int:
    return int(target * 100)


def scene_asked(
    request: HttpRequest, campaign_uid: UUID, unit_uid: UUID, query: BoardQuery
) -> Scene:
    as_of = query.as_of
    if as_of and not query.in_todays_tree:
        scene = scene_for(
            request.user,
            VIEW_BOARD,
            campaign_uid=campaign_uid,
            unit_uid=unit_uid,
            on=as_of.on,
        )
        if scene:
            return scene
    return scene_or_404(request, campaign_uid, unit_uid)


def moment_asked(scene: Scene, query: BoardQuery) -> Moment:
    """The end of the day asked for, or now."""
    asked = query.as_of
    return Moment(asked.at, asked.on) if asked else Moment(timezone.now(), scene.on)


def lines_asked(scene: Scene, query: BoardQuery) -> list[Line]:
    if query.as_of is None:
        return lines_today(scene)
    return lines_as_of(scene, query.as_of, in_todays_tree=query.in_todays_tree)


def _shown(lines: list[Line], query: BoardQuery) -> list[Line]:
    """``lines`` with the query's filters and order."""
    only, words = query.asked("only"), search_key(query.asked("q") or "")
    shown = [
        one
        for one in lines
        if words in search_key(one.name)
        and (not only or (only == "met") == one.share.is_met)
    ]
    sort = query.asked("sort") or ""
    key = SORTS.get(sort.removeprefix("-"))
    return sorted(shown, key=key, reverse=sort.startswith("-")) if key else shown


def _skipped(scene: Scene, lines: list[Line], query: BoardQuery) -> str:
    """Where to go instead: past a unit with one child, from a cell to its names."""
    if len(lines) != 1:
        return ""
    if not lines[0].is_own:
        return reverse("records:board", args=[scene.campaign.uid, lines[0].uid])
    if scene.unit.kind == Unit.Kind.CELL and query.as_of is None:
        return reverse("records:missing", args=[scene.campaign.uid, scene.unit.uid])
    return ""


def _page(
    request: AuthenticatedRequest, scene: Scene, lines: list[Line], query: BoardQuery
) -> dict[str, Any]:
    counts, shown = whole(lines), _shown(lines, query)
    limit = Decimal(settings.MANUAL_SHARE_LIMIT)
    rows = [_row(scene, line, limit, is_past=query.as_of is not None) for line in shown]
    known = attested_on(scene, lines) if query.as_of is None else {}
    for row in rows:
        line = row["line"]
        row["attested"] = None if line.is_own else known.get(line.unit_id)
    view = query.asked("view") or "tree"
    return {
        "scene": scene,
        "unit_name": _name(scene.unit),
        "crumbs": crumbs(scene),
        "query": query,
        "view": view,
        "tabs": _tabs(request, query, view),
        "counts": counts,
        "share": counts.share(scene.version.target),
        "target": _hundredths(scene.version.target),
        "mix": mix(counts.grades),
        "manual_limit": limit,
        "manual_is_over": counts.manual_is_over(limit),
        "rows": rows,
        "attested": known.get(scene.unit.pk),
        "shares": [row["picture"] for row in rows],
        "columns": _columns(),
        "sort": query.asked("sort") or "",
        "as_of": query.as_of,
        "report": _report(scene, query),
        "quality": beside(request, scene, "board_quality"),
        "waves": beside(request, scene, "board_waves"),
    }


def beside(request: HttpRequest, scene: Scene, name: str) -> str:
    """Where more is told of the unit, as of the same day."""
    asked = {one: request.GET[one] for one in ("at", "tree") if one in request.GET}
    at = reverse(f"records:{name}", args=[scene.campaign.uid, scene.unit.uid])
    return f"{at}?{urlencode(asked)}" if asked else at


def _report(scene: Scene, query: BoardQuery) -> str:
    """Where to ask for a report on what is seen."""
    asked: dict[str, Any] = {
        "campaign": scene.campaign.uid,
        "unit": scene.unit.uid,
    }
    if query.as_of:
        tree = "now" if query.in_todays_tree else "then"
        asked |= {"at": query.as_of.on.isoformat(), "tree": tree}
    return f"{reverse('records:report_new')}?{urlencode(asked)}"


def _row(scene: Scene, line: Line, limit: Decimal, *, is_past: bool) -> dict[str, Any]:
    at = [scene.campaign.uid, line.uid]
    is_leaf = line.is_own and not is_past
    href = reverse("records:missing" if is_leaf else "records:board", args=at)
    return {
        "line": line,
        "href": "" if line.is_own and is_past else href,
        "missing": "" if is_past else reverse("records:missing", args=at),
        "kind": "" if line.is_own else Unit.Kind(line.kind).label,
        "manual_is_over": line.counts.manual_is_over(limit),
        "picture": Share(
            line.name, line.counts.participated, line.counts.counted, href
        ),
    }


def _tabs(
    request: AuthenticatedRequest, query: BoardQuery, view: str
) -> list[tuple[str, str, bool]]:
    tabs = []
    for name, title in query.VIEWS:
        kept = request.GET.copy()
        kept["view"] = name
        tabs.append((str(title), f"?{kept.urlencode()}", name == view))
    return tabs


def _columns() -> list[Column]:
    return [
        Column(_("Unit"), "name"),
        Column(_("Registered"), is_number=True),
        Column(_("Excluded"), is_number=True),
        Column(_("Counted"), "counted", is_number=True),
        Column(_("Took part"), "rate", is_number=True),
        Column(_("Shortfall"), "shortfall", is_number=True),
        Column(_("Completed"), "completed", is_number=True),
        Column(_("Passed"), "passed", is_number=True),
        Column(_("Evidence A / B / C / D"), "manual", is_number=True),
    ]


def _file(scene: Scene, lines: list[Line], extension: str) -> HttpResponseBase:
    headings = [
        _("Unit code"), _("Unit"), _("Registered"), _("Exempt"), _("Suspended"),
        _("Probationary"), _("Moved out"), _("Counted"), _("Took part"),
        _("Rate, %"), _("Target, %"), _("Shortfall"), _("Completed"), _("Passed"),
        _("Evidence A"), _("Evidence B"), _("Evidence C"), _("Evidence D"),
        _("Not members"), _("Not members who took part"), _("Wave not open yet"),
    ]  # fmt: skip
    name = f"{scene.version.title} {scene.unit.name}"
    return file_of(extension, name, headings, _cells(lines))


def _cells(lines: list[Line]) -> Iterator[list[Cell]]:
    for line in lines:
        counts, share = line.counts, line.share
        rate = "" if share.rate is None else f"{share.rate:.2f}".replace(".", ",")
        yield [
            line.code, line.name, counts.registered, counts.exempt, counts.suspended,
            counts.probationary, counts.moved_out, counts.counted,
            counts.participated, rate, f"{line.target:.2f}".replace(".", ","),
            share.shortfall, counts.completed, counts.passed, counts.grade_a,
            counts.grade_b, counts.grade_c, counts.grade_d, counts.others,
            counts.others_participated, counts.not_open,
        ]  # fmt: skip
