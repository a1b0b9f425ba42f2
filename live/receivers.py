"""What live does when a course tells that something was done."""

from courses.events import ActivityCompleted
from kernel.events import subscribe
from kernel.queue import enqueue
from live.kinds.absence import AbsenceState
from live.models import Absence


def on_activity_completed(event: ActivityCompleted) -> None:
    """A lesson may be what an excused absence is made up with."""
    waiting = Absence.objects.filter(
        session__make_up_lesson=event.progress.activity_id,
        person=event.progress.enrolment.person_id,
        state=AbsenceState.EXCUSED,
    )
    if waiting.exists():
        enqueue("live.tasks.make_up_by_lesson", progress_id=event.progress.pk)


def listen() -> None:
    """Subscribe to what courses tell."""
    subscribe(ActivityCompleted, on_activity_completed)
