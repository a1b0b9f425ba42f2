"""A member's sessions, and the room of one: lobby, class, what remained."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses.selectors.enrolment import enrolments_for
from courses.selectors.held import called_by
from kernel.errors import DomainError
from live.forms.room import ActForm
from live.kinds.chat import ChatState
from live.kinds.ticket import Ticket, write
from live.models import Hand, LiveSession
from live.selectors.attendance import line_for
from live.selectors.chat import chat_value, is_muted
from live.selectors.group import own_group, own_groups
from live.selectors.media import own_replays
from live.selectors.room import snapshot_of
from live.selectors.session import own_sessions, person_in
from live.selectors.standing import mark_of
from live.selectors.words import Mine, mine_of
from live.services import chat, group_answer
from live.services import room as services
from live.views.media_policy import playing
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from people.models import Person
from people.views.listing import page_of

PAGE = 20


@require_safe
@policy(SIGNED_IN)
def sessions(request: AuthenticatedRequest) -> HttpResponse:
    """Those under way and ahead first, the next one on top; then those that are over."""
    mine = own_sessions(request.user)
    ahead = mine.exclude(state=LiveSession.State.ENDED).order_by("starts_at", "pk")
    over = mine.filter(state=LiveSession.State.ENDED).order_by("-ended_at", "-pk")
    context = {
        "ahead": list(ahead[:PAGE]),
        "page": page_of(request, Paginator(over, PAGE)),
        "now": timezone.now(),
    }
    return render(request, "live/sessions.html", context)


@require_safe
@policy(SIGNED_IN)
def door(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    """From the outline of a course to the room."""
    enrolment = get_object_or_404(enrolments_for(request.user), uid=enrolment_uid)
    session = get_object_or_404(
        own_sessions(request.user),
        activity__uid=activity_uid,
        activity__section__course=enrolment.run.course_id,
    )
    return redirect("live:room", session.uid)


@require_safe
@policy(SIGNED_IN)
def room(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    session, person = _session(request, uid)
    now = timezone.now()
    _sequence, state = snapshot_of(session.pk, now)
    hand = Hand.objects.filter(session=session, person=person, lowered_at=None)
    context = {
        "session": session,
        "state": state,
        "mine": _mine(session, person),
        "own": own_group(session, person),
        "hand": hand.first(),
        "chat": chat_value(session.pk)[1],
        "is_muted": is_muted(session.pk, person),
        "sent_uid": uuid4(),  # a form that is sent twice is one message
        "has_seat": person.pk in session.halls.values_list("seats__person", flat=True),
        "parts": session.parts.order_by("position"),
        "follows": _follows(session, person),
        "has_replay": own_replays(request.user).filter(pk=session.pk).exists(),
        "ticket": _ticket(request, session),
        "now": now,
    }
    server = session.backend.server if session.is_running else None
    return playing(render(request, "live/room.html", context), server)


@require_safe
@policy(SIGNED_IN)
def room_mine(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """One's own minutes and checkpoints as they run: a part of the page."""
    session, person = _session(request, uid)
    context = {"mine": _mine(session, person), "session": session}
    return render(request, "live/_mine.html", context)


