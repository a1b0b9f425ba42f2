"""Setting up tests: settings, and the blueprint beside the sizes of its pools."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments.forms.blueprint import BlueprintForm, blueprint_form
from assessments.forms.quiz import NewQuizForm, QuizForm, initial_of
from assessments.models import Quiz
from assessments.permissions import EDIT_QUIZ
from assessments.selectors.pool import pool_sizes
from assessments.selectors.question import banks_for, points_of, quizzes_for
from assessments.selectors.readiness import missing_for
from assessments.services.quiz import (
    BankShared,
    HeldElsewhere,
    MarkingBegun,
    QuizTaken,
    change_quiz,
    create_quiz,
    set_blueprint,
)
from courses.models import Section
from courses.selectors.held import held_in
from people.access import policy, units_for
from people.http import AuthenticatedRequest

PAGE = 25
WRITE = ["GET", "HEAD", "POST"]


@require_safe
@policy(EDIT_QUIZ)
def quiz_list(request: AuthenticatedRequest) -> HttpResponse:
    quizzes = quizzes_for(request.user, EDIT_QUIZ).order_by("-pk")
    page = Paginator(quizzes, PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/quiz_list.html", {"page": page})


@require_http_methods(WRITE)
@policy(EDIT_QUIZ)
def quiz_new(request: AuthenticatedRequest) -> HttpResponse:
    form = NewQuizForm(
        request.POST or None,
        sections=Section.objects.filter(
            course__owner__in=units_for(request.user, EDIT_QUIZ)
        ).order_by("course__title", "course", "position"),
        banks=banks_for(request.user, EDIT_QUIZ).order_by("title", "pk"),
    )
    if request.method == "POST" and form.is_valid():
        try:
            quiz = create_quiz(
                section=form.cleaned_data["section"],
                title=form.cleaned_data["title"],
                bank=form.cleaned_data["bank"],
                settings=form.settings(),
                actor=request.user,
            )
        except BankShared as error:
            form.add_error("bank", str(error))
        else:
            messages.success(request, _("The test stands. Now say what it draws."))
            return redirect("assessments:quiz_edit", quiz.activity.uid)
    return render(request, "assessments/quiz_new.html", {"form": form})


@require_http_methods(WRITE)
@policy(EDIT_QUIZ)
def quiz_edit(request: AuthenticatedRequest, activity_uid: UUID) -> HttpResponse:
    """Two forms on one page; ``part`` says which was sent."""
    quiz = get_object_or_404(
        quizzes_for(request.user, EDIT_QUIZ), activity__uid=activity_uid
    )
    told = request.POST if request.method == "POST" else None
    part = request.POST.get("part")
    form = QuizForm(
        told if part == "settings" else None,
        initial=initial_of(quiz),
        held=held_in(quiz.activity.section.course_id),
    )
    blueprint = blueprint_form(
        quiz,
        told if part == "blueprint" else None,
        points=list(points_of(quiz.bank)),
        pools=pool_sizes(quiz.bank_id),
    )
    if _save(request, quiz, form, blueprint):
        messages.success(request, _("The test has been changed."))
        return redirect("assessments:quiz_edit", activity_uid)
    context = {
        "quiz": quiz,
        "form": form,
        "blueprint": blueprint,
        "missing": missing_for(quiz.activity),
        "total": sum(line.count for line in quiz.blueprint.all()),
        "is_taken": quiz.attempts.exists(),
    }
    return render(request, "assessments/quiz_edit.html", context)


def _save(
    request: AuthenticatedRequest, quiz: Quiz, form: QuizForm, blueprint: BlueprintForm
) -> bool:
    sent = form if form.is_bound else blueprint
    if not sent.is_bound or not sent.is_valid():
        return False
    try:
        if sent is form:
            change_quiz(
                quiz=quiz,
                title=form.cleaned_data["title"],
                settings=form.settings(),
                actor=request.user,
            )
        else:
            set_blueprint(quiz=quiz, rows=blueprint.rows(), actor=request.user)
    except (QuizTaken, BankShared, MarkingBegun, HeldElsewhere) as error:
        sent.add_error(None, str(error))
        return False
    return True
