"""A question as those who take the test see it, to be tried by those who write it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from assessments.permissions import APPROVE_QUESTION, EDIT_QUESTION
from assessments.selectors.preview import tried
from assessments.selectors.question import versions_for
from people.access import policy
from people.http import AuthenticatedRequest


@require_http_methods(["GET", "HEAD", "POST"])
@policy(EDIT_QUESTION, APPROVE_QUESTION)
def question_preview(request: AuthenticatedRequest, version_uid: UUID) -> HttpResponse:
    """Nothing is stored: the answer is marked and shown with its key."""
    version = get_object_or_404(
        versions_for(request.user, EDIT_QUESTION, APPROVE_QUESTION), uid=version_uid
    )
    is_answered = request.method == "POST"
    form = dict(request.POST.lists()) if is_answered else None
    context = {
        "version": version,
        "bank": version.question.bank,
        "trial": tried(version, form),
        "is_answered": is_answered,
    }
    return render(request, "assessments/question_preview.html", context)
