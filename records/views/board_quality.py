"""What the figures of the board are worth; the board asks for it once it is there."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation

from people.access import policy
from people.http import AuthenticatedRequest
from records.forms.query import BoardQuery
from records.permissions import VIEW_BOARD
from records.selectors.board import whole
from records.selectors.missing import Wish, missing_by_reason
from records.selectors.report import unasked
from records.selectors.report_head import quality_of
from records.views.board import lines_asked, moment_asked, scene_asked


@policy(VIEW_BOARD)
def board_quality(
    request: AuthenticatedRequest, campaign_uid: UUID, unit_uid: UUID
) -> HttpResponse:
    query = BoardQuery(request.GET)
    scene = scene_asked(request, campaign_uid, unit_uid, query)
    counts = whole(lines_asked(scene, query))
    moment = moment_asked(scene, query)
    wish = Wish(moment=moment, in_todays_tree=query.in_todays_tree)
    with translation.override("vi"):  # as on paper
        quality = quality_of(
            unasked(scene, moment, in_todays_tree=query.in_todays_tree),
            [scene],
            counts,
            missing_by_reason(scene, wish),
        )
    is_part = bool(request.headers.get("HX-Request"))
    template = "records/_quality.html" if is_part else "records/board_quality.html"
    return render(request, template, {"scene": scene, "quality": quality})
