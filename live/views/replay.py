"""The recording of a session: to be watched with its slides, and to make up with."""

import json
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kernel.kinds.span import parse_spans, within
from live.kinds.rule import AttendanceRule
from live.models import ReplayWatch
from live.permissions import LEAD_SESSION, PLAN_SESSION
from live.selectors.absence import own_absence
from live.selectors.media import chapters_of, has_pictures, own_replays, replays_for
from live.services.replay import (
    AnswerTooSoon,
    NothingRecorded,
    TooFast,
    answer_check,
    note_watched,
    open_check,
)
from live.views.media_policy import plays_media
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from people.models import Person

LARGEST = 4096  # bytes of what a player tells
LONGEST_OPTION = 2


@require_safe
@plays_media
@policy(SIGNED_IN, PLAN_SESSION, LEAD_SESSION)
def replay(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    session = get_object_or_404(replays_for(request.user), uid=uid)
    is_own = own_replays(request.user).filter(pk=session.pk).exists()
    watch = ReplayWatch.objects.filter(
        session=session, person__user=request.user
    ).first()
    chapters = chapters_of(session)
    context = {
        "session": session,
        "is_own": is_own,
        "watched": _told(watch, session.recording_seconds or 0),
        "share": AttendanceRule.parse(session.rule).share,
        "absence": own_absence(request.user, session),
        "chapters": chapters,
        "slides": [[one.at, one.url] for one in chapters if one.url],
        "has_pictures": has_pictures(session),
    }
    return render(request, "live/replay.html", context)


@require_POST
@policy(SIGNED_IN)
def replay_watched(request: AuthenticatedRequest, uid: UUID) -> JsonResponse:
    """What the player has played since it last told: ``[[from, to], …]``, in seconds."""
    session = get_object_or_404(own_replays(request.user), uid=uid)
    person = get_object_or_404(Person, user=request.user)
    length = session.recording_seconds or 0
    try:
        spans = within(parse_spans(json.loads(request.body[: LARGEST + 1])), length)
        watch = note_watched(session=session, person=person, spans=spans)
    except (ValueError, RecursionError):
        said = _("What the player told is not understood. It is not counted.")
        return JsonResponse({"said": said}, status=HTTPStatus.BAD_REQUEST)
    except (NothingRecorded, TooFast) as error:
        return JsonResponse({"said": str(error)}, status=HTTPStatus.CONFLICT)
    return JsonResponse(_told(watch, length))


@require_POST
@policy(SIGNED_IN)
def replay_answer(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The answer to a question within. Scripts get JSON, forms the page again."""
    session = get_object_or_404(own_replays(request.user), uid=uid)
    person = get_object_or_404(Person, user=request.user)
    option = request.POST.get("option", "")
    try:
        if not option.isdecimal() or len(option) > LONGEST_OPTION:
            said = _("Choose one of the answers.")
        elif answer_check(session=session, person=person, option=int(option)):
            said = _("Thank you. The recording goes on, and what you watch counts.")
        else:
            said = _("That was not the answer. Answer the new question in 15 seconds.")
    except AnswerTooSoon as error:
        said = str(error)
    if not request.accepts("text/html"):
        watch = ReplayWatch.objects.filter(session=session, person=person).first()
        told = _told(watch, session.recording_seconds or 0)
        return JsonResponse({**told, "said": said})
    messages.info(request, said)
    return redirect("live:replay", uid)


def _told(watch: ReplayWatch | None, length: int) -> dict[str, object]:
    seconds = watch.seconds if watch else 0
    return {
        "percent": 100 * seconds // length if length else 0,
        "is_enough": bool(watch and watch.completed_at),
        "asked": _asked(watch),
    }


def _asked(watch: ReplayWatch | None) -> dict[str, object] | None:
    """The question that waits; which answer is right stays here."""
    check = open_check(watch)
    return {"question": check.question, "options": check.options} if check else None
