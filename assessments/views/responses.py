"""Responses without names, as a file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from assessments.permissions import EXPORT_RESPONSES
from assessments.selectors.counted import is_settled
from assessments.selectors.responses import TooFewTakers, response_table
from assessments.views.result import pair_or_404
from people.access import policy
from people.http import AuthenticatedRequest, file_of


@require_safe
@policy(EXPORT_RESPONSES)
def responses(
    request: AuthenticatedRequest, activity_uid: UUID, run_uid: UUID
) -> HttpResponseBase:
    """CSV (as it is) or XLSX; only once the run is over, so that no two files differ."""
    pair = pair_or_404(request, EXPORT_RESPONSES, activity_uid, run_uid)
    extension = "xlsx" if request.GET.get("format") == "xlsx" else "csv"
    if not is_settled(pair.quiz, pair.run):
        return redirect("assessments:result_page", activity_uid, run_uid)
    try:
        headings, lines = response_table(pair)
    except TooFewTakers as error:
        messages.error(request, str(error))
        return redirect("assessments:result_page", activity_uid, run_uid)
    return file_of(extension, f"tra loi {pair.quiz.activity}", headings, lines)
