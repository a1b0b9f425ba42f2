"""The roll of a hall: marks come in as events, late, twice, from several devices."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from kernel import audit
from live.kinds.roll import Mark, Roll, RollMark, Seat, fold
from live.models import Hall, HallSeat, LiveSession, RollCall, RollEvent
from live.services.following import open_what_follows
from people.models import Person, User

EARLIEST = timedelta(hours=2)  # before the session: whoever comes early is marked early


@transaction.atomic
def take_marks(
    *,
    hall: Hall,
    marks: Sequence[RollMark],
    actor: User | None,
    now: datetime | None = None,
) -> int:
    """Add marks to the hall's log and make its roll anew; how many were new.

    A mark that is known is acknowledged like a new one. Marks about people without a
    seat in this hall are kept in the log and count for nobody.
    """
    now = now or timezone.now()
    hall = Hall.objects.select_for_update().get(pk=hall.pk)
    before = hall.roll_events.count()
    RollEvent.objects.bulk_create(
        [
            RollEvent(
                uid=one.uid,
                hall=hall,
                device=one.device,
                sequence=one.sequence,
                counter=one.counter,
                kind=one.kind,
                about=one.about,
                value=one.value,
                at=one.at,
                recorded_at=now,
                recorded_by=actor,
            )
            for one in marks
        ],
        ignore_conflicts=True,
    )
    added = hall.roll_events.count() - before
    if added:
        _make_roll(hall)
        audit.record(
            actor=actor, verb="hall.marks_taken", target=hall, now=now, count=added
        )
        _open_late(hall, actor, now)
    return added


@transaction.atomic
def make_roll(*, hall: Hall) -> Roll:
    """Make the roll of ``hall`` from its log, anew; twice over is once."""
    hall = Hall.objects.select_for_update().get(pk=hall.pk)
    return _make_roll(hall)


def _open_late(hall: Hall, actor: User | None, now: datetime) -> None:
    """Marks that come after the end open what follows to those whom they name."""
    session = LiveSession.objects.select_related("activity__section").get(
        pk=hall.session_id
    )
    if session.state == LiveSession.State.ENDED:
        people = list(hall.roll.values_list("person", flat=True))
        open_what_follows(session=session, actor=actor, now=now, people=people)


def roll_of(hall: Hall) -> Roll:
    """The state that the hall's log makes."""
    return fold(
        RollMark(
            one.uid, one.device, one.sequence, one.counter, one.kind, one.about,
            one.value, one.at,
        )
        for one in hall.roll_events.all()
    )  # fmt: skip


def _make_roll(hall: Hall) -> Roll:
    roll = roll_of(hall)
    session = LiveSession.objects.get(pk=hall.session_id)
    seated = HallSeat.objects.filter(hall=hall).values_list("person", flat=True)
    people = {
        str(uid): pk
        for uid, pk in Person.objects.filter(pk__in=seated).values_list("uid", "pk")
    }
    RollCall.objects.filter(hall=hall).delete()
    RollCall.objects.bulk_create(
        _line(hall, session, people[about], seat)
        for about, seat in roll.seats.items()
        if about in people and seat.since is not None
    )
    counts = [roll.counts[name] for name in Mark if name in roll.counts]
    Hall.objects.filter(pk=hall.pk).update(head_count=counts[-1] if counts else None)
    return roll


def _line(hall: Hall, session: LiveSession, person_id: int, seat: Seat) -> RollCall:
    """From the first mark to the last; the clock of a device proves nothing outside."""
    assert seat.since is not None
    first = (session.started_at or session.starts_at) - EARLIEST
    since = max(seat.since, first)
    until = session.ended_at
    if seat.left is not None and (seat.closing is None or seat.left > seat.closing):
        until = max(since, seat.left)
    return RollCall(
        session=session,
        hall=hall,
        person_id=person_id,
        period=DateTimeTZRange(since, max(since, until) if until else None),
        opening=seat.opening,
        closing=seat.closing,
    )
