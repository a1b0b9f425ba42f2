"""What people do in the room: hands, questions, votes, polls, checkpoints."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.queue import enqueue
from live.broadcast import publish
from live.kinds.code import is_fresh
from live.models import (
    CheckIn,
    Checkpoint,
    HallSeat,
    Hand,
    LiveSession,
    Poll,
    PollAnswer,
    RoomQuestion,
    RoomVote,
)
from live.selectors.foreign import hushing_key
from live.selectors.room import poll_value
from live.services.running import SessionNotRunning
from people.models import Person, User

LATE = timedelta(seconds=5)  # an answer's way through a slow network
MOST_OPEN_QUESTIONS = 5
OPEN_STATES = [RoomQuestion.State.OPEN, RoomQuestion.State.LATER]


class TooManyQuestions(DomainError):
    message = _("Five of your questions are open. Wait until one is answered.")


class CheckpointClosed(DomainError):
    message = _("The time to confirm is over. The next one will come without notice.")


class CodeStale(DomainError):
    message = _("This code is not on the screen any more. Type the one you see now.")


class NoSeat(DomainError):
    message = _("You are on no hall's list. Ask the clerk to add you.")


class PollNotOpen(DomainError):
    message = _("This poll is not open.")


@transaction.atomic
def raise_hand(
    *, session: LiveSession, person: Person, now: datetime | None = None
) -> Hand:
    """Put ``person`` at the end of the queue; whoever stands in it keeps the place."""
    _must_run(session)
    hand, _is_new = Hand.objects.get_or_create(
        session=session,
        person=person,
        lowered_at=None,
        defaults={"raised_at": now or timezone.now()},
    )
    return hand


@transaction.atomic
def lower_hand(
    *, session: LiveSession, person: Person, now: datetime | None = None
) -> bool:
    """Take the hand down, and the word in a panel. Returns whether one was up."""
    up = Hand.objects.filter(session=session, person=person, lowered_at=None)
    hand = up.select_for_update().first()
    if hand is None:
        return False
    hand.lowered_at = now or timezone.now()
    hand.save(update_fields=["lowered_at"])
    if hand.invited_at and session.backend.is_by_invitation and person.user_id:
        enqueue(
            "live.tasks.hush_speaker",
            key=f"{hushing_key(session)}{hand.pk}",
            session_id=session.pk,
            user_id=person.user_id,
        )
    return True


@transaction.atomic
def invite_hand(*, hand: Hand, now: datetime | None = None) -> bool:
    """Give somebody the word. Returns whether this call did it."""
    waiting = Hand.objects.filter(pk=hand.pk, invited_at=None, lowered_at=None)
    return bool(waiting.update(invited_at=now or timezone.now()))


@transaction.atomic
def ask_question(
    *, session: LiveSession, person: Person, text: str, now: datetime | None = None
) -> RoomQuestion:
    """Put a question to the lecturer; the same words again are the same question.

    Raises:
        SessionNotRunning, TooManyQuestions.
    """
    _must_run(session)
    mine = RoomQuestion.objects.filter(session=session, person=person)
    known = mine.filter(text=text).first()
    if known is not None:
        return known
    if mine.filter(state__in=OPEN_STATES).count() >= MOST_OPEN_QUESTIONS:
        raise TooManyQuestions
    return RoomQuestion.objects.create(
        session=session, person=person, text=text, asked_at=now or timezone.now()
    )


@transaction.atomic
def vote_for(*, question: RoomQuestion, person: Person) -> bool:
    """One voice for a question. Returns whether it is new."""
    _vote, is_new = RoomVote.objects.get_or_create(question=question, person=person)
    return is_new


@transaction.atomic
def decide_question(
    *,
    question: RoomQuestion,
    state: str,
    note: str,
    actor: User,
    now: datetime | None = None,
) -> RoomQuestion:
    """Say what became of a question; it may be taken up again, even after the end."""
    question.state = RoomQuestion.State(state)
    question.note = note
    is_over = question.state not in OPEN_STATES
    question.decided_at = (now or timezone.now()) if is_over else None
    question.save(update_fields=["state", "note", "decided_at"])
    audit.record(
        actor=actor, verb=f"room_question.{state}", target=question, now=now, note=note
    )
    return question


@transaction.atomic
def open_poll(*, poll: Poll, actor: User, now: datetime | None = None) -> bool:
    """Ask the room; a poll that is open is closed first. Whether this call did it.

    Raises:
        SessionNotRunning.
    """
    now = now or timezone.now()
    session = LiveSession.objects.select_for_update().get(pk=poll.session_id)
    _must_run(session)
    for other in session.polls.filter(state=Poll.State.OPEN).exclude(pk=poll.pk):
        close_poll(poll=other, actor=actor, now=now)
    prepared = Poll.objects.filter(pk=poll.pk, state=Poll.State.PREPARED)
    if not prepared.update(state=Poll.State.OPEN, opened_at=now):
        return False
    _tell(poll, session, actor, "poll.opened", now)
    return True


@transaction.atomic
def close_poll(*, poll: Poll, actor: User, now: datetime | None = None) -> bool:
    """Close the poll and show its bars. Returns whether this call did it."""
    now = now or timezone.now()
    session = LiveSession.objects.select_for_update().get(pk=poll.session_id)
    running = Poll.objects.filter(pk=poll.pk, state=Poll.State.OPEN)
    if not running.update(state=Poll.State.CLOSED, closed_at=now):
        return False
    _tell(poll, session, actor, "poll.closed", now)
    return True


@transaction.atomic
def answer_poll(
    *, poll: Poll, person: Person, option: int, now: datetime | None = None
) -> bool:
    """Take an answer; the first of each person stands. Whether it is new.

    Raises:
        PollNotOpen: it is not open, or has no such option.
    """
    # A share of the row's lock: the poll cannot close between the look and the answer.
    rows = Poll.objects.raw(
        "SELECT * FROM live_poll WHERE id = %s FOR SHARE", [poll.pk]
    )
    if rows[0].state != Poll.State.OPEN or not 0 <= option < len(rows[0].options):
        raise PollNotOpen
    _answer, is_new = PollAnswer.objects.get_or_create(
        poll=poll,
        person=person,
        defaults={"option": option, "answered_at": now or timezone.now()},
    )
    return is_new


@transaction.atomic
def answer_checkpoint(
    *,
    checkpoint: Checkpoint,
    person: Person,
    option: int,
    device: str,
    now: datetime | None = None,
) -> CheckIn:
    """Meet a checkpoint online; the first answer stands, a wrong one does not count.

    Raises:
        CheckpointClosed: it is not open at ``now``.
    """
    now = now or timezone.now()
    if not checkpoint.opened_at <= now <= checkpoint.closes_at + LATE:
        raise CheckpointClosed
    is_wrong = option != checkpoint.right
    return _check_in(
        checkpoint,
        person,
        device,
        now,
        how=CheckIn.How.ONLINE,
        flag=CheckIn.Flag.WRONG_ANSWER if is_wrong else "",
    )


@transaction.atomic
def type_code(
    *,
    session: LiveSession,
    person: Person,
    code: str,
    device: str,
    now: datetime | None = None,
) -> CheckIn:
    """Meet the checkpoint that is open by the code of one's hall's screen.

    Raises:
        CheckpointClosed, NoSeat, CodeStale.
    """
    now = now or timezone.now()
    checkpoint = session.checkpoints.filter(
        opened_at__lte=now, closes_at__gte=now - LATE
    ).last()
    if checkpoint is None:
        raise CheckpointClosed
    seat = (
        HallSeat.objects.select_related("hall")
        .filter(session=session, person=person)
        .first()
    )
    if seat is None:
        raise NoSeat
    secret = bytes(seat.hall.secret)
    if not is_fresh(code, secret, str(checkpoint.uid), now.timestamp()):
        raise CodeStale
    return _check_in(
        checkpoint, person, device, now, how=CheckIn.How.CODE, hall=seat.hall
    )


def _check_in(
    checkpoint: Checkpoint,
    person: Person,
    device: str,
    now: datetime,
    **fields: object,
) -> CheckIn:
    """One check-in each; several people on one device are let in, and each is flagged."""
    same = CheckIn.objects.filter(checkpoint=checkpoint, device=device).exclude(
        person=person
    )
    is_shared = bool(device) and same.exists()
    if is_shared:
        same.filter(flag="").update(flag=CheckIn.Flag.SHARED_DEVICE)
        fields["flag"] = fields.get("flag") or CheckIn.Flag.SHARED_DEVICE
    done, _is_new = CheckIn.objects.get_or_create(
        checkpoint=checkpoint,
        person=person,
        defaults={"device": device, "at": now, **fields},
    )
    return done


def _must_run(session: LiveSession) -> None:
    running = LiveSession.objects.filter(pk=session.pk, state=LiveSession.State.RUNNING)
    if not running.exists():
        raise SessionNotRunning


def _tell(
    poll: Poll, session: LiveSession, actor: User, verb: str, now: datetime
) -> None:
    poll.refresh_from_db()
    audit.record(actor=actor, verb=verb, target=poll, now=now)
    publish(session=session, key="poll", value=poll_value(poll), now=now)
