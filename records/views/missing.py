"""Ai còn thiếu và vì sao."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from kernel.kinds.listing import Column
from kernel.kinds.sheet import Cell
from people.access import has_permission, policy
from people.http import AuthenticatedRequest, file_of
from people.permissions import ISSUE_SIGN_IN_CODE
from people.views.listing import RowsOfSql, page_of
from records.forms.query import MissingQuery
from records.kinds.missing import Goal, Missing, Reason
from records.permissions import ENTER_PARTICIPATION, VIEW_BOARD
from records.selectors.attestation_change import attested_on
from records.selectors.board import lines_now, whole
from records.selectors.missing import (
    Wish,
    count_missing,
    missing_by_reason,
    missing_people,
)
from records.selectors.scene import Scene
from records.views.board import crumbs, scene_or_404

PAGE = 50


@policy(VIEW_BOARD)
def missing(
    request: AuthenticatedRequest, campaign_uid: UUID, unit_uid: UUID
) -> HttpResponseBase:
    scene = scene_or_404(request, campaign_uid, unit_uid)
    query = MissingQuery(request.GET)
    extension = query.asked("format")
    if extension:
        rows = _cells(missing_people(scene, query.wish))
        name = f"{_('Missing')} {scene.version.title} {scene.unit.name}"
        return file_of(extension, name, _headings(), rows)
    return render(request, "records/missing.html", _page(request, scene, query))


def _page(
    request: AuthenticatedRequest, scene: Scene, query: MissingQuery
) -> dict[str, Any]:
    wish = query.wish
    reasons = missing_by_reason(scene, wish)
    lines = lines_now(scene)
    counts = whole(lines)
    return {
        "scene": scene,
        "unit_name": getattr(scene.unit, "name_on", scene.unit.name),
        "crumbs": crumbs(scene),
        "query": query,
        "wish": wish,
        "counts": counts,
        "attested": attested_on(scene, lines).get(scene.unit.pk),
        "share": counts.share(scene.version.target),
        "target": int(scene.version.target * 100),
        "reached": counts.completed
        if wish.goal == Goal.COMPLETION
        else counts.participated,
        "total": sum(reasons.values()),
        "reasons": [(one, one.label, reasons[one]) for one in Reason if one in reasons],
        "page": page_of(request, Paginator(_people(scene, wish, reasons), PAGE)),
        "columns": [
            Column(_("Full name"), "name"),
            Column(_("Unit"), "unit"),
            Column(_("Reason"), "reason"),
            Column(_("Next step")),
        ],
        "sort": wish.sort,
        "may_enter": has_permission(request.user, ENTER_PARTICIPATION),
        "may_issue": has_permission(request.user, ISSUE_SIGN_IN_CODE),
    }


def _people(scene: Scene, wish: Wish, reasons: dict[Reason, int]) -> RowsOfSql[Missing]:
    if wish.words:
        count = count_missing(scene, wish)
    elif wish.reason:
        count = reasons.get(wish.reason, 0)
    else:
        count = sum(reasons.values())
    return RowsOfSql(
        count,
        lambda start, limit: missing_people(scene, wish, start=start, limit=limit),
    )


def _headings() -> list[str]:
    return [
        _("Member code"), _("Full name"), _("Unit"), _("Reason"), _("Lesson"),
        _("Steps done"), _("Steps required"), _("Next step"),
    ]  # fmt: skip


def _cells(rows: Iterator[Missing]) -> Iterator[list[Cell]]:
    for one in rows:
        yield [
            one.code, one.name, one.unit, str(one.reason.label), one.lesson,
            one.done, one.needed, str(one.action),
        ]  # fmt: skip
