"""Reminders of sessions: a day and an hour before, to everybody invited, once each."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kernel import audit
from live.models import LiveSession, SessionReminder
from live.selectors.session import expected_in
from people.models import Person

BATCH = 5000
AHEAD = {
    SessionReminder.Ahead.HOUR: timedelta(hours=1),
    SessionReminder.Ahead.DAY: timedelta(days=1),
}


def due_sessions(now: datetime) -> list[tuple[LiveSession, SessionReminder.Ahead]]:
    """What is announced and begins within a day, or within the hour; the nearer alone."""
    sessions = LiveSession.objects.filter(
        state=LiveSession.State.PUBLISHED,
        starts_at__gt=now,
        starts_at__lte=now + max(AHEAD.values()),
    ).select_related("activity__section")
    return [
        (
            one,
            next(
                ahead
                for ahead, length in AHEAD.items()
                if one.starts_at - now <= length
            ),
        )
        for one in sessions.order_by("starts_at", "pk")
    ]


@transaction.atomic
def remind(
    *,
    session: LiveSession,
    ahead: SessionReminder.Ahead,
    now: datetime | None = None,
) -> int:
    """Give the notice to whoever is invited and has not had it; how many are new.

    A session that was moved reminds anew of its new time. Who has no account is not
    reminded here.
    """
    now = now or timezone.now()
    told = SessionReminder.objects.filter(
        session=session, ahead=ahead, starts_at=session.starts_at
    )
    people = (
        expected_in(session)
        .filter(user__isnull=False)
        .exclude(pk__in=told.values("person"))
    )
    made = SessionReminder.objects.bulk_create(
        [
            SessionReminder(
                session=session,
                person_id=person,
                ahead=ahead,
                starts_at=session.starts_at,
                given_at=now,
            )
            for person in people.values_list("pk", flat=True)
        ],
        ignore_conflicts=True,
        batch_size=BATCH,
    )
    if made:
        audit.record(
            actor=None, verb="session.reminded", target=session, now=now,
            ahead=str(ahead), people=len(made),
        )  # fmt: skip
    return len(made)


def see_reminders(
    *, session: LiveSession, person: Person, now: datetime | None = None
) -> bool:
    """The person has seen them; whether this call put any away."""
    unseen = SessionReminder.objects.filter(
        session=session, person=person, seen_at=None
    )
    return bool(unseen.update(seen_at=now or timezone.now()))
