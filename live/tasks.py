"""Background work of live."""

from django.utils import timezone

from courses.models import Progress
from live.models import LiveSession, SlideDeck
from live.selectors.session import own_sessions
from live.services import meeting, packing, panel, slide_deck
from live.services.makeup import lessons_done
from live.services.reminder import remind_all
from live.services.settlement import SETTLE_AFTER, report_attendance, settle
from people.models import Person, User


def settle_sessions() -> int:
    """Settle the sessions whose clerks have had their time; hand over what waits."""
    now = timezone.now()
    over = LiveSession.objects.filter(state=LiveSession.State.ENDED)
    due = over.filter(settled_at=None, ended_at__lte=now - SETTLE_AFTER)
    for session in due.order_by("pk"):
        settle(session=session, actor=None, now=now)
    waiting = over.filter(
        settled_at__isnull=False, attendance__reported_at=None
    ).exclude(attendance__grade="")
    return sum(
        report_attendance(session=one, now=now)
        for one in waiting.distinct().order_by("pk")
    )


def remind_sessions() -> int:
    """Remind those invited to what begins within a day, and within an hour."""
    return remind_all()


def settle_session(*, session_id: int) -> None:
    """Settle one session at once, as its lecturer asked, and hand it over."""
    session = LiveSession.objects.select_related("activity__section").get(pk=session_id)
    settle(session=session, actor=None)
    report_attendance(session=session)


def make_up_by_lesson(*, progress_id: int) -> None:
    """Count a lesson that was completed for the absences it was named for."""
    done = Progress.objects.select_related("activity", "enrolment__person").get(
        pk=progress_id
    )
    lessons_done(lesson=done.activity, person=done.enrolment.person, now=timezone.now())


def keep_recording(*, session_id: int) -> None:
    """Make the replay of a session that is over, or delete what was broadcast."""
    packing.keep_recording(session=LiveSession.objects.get(pk=session_id))


def end_meeting(*, session_id: int) -> None:
    """Close the meeting of a session that is over on the server that held it."""
    session = LiveSession.objects.select_related("activity").get(pk=session_id)
    if session.backend.is_panel:
        panel.end_panel(session=session)
    else:
        meeting.end_meeting(session=session)


def hush_speaker(*, session_id: int, user_id: int) -> None:
    """Take the word from somebody whose hand is down, unless they were invited again."""
    session = LiveSession.objects.select_related("activity").get(pk=session_id)
    user = User.objects.get(pk=user_id)
    if session.backend.is_panel:
        panel.hush(session=session, user=user)
    elif not panel.may_speak(session, user):
        meeting.hush(session=session, person=Person.objects.get(user=user))


def hush_speakers_again() -> int:
    """Take the word from those who came in anew with what was theirs before."""
    return meeting.hush_again()


def put_out_guest(*, session_id: int, person_id: int) -> None:
    """Put somebody out of a meeting to which they are not invited any more."""
    session = LiveSession.objects.select_related("activity").get(pk=session_id)
    person = Person.objects.select_related("user").get(pk=person_id)
    is_invited = (
        person.user and own_sessions(person.user).filter(pk=session.pk).exists()
    )
    if session.is_running and not is_invited:
        meeting.put_out(session=session, person=person)


def draw_slides(*, deck_id: int) -> None:
    """Make the pages of a PDF the slides of its session."""
    decks = SlideDeck.objects.select_related("session", "added_by")
    deck = decks.filter(pk=deck_id).first()
    if deck is not None:  # others may have taken its place
        slide_deck.draw_slides(deck=deck)
