"""What became of a campaign's reminders."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.permissions import RUN_CAMPAIGN
from kernel.kinds.listing import Column
from kernel.kinds.sheet import Cell
from kernel.kinds.wording import day
from people.access import policy
from people.http import AuthenticatedRequest, file_of
from people.views.listing import page_of
from records.forms.reminder import LogQuery
from records.kinds.reminder import day_in_words
from records.selectors.reminder_log import Delivered, in_full, log_lines
from records.views.reminder import campaign_or_404

PAGE = 50


@require_safe
@policy(RUN_CAMPAIGN)
def reminder_log(request: AuthenticatedRequest, campaign_uid: UUID) -> HttpResponseBase:
    campaign = campaign_or_404(request, campaign_uid)
    query = LogQuery(request.GET)
    lines = log_lines(campaign, query.wish)
    if extension := query.asked("format"):
        name = f"{_('Reminders')} {campaign.published}"
        rows = _cells(in_full(campaign, lines.iterator()))
        return file_of(extension, name, _headings(), rows)
    page = page_of(request, Paginator(lines, PAGE))
    context = {
        "campaign": campaign,
        "query": query,
        "page": page,
        "rows": list(in_full(campaign, page)),
        "rungs": [
            (one, day_in_words(one.days), query.is_chosen(one))
            for one in campaign.rungs.order_by("days", "audience", "pk")
        ],
        "is_filtered": any(query.asked(one) for one in ("q", "state", "rung")),
        "columns": [
            Column(_("Reminder")),
            Column(_("Unit")),
            Column(_("Told"), is_number=True),
            Column(_("Of them not members"), is_number=True),
            Column(_("Read"), is_number=True),
            Column(_("Not reached"), is_number=True),
        ],
    }
    return render(request, "records/reminder_log.html", context)


def _headings() -> list[str]:
    return [
        _("Day"), _("Reminder"), _("Who is told"), _("Unit code"), _("Unit"),
        _("Told"), _("Of them not members"), _("Read"), _("Not reached"),
    ]  # fmt: skip


def _cells(lines: Iterable[Delivered]) -> Iterator[list[Cell]]:
    for one in lines:
        yield [
            day(one.due_on), day_in_words(one.rung.days), str(one.audience.label),
            one.unit_code, one.unit, one.told, one.others, one.read, one.unreached,
        ]  # fmt: skip
