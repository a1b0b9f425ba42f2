"""How often each question of a test was shown, round by round."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessments.permissions import EDIT_QUIZ
from assessments.selectors.exposure import exposures, runs_drawn
from assessments.selectors.question import quizzes_for
from people.access import policy
from people.http import AuthenticatedRequest

PAGE = 50


@require_safe
@policy(EDIT_QUIZ)
def exposure(request: AuthenticatedRequest, activity_uid: UUID) -> HttpResponse:
    """The round of ``?run=``; the newest one if not given."""
    quiz = get_object_or_404(
        quizzes_for(request.user, EDIT_QUIZ), activity__uid=activity_uid
    )
    runs = list(runs_drawn(quiz))
    told = request.GET.get("run", "")
    run = next((one for one in runs if str(one.uid) == told), runs[0] if runs else None)
    rows = exposures(quiz, run) if run else []
    context = {
        "quiz": quiz,
        "runs": runs,
        "run": run,
        "total": rows[0].total if rows else 0,
        "most": rows[0].hundredths if rows else 0,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "assessments/exposure.html", context)
