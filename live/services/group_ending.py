"""Small groups end with their session."""

from datetime import datetime

from live.kinds.group import WorkState
from live.models import LiveSession
from live.selectors.group import shown_in


def end_group_work(*, session: LiveSession, now: datetime) -> None:
    """The session, whose row is locked, is over: so is their work; answers stay.

    What was prepared and not begun goes.
    """
    session.group_works.filter(state=WorkState.PREPARED).delete()
    session.group_works.filter(state=WorkState.OPEN).update(
        state=WorkState.CLOSED, closed_at=now
    )
    shown_in(session.pk).update(is_shown=False)
