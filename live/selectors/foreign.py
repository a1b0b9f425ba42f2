"""What another's server was asked for and has not done yet: work that is tried again."""

from kernel.models import Job
from live.models import LiveSession


def hushing_key(session: LiveSession) -> str:
    """What the keys of the work that takes words back in ``session`` begin with."""
    return f"live-hush-{session.pk}-"


def ending_key(session: LiveSession) -> str:
    return f"live-end-{session.pk}"


def word_stays(session: LiveSession) -> bool:
    """Whether somebody whose hand is down may still be heard: the server does not answer."""
    if not session.is_running or not session.backend.is_by_invitation:
        return False
    return _late().filter(key__startswith=hushing_key(session)).exists()


def room_stays(session: LiveSession) -> bool:
    """Whether the room of a session that is over is open still."""
    is_over = session.state == LiveSession.State.ENDED
    return is_over and _late().filter(key=ending_key(session)).exists()


_late = Job.objects.exclude(fault="").exclude(state=Job.State.DONE).all
