"""A lesson as its learner sees it."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.kinds.check_place import placed
from cms.selectors.exercise import with_exercise
from cms.selectors.lesson import LessonView, lesson_url, lesson_view
from cms.selectors.take_home import single_size_of, size_of
from cms.services.study import AnswerMissing, answer_check, finish_lesson
from courses.models import Activity, Enrolment
from courses.selectors.enrolment import enrolments_for
from courses.services.completion import (
    ActivityClosed,
    EvidenceLate,
    NotOpened,
    explain_progress,
    open_activity,
)
from h5p.selectors.frame import with_player
from kernel.prepared import prepared
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest, one_or_404
from people.models import User


@prepared
def _place(user: User, uid: UUID) -> QuerySet[Enrolment]:
    """The user's own place that is asked for."""
    places = enrolments_for(user).filter(uid=uid)
    return places.select_related("run__course", "person")


@policy(SIGNED_IN)
@require_safe
def lesson(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    enrolment = own_place(request.user, enrolment_uid)
    view = lesson_view(enrolment, activity_uid, timezone.now())
    if view is None:
        raise Http404
    place = (enrolment, view.place.activity)
    content = with_exercise(lesson_html(view), request, request.user, place)
    page = render(
        request,
        "cms/lesson.html",
        {
            "enrolment": enrolment,
            "view": view,
            "content": mark_safe(content),  # noqa: S308 -- ours, with the player's frame
            "home_size": size_of([view.shown]) if view.shown else 0,
            "single_size": single_size_of([view.shown]) if view.shown else 0,
        },
    )
    return with_player(page) if "<play-frame" in content else page


def lesson_html(view: LessonView) -> SafeString:
    """The pinned HTML; a word stands beside each check question that was answered.

    The questions stand where the learner's seed puts them. All else is what was pinned.
    """
    if view.shown is None:
        return mark_safe("")
    seed = f"{view.place.enrolment.uid}:{view.shown.uid}"
    html = placed(view.shown.html, seed)
    progress = view.place.progress
    answered = progress.evidence.get("checks", {}) if progress else {}
    for uid in answered:
        mark = f'<output class="check-state" id="state-{uid}">'
        html = html.replace(mark, mark + _("You have answered this question."))
    return mark_safe(html)  # noqa: S308 -- rendered by cms.services.rendering


@policy(SIGNED_IN)
@require_POST
def begin(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    enrolment, activity = own_lesson(request.user, enrolment_uid, activity_uid)
    try:
        open_activity(enrolment=enrolment, activity=activity, actor=request.user)
    except ActivityClosed as error:
        messages.error(request, str(error))
    return redirect(lesson_url(str(enrolment_uid), str(activity_uid)))


@policy(SIGNED_IN)
@require_POST
def check(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    enrolment, activity = own_lesson(request.user, enrolment_uid, activity_uid)
    uid = request.POST.get("check", "")
    try:
        answer = answer_check(
            enrolment=enrolment,
            activity=activity,
            check_uid=uid,
            chosen=request.POST.getlist(f"check-{uid}"),
            actor=request.user,
        )
    except (ActivityClosed, AnswerMissing, EvidenceLate, NotOpened) as error:
        messages.error(request, str(error))
    else:
        say = messages.success if answer.is_right else messages.info
        say(request, answer.sentence)
    return redirect(lesson_url(str(enrolment_uid), str(activity_uid)))


@policy(SIGNED_IN)
@require_POST
def finish(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    enrolment, activity = own_lesson(request.user, enrolment_uid, activity_uid)
    try:
        progress = finish_lesson(
            enrolment=enrolment, activity=activity, actor=request.user
        )
    except (ActivityClosed, EvidenceLate, NotOpened) as error:
        messages.error(request, str(error))
        return redirect(lesson_url(str(enrolment_uid), str(activity_uid)))
    if progress.completed_at:
        messages.success(request, _("You have completed this lesson."))
    else:
        missing = [one for one in explain_progress(progress) if not one.is_met]
        named = "; ".join(str(one.sentence) for one in missing)
        messages.warning(request, _("Still missing: %(what)s.") % {"what": named})
    return redirect(lesson_url(str(enrolment_uid), str(activity_uid)))


def own_place(user: User, enrolment_uid: UUID) -> Enrolment:
    """The user's own enrolment with its run, course and person, or 404."""
    return one_or_404(_place(user, enrolment_uid))


def own_lesson(
    user: User, enrolment_uid: UUID, activity_uid: UUID
) -> tuple[Enrolment, Activity]:
    """The user's enrolment and a lesson of its course, or 404."""
    enrolment = own_place(user, enrolment_uid)
    lessons = Activity.objects.filter(
        kind="lesson", section__course=enrolment.run.course_id
    ).select_related("section")
    return enrolment, get_object_or_404(lessons, uid=activity_uid)
