"""What live does when a course tells that something was done."""

from courses.events import ActivityCompleted, PlacesWithdrawn
from kernel.events import subscribe
from kernel.queue import enqueue
from live.kinds.absence import AbsenceState
from live.media.livekit import LIVEKIT
from live.models import Absence, LiveSession, PresenceLease
from live.services.reminder import end_of_withdrawn


def on_activity_completed(event: ActivityCompleted) -> None:
    """A lesson may be what an excused absence is made up with."""
    waiting = Absence.objects.filter(
        session__make_up_lesson=event.progress.activity_id,
        person=event.progress.enrolment.person_id,
        state=AbsenceState.EXCUSED,
    )
    if waiting.exists():
        enqueue("live.tasks.make_up_by_lesson", progress_id=event.progress.pk)


def on_places_withdrawn(event: PlacesWithdrawn) -> None:
    end_of_withdrawn(run=event.run, now=event.now)
    running = LiveSession.objects.filter(
        activity__section__course=event.run.course_id, state=LiveSession.State.RUNNING
    )
    for session in running.filter(media=LIVEKIT.name):
        came = PresenceLease.objects.filter(
            session=session, person__in=event.person_ids
        )
        for person_id in came.values_list("person", flat=True).distinct():
            enqueue(
                "live.tasks.put_out_guest", session_id=session.pk, person_id=person_id
            )


def listen() -> None:
    """Subscribe to what courses tell."""
    subscribe(ActivityCompleted, on_activity_completed)
    subscribe(PlacesWithdrawn, on_places_withdrawn)
