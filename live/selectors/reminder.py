"""Reminders that a person has not seen yet."""

from django.db.models import F

from live.models import LiveSession, SessionReminder
from live.selectors.session import own_sessions
from people.access import Actor

MOST = 20


def unseen_reminders(user: Actor) -> list[SessionReminder]:
    """One for each session ahead to which ``user`` is still invited, the next first.

    One query where there is none, which is most days.
    """
    given = SessionReminder.objects.filter(
        person__user=user.pk,
        person__user__isnull=False,
        seen_at=None,
        starts_at=F("session__starts_at"),
        session__state__in=[LiveSession.State.PUBLISHED, LiveSession.State.RUNNING],
    ).select_related("session__activity")
    newest = {
        one.session_id: one
        for one in reversed(given.order_by("starts_at", "session", "-given_at")[:MOST])
    }
    if not newest:
        return []
    mine = own_sessions(user).filter(pk__in=newest).values_list("pk", flat=True)
    invited = set(mine)
    return sorted(
        (one for key, one in newest.items() if key in invited),
        key=lambda one: (one.starts_at, one.session_id),
    )
