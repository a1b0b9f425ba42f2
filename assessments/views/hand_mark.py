"""Marking by hand: what waits, and one answer without its name."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assessments.forms.hand_mark import HandMarkForm, initial_of
from assessments.models import AttemptItem, HandMark, Quiz, ResponseFile
from assessments.permissions import MARK_RESPONSE
from assessments.selectors.hand_mark import (
    COMPARED_MOST,
    alike_answers,
    answers_for,
    given_by,
    marks_to_decide_on,
    next_for,
    rubric_of,
    text_of,
    waiting,
    waiting_by_quiz,
)
from assessments.selectors.question import quizzes_for
from assessments.services.hand_mark import (
    AlreadySettled,
    OwnAnswer,
    PointsFaulty,
    mark_answer,
)
from people.access import policy
from people.http import AuthenticatedRequest

PAGE = 25


@require_safe
@policy(MARK_RESPONSE)
def marking_list(request: AuthenticatedRequest) -> HttpResponse:
    """The tests with answers that wait."""
    found = waiting_by_quiz(request.user, MARK_RESPONSE)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    quizzes = Quiz.objects.select_related("activity__section__course").in_bulk(
        [row["quiz"] for row in page]
    )
    rows = [(quizzes[row["quiz"]], row["for_me"], row["for_others"]) for row in page]
    context = {"page": page, "rows": rows}
    return render(request, "assessments/marking_list.html", context)


@require_safe
@never_cache
@policy(MARK_RESPONSE)
def marking_quiz(request: AuthenticatedRequest, activity_uid: UUID) -> HttpResponse:
    """The answers of a test that wait for the caller, or those still to be settled."""
    quiz = get_object_or_404(
        quizzes_for(request.user, MARK_RESPONSE), activity__uid=activity_uid
    )
    is_mine = request.GET.get("state") == "given"
    answers = waiting(answers_for(request.user, MARK_RESPONSE), request.user)
    found = answers.filter(attempt__quiz=quiz, is_mine=is_mine).order_by("uid")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "quiz": quiz,
        "page": page,
        "rows": [(one, len(text_of(one).split())) for one in page],
        "tabs": [
            (_("Waiting for me"), "?", not is_mine),
            (_("Marked by me, not settled"), "?state=given", is_mine),
        ],
    }
    return render(request, "assessments/marking_quiz.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@policy(MARK_RESPONSE)
def marking(request: AuthenticatedRequest, item_uid: UUID) -> HttpResponse:
    """One answer and its rubric; keeping the mark leads to the next."""
    item = get_object_or_404(answers_for(request.user, MARK_RESPONSE), uid=item_uid)
    if item.points is not None:
        messages.info(request, str(AlreadySettled.message))
        return _to_next(request, item)
    content = rubric_of(item)
    mine = HandMark.objects.filter(item=item, marker=request.user).first()
    form = HandMarkForm(
        request.POST if request.method == "POST" else None,
        content=content,
        initial=initial_of(content, given_by(mine) if mine else None),
    )
    if request.method == "POST" and form.is_valid():
        return _keep(request, item, form)
    text = text_of(item)
    context = {
        "item": item,
        "form": form,
        "text": text,
        "words": len(text.split()),
        "content": content,
        "file": ResponseFile.objects.filter(item=item).first(),
        "others": marks_to_decide_on(item, request.user),
        "alike": alike_answers(item),
        "compared": COMPARED_MOST,
        "is_mine": mine is not None,
    }
    return render(request, "assessments/marking.html", context)


def _keep(
    request: AuthenticatedRequest, item: AttemptItem, form: HandMarkForm
) -> HttpResponse:
    try:
        mark_answer(
            item=item,
            points=form.points(),
            comment=form.cleaned_data["comment"],
            actor=request.user,
        )
    except OwnAnswer as error:  # the account was joined to the person meanwhile
        raise Http404 from error
    except (AlreadySettled, PointsFaulty) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The mark is kept."))
    return _to_next(request, item)


def _to_next(request: AuthenticatedRequest, item: AttemptItem) -> HttpResponse:
    quiz = item.attempt.quiz
    following = next_for(request.user, MARK_RESPONSE, quiz)
    if following is not None:
        return redirect("assessments:marking", following.uid)
    return redirect("assessments:marking_list")
