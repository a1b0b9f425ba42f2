"""What a lesson's page tells of the time it is before somebody."""

import json
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.selectors.lesson import Place, clauses_of, is_paused, lesson_url
from cms.views.lesson import own_lesson
from courses.kinds.beat import Device, parse_beats
from courses.services.completion import ActivityClosed, EvidenceLate, NotOpened
from courses.services.sitting import (
    LessonDone,
    SittingElsewhere,
    TooMuch,
    note_beats,
    read_again,
)
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest

LARGEST = 16 * 1024  # bytes of what a page tells


@policy(SIGNED_IN)
@require_POST
def lesson_beats(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    """Take ``{"sitting", "device", "beats": […]}``; answer with the rule as it stands."""
    enrolment, activity = own_lesson(request.user, enrolment_uid, activity_uid)
    try:
        told = _parsed(request.body[: LARGEST + 1])
        progress = note_beats(
            enrolment=enrolment, activity=activity, actor=request.user, **told
        )
    except (KeyError, TypeError, ValueError, RecursionError):
        words = _("What the page told is not understood. Reload it to go on.")
        return _refused(words, HTTPStatus.BAD_REQUEST)
    except (NotOpened, ActivityClosed, EvidenceLate, LessonDone) as error:
        return _refused(str(error), HTTPStatus.CONFLICT)
    except (SittingElsewhere, TooMuch) as error:
        return _refused(str(error), HTTPStatus.CONFLICT)
    place = Place(enrolment, activity, progress)
    content = progress.content
    context = {
        "enrolment": enrolment,
        "activity": activity,
        "clauses": clauses_of(place),
        "is_complete": place.is_complete,
        "is_paused": content is not None and is_paused(place, content),
    }
    return render(request, "cms/_lesson_state.html", context)


@policy(SIGNED_IN)
@require_POST
def lesson_read_again(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    """Let time count again, and lead to the first question that was missed."""
    enrolment, activity = own_lesson(request.user, enrolment_uid, activity_uid)
    missed = read_again(enrolment=enrolment, activity=activity)
    place = f"#check-{missed[0]}" if missed else ""
    return redirect(lesson_url(str(enrolment_uid), str(activity_uid)) + place)


def _parsed(body: bytes) -> dict[str, Any]:
    """The arguments of ``note_beats`` that a page gives.

    Raises:
        KeyError, TypeError, ValueError, RecursionError: it is no such message.
    """
    told = json.loads(body)
    return {
        "sitting_uid": UUID(str(told["sitting"])),
        "device": Device(told["device"]),
        "beats": parse_beats(told["beats"]),
    }


def _refused(words: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
