"""When a session is closed, what follows it opens to those who took part."""

from collections.abc import Iterable
from datetime import datetime

from courses.services.admission import admit
from live.models import LiveSession
from live.selectors.attendee import attendee_ids
from people.models import User


def open_what_follows(
    *,
    session: LiveSession,
    actor: User | None,
    now: datetime,
    people: Iterable[int] | None = None,
) -> int:
    """Open it to whoever was there for any of it, ``people`` if given; how many are new.

    Whether somebody was there long enough is settled later and is another matter: the
    test is not made to wait for it. Nothing is taken back.
    """
    there = attendee_ids(session) if people is None else people
    return admit(activity=session.activity, people=there, actor=actor, now=now)