@require_safe
@policy(SIGNED_IN)
def room_group(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """One's own small group: a part of the page."""
    session, person = _session(request, uid)
    context = {"own": own_group(session, person), "session": session}
    return render(request, "live/_group.html", context)


@require_safe
@policy(SIGNED_IN)
def room_ticket(request: AuthenticatedRequest, uid: UUID) -> JsonResponse:
    session, _person = _session(request, uid)
    return JsonResponse({"ticket": _ticket(request, session)})


@require_POST
@policy(SIGNED_IN)
def room_act(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """One deed in the room. Scripts get JSON, forms get the page again."""
    session, person = _session(request, uid)
    form = ActForm(request.POST)
    is_good, said = False, ""
    if not form.is_valid():
        said = form.first_error()
    else:
        try:
            said = _DEEDS[form.cleaned_data["do"]](session, person, form.cleaned_data)
            is_good = True
        except DomainError as error:
            said = str(error)
    if request.headers.get("Accept") == "application/json":
        status = 200 if is_good else 409
        return JsonResponse({"ok": is_good, "said": said}, status=status)
    (messages.success if is_good else messages.error)(request, said)
    return redirect("live:room", uid)


type Deed = Callable[[LiveSession, Person, dict[str, Any]], str]


def _raise(session: LiveSession, person: Person, _told: dict[str, Any]) -> str:
    services.raise_hand(session=session, person=person)
    return _("Your hand is up. The lecturer sees you in the queue.")


def _lower(session: LiveSession, person: Person, _told: dict[str, Any]) -> str:
    services.lower_hand(session=session, person=person)
    return _("Your hand is down.")


def _ask(session: LiveSession, person: Person, told: dict[str, Any]) -> str:
    services.ask_question(session=session, person=person, text=told["text"])
    return _("Your question is sent.")


def _vote(session: LiveSession, person: Person, told: dict[str, Any]) -> str:
    question = get_object_or_404(session.questions, uid=told["uid"])
    services.vote_for(question=question, person=person)
    return _("Your vote is counted.")


def _poll(session: LiveSession, person: Person, told: dict[str, Any]) -> str:
    poll = get_object_or_404(session.polls, uid=told["uid"])
    services.answer_poll(poll=poll, person=person, option=told["option"])
    return _("Your answer is saved.")


def _confirm(session: LiveSession, person: Person, told: dict[str, Any]) -> str:
    checkpoint = get_object_or_404(session.checkpoints, uid=told["uid"])
    services.answer_checkpoint(
        checkpoint=checkpoint,
        person=person,
        option=told["option"],
        device=told["device"],
    )
    return _("Your answer is saved. See below whether it counted.")


def _code(session: LiveSession, person: Person, told: dict[str, Any]) -> str:
    services.type_code(
        session=session, person=person, code=told["code"], device=told["device"]
    )
    return _("Your presence in the hall is confirmed.")


def _chat(session: LiveSession, person: Person, told: dict[str, Any]) -> str:
    message = chat.send_chat(
        session=session, person=person, sent_uid=told["uid"], text=told["text"]
    )
    if message.state == ChatState.WAITING:
        return _("Your message waits for the lecturer's approval.")
    return _("Your message is sent.")


def _take_pen(session: LiveSession, person: Person, told: dict[str, Any]) -> str:
    group = get_object_or_404(own_groups(session, person), uid=told["uid"])
    group_answer.take_pen(group=group, person=person)
    return _("You are the reporter of your group.")


def _write_answer(session: LiveSession, person: Person, told: dict[str, Any]) -> str:
    group = get_object_or_404(own_groups(session, person), uid=told["uid"])
    group_answer.write_answer(group=group, person=person, text=told["answer"])
    return _("Your group's answer is saved. The lecturer sees it now.")


_DEEDS: dict[str, Deed] = {
    "raise": _raise,
    "lower": _lower,
    "ask": _ask,
    "vote": _vote,
    "poll": _poll,
    "confirm": _confirm,
    "code": _code,
    "chat": _chat,
    "take_pen": _take_pen,
    "write_answer": _write_answer,
}


def _session(request: AuthenticatedRequest, uid: UUID) -> tuple[LiveSession, Person]:
    session = get_object_or_404(own_sessions(request.user), uid=uid)
    person = person_in(request.user, session)
    assert person is not None
    return session, person


def _follows(session: LiveSession, person: Person) -> dict[str, Any] | None:
    """What the end of the session has opened to ``person``, with its address."""
    if session.state != LiveSession.State.ENDED:
        return None
    places = person.enrolments.filter(run__course=session.activity.section.course_id)
    for place in places.order_by("-pk"):
        activity = called_by(session.activity, place)
        if activity is not None:
            return {
                "activity": activity,
                "url": reverse(
                    "courses:study_activity", args=[place.uid, activity.uid]
                ),
            }
    return None


def _mine(session: LiveSession, person: Person) -> Mine:
    return mine_of(session, line_for(session, person.pk, timezone.now()))


def _ticket(request: AuthenticatedRequest, session: LiveSession) -> str:
    return write(
        Ticket(
            session=str(session.uid),
            user=request.user.pk,
            part="member",
            mark=mark_of(request.user),
        )
    )
