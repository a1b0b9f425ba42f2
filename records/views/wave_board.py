"""The waves of a campaign side by side, below one unit."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from kernel.kinds.listing import Column
from kernel.kinds.sheet import Cell
from people.access import policy
from people.http import AuthenticatedRequest, file_of
from records.forms.query import BoardQuery
from records.kinds.wave import WaveFigures
from records.permissions import VIEW_BOARD
from records.selectors.scene import Scene
from records.selectors.wave import figures_below
from records.views.board import beside, crumbs, moment_asked, scene_asked


@policy(VIEW_BOARD)
def board_waves(
    request: AuthenticatedRequest, campaign_uid: UUID, unit_uid: UUID
) -> HttpResponseBase:
    query = BoardQuery(request.GET)
    scene = scene_asked(request, campaign_uid, unit_uid, query)
    figures = figures_below(
        scene, moment_asked(scene, query), in_todays_tree=query.in_todays_tree
    )
    extension = query.asked("format")
    if extension:
        name = f"{_('Waves')} {scene.version.title} {scene.unit.name}"
        cells = _cells(figures, is_past=query.as_of is not None)
        return file_of(extension, name, _headings(), cells)
    context = {
        "scene": scene,
        "query": query,
        "as_of": query.as_of,
        "unit_name": _name(scene),
        "crumbs": _crumbs(request, scene),
        "figures": figures,
        "target": int(scene.version.target * 100),
        "columns": _columns(),
        "pace": _pace(),
    }
    return render(request, "records/board_waves.html", context)


def _name(scene: Scene) -> str:
    return str(getattr(scene.unit, "name_on", scene.unit.name))


def _crumbs(request: AuthenticatedRequest, scene: Scene) -> list[tuple[str, str]]:
    return [*crumbs(scene), (_name(scene), beside(request, scene, "board"))]


def _columns() -> list[Column]:
    return [
        Column(_("Wave")),
        Column(_("Registered"), is_number=True),
        Column(_("Excluded"), is_number=True),
        Column(_("Counted"), is_number=True),
        Column(_("Took part"), is_number=True),
        Column(_("Shortfall"), is_number=True),
        Column(_("Completed"), is_number=True),
        Column(_("Passed"), is_number=True),
    ]


def _pace() -> list[Column]:
    return [
        Column(_("Wave")),
        Column(_("Evidence A / B / C / D"), is_number=True),
        Column(_("Days to half"), is_number=True),
        Column(_("Days to nine in ten"), is_number=True),
        Column(_("Mean result"), is_number=True),
    ]


def _headings() -> list[str]:
    return [
        _("Wave"), _("First day"), _("State"), _("Registered"), _("Excluded"),
        _("Wave not open yet"), _("Counted"), _("Took part"), _("Rate, %"),
        _("Target, %"), _("Shortfall"), _("Completed"), _("Passed"), _("Evidence A"),
        _("Evidence B"), _("Evidence C"), _("Evidence D"), _("Days to half"),
        _("Days to nine in ten"), _("Mean result"), _("Not members"),
        _("Not members who took part"),
    ]  # fmt: skip


def _cells(figures: list[WaveFigures], *, is_past: bool) -> Iterator[list[Cell]]:
    for one in figures:
        counts, share = one.counts, one.share
        state = _("Open") if one.is_open else _("Not open yet")
        rate = None if share.is_small else share.rate
        # The day of a wave that was not open may have been chosen anew since.
        day = "" if is_past and not one.is_open else f"{one.opens_on:%d/%m/%Y}"
        yield [
            one.number, day, state, counts.registered,
            counts.excluded, counts.not_open, counts.counted, counts.participated,
            _percent(rate), _percent(one.target), share.shortfall, counts.completed,
            counts.passed, counts.grade_a, counts.grade_b, counts.grade_c,
            counts.grade_d, _days(one.half_days), _days(one.most_days),
            _percent(one.mean), counts.others, counts.others_participated,
        ]  # fmt: skip


def _percent(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}".replace(".", ",")


def _days(value: int | None) -> Cell:
    return "" if value is None else value
