"""An exercise as its learner sees it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from courses.models import Enrolment
from courses.selectors.enrolment import enrolments_for
from courses.services.completion import ActivityClosed, open_activity
from h5p.kinds.play_token import PlayToken
from h5p.selectors.frame import player_of, with_player
from h5p.selectors.play import ExerciseView, exercise_view, has_core
from h5p.selectors.practice import lesson_practice
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from people.models import User


@policy(SIGNED_IN)
@require_safe
def exercise(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    enrolment, view = _mine(request.user, enrolment_uid, activity_uid)
    token = PlayToken(
        user=str(request.user.uid),
        revision=str(view.revision.uid),
        enrolment=str(enrolment.uid),
        activity=str(view.activity.uid),
    )
    context = {
        "enrolment": enrolment,
        "view": view,
        "has_core": has_core(),
        "player": player_of(request, token),
    }
    return with_player(render(request, "h5p/exercise.html", context))


@policy(SIGNED_IN)
@require_POST
def begin(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    enrolment, view = _mine(request.user, enrolment_uid, activity_uid)
    try:
        open_activity(enrolment=enrolment, activity=view.activity, actor=request.user)
    except ActivityClosed as error:
        messages.error(request, str(error))
    return redirect("h5p:exercise", enrolment_uid, activity_uid)


@policy(SIGNED_IN)
@require_safe
def results(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    """What stands below the player, here or in a lesson; the player asks for it anew."""
    enrolment = _enrolment(request.user, enrolment_uid)
    own = exercise_view(enrolment, activity_uid, timezone.now())
    view = own or lesson_practice(enrolment, activity_uid)
    if view is None:
        raise Http404
    return render(request, "h5p/_practice.html", {"view": view})


def _enrolment(user: User, enrolment_uid: UUID) -> Enrolment:
    places = enrolments_for(user).select_related("run__course", "person")
    return get_object_or_404(places, uid=enrolment_uid)


def _mine(
    user: User, enrolment_uid: UUID, activity_uid: UUID
) -> tuple[Enrolment, ExerciseView]:
    enrolment = _enrolment(user, enrolment_uid)
    view = exercise_view(enrolment, activity_uid, timezone.now())
    if view is None:
        raise Http404
    return enrolment, view
