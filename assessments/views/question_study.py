"""Looking at a question beside another version of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessments.kinds.comparison import compare_fields
from assessments.permissions import APPROVE_QUESTION, EDIT_QUESTION
from assessments.selectors.question import versions_for
from assessments.selectors.question_use import described
from people.access import policy
from people.http import AuthenticatedRequest

BOTH = (EDIT_QUESTION, APPROVE_QUESTION)


@require_safe
@policy(*BOTH)
def compare(request: AuthenticatedRequest, version_uid: UUID) -> HttpResponse:
    """This version against ``?with=`` number; against the former one if not given."""
    version = get_object_or_404(versions_for(request.user, *BOTH), uid=version_uid)
    others = list(
        version.question.versions.exclude(pk=version.pk)
        .select_related("point")
        .order_by("-number")
    )
    told = request.GET.get("with", "")
    other = next((one for one in others if str(one.number) == told), None) or next(
        (one for one in others if one.number < version.number),
        others[0] if others else None,
    )
    fields = compare_fields(described(other), described(version)) if other else []
    context = {
        "version": version,
        "bank": version.question.bank,
        "others": others,
        "other": other,
        "fields": fields,
    }
    return render(request, "assessments/compare.html", context)
