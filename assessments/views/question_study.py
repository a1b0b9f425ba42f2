"""Looking at a question: as a learner sees it, and beside another version of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessments.kinds.comparison import compare_fields
from assessments.kinds.draw import Line, draw_paper
from assessments.models import AttemptItem, QuestionVersion
from assessments.permissions import APPROVE_QUESTION, EDIT_QUESTION
from assessments.selectors.paper import shown_item
from assessments.selectors.pool import candidates
from assessments.selectors.question import versions_for
from assessments.selectors.question_use import described
from assessments.selectors.review import reviewed_item
from people.access import policy
from people.http import AuthenticatedRequest

BOTH = (EDIT_QUESTION, APPROVE_QUESTION)


@require_safe
@policy(*BOTH)
def preview(request: AuthenticatedRequest, version_uid: UUID) -> HttpResponse:
    """The question in a paper of its own; nothing is stored and nothing is counted."""
    version = get_object_or_404(versions_for(request.user, *BOTH), uid=version_uid)
    item = _drawn(version)
    context = {
        "version": version,
        "bank": version.question.bank,
        "item": shown_item(item),
        "reviewed": reviewed_item(item, shows_keys=True),
    }
    return render(request, "assessments/preview.html", context)


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


def _drawn(version: QuestionVersion) -> AttemptItem:
    """``version`` as the only question of a paper, not stored."""
    (one,) = candidates(QuestionVersion.objects.filter(pk=version.pk))
    (drawn,) = draw_paper([Line(one.point, None, 1)], [one], seed=version.pk)
    return AttemptItem(
        version=version,
        position=1,
        tokens=list(drawn.tokens),
        options=list(drawn.options),
    )
