"""Reminders of sessions: a day and an hour before, to everybody invited, once each."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses.models import CourseRun
from kernel import audit
from live.kinds.reminder import Ahead, news_of, topic_of
from live.models import LiveSession
from live.selectors.session import expected_in
from people.services.notice import end_topic, is_quiet, renew_news, tell


def remind_all(*, now: datetime | None = None) -> int:
    """Remind of all that begins within a day, or within the hour; how many were told.

    In quiet hours nobody is told; in the morning those of whom it is still true are. What
    was told to people who are not invited any more, for whatever reason, ends at any hour.
    """
    now = now or timezone.now()
    due = due_sessions(now)
    for session, _ahead in due:
        end_reminders(session=session, is_moved=False, now=now)
    if is_quiet(now):
        return 0
    return sum(remind(session=one, ahead=ahead, now=now) for one, ahead in due)


def due_sessions(now: datetime) -> list[tuple[LiveSession, Ahead]]:
    """What is announced and begins within a day, or within the hour; the nearer alone."""
    sessions = LiveSession.objects.filter(
        state=LiveSession.State.PUBLISHED,
        starts_at__gt=now,
        starts_at__lte=now + max(one.length for one in Ahead),
    ).select_related("activity__section__course__owner")
    return [
        (one, next(ahead for ahead in Ahead if one.starts_at - now <= ahead.length))
        for one in sessions.order_by("starts_at", "pk")
    ]


@transaction.atomic
def remind(*, session: LiveSession, ahead: Ahead, now: datetime | None = None) -> int:
    """Tell whoever is invited and has not been told; how many are new.

    A session that was moved reminds anew of its new time, also of one that it had before.
    Who has no account is not reminded here.
    """
    now = now or timezone.now()
    news = news_of(session.uid, session.activity.title, session.starts_at, ahead)
    people = expected_in(session).filter(user__isnull=False).only("pk")
    told = renew_news(news=news, people=people, now=now)
    owner = session.activity.section.course.owner
    told += tell(news=news, people=people, unit=owner, now=now).told
    if told:
        audit.record(
            actor=None, verb="session.reminded", target=session, now=now,
            ahead=str(ahead), people=told,
        )  # fmt: skip
    return told


def end_of_withdrawn(*, run: CourseRun, now: datetime) -> int:
    """Whoever has left ``run`` is told of its sessions ahead no more; how many it were."""
    ahead = LiveSession.objects.filter(
        activity__section__course=run.course_id,
        state=LiveSession.State.PUBLISHED,
        starts_at__gt=now,
    ).select_related("activity__section")
    return sum(
        end_reminders(session=one, is_moved=False, now=now)
        for one in ahead.order_by("pk")
    )


def end_reminders(*, session: LiveSession, is_moved: bool, now: datetime) -> int:
    """What was told of a time that holds no more, or to whom is not invited any more."""
    stay = None if is_moved else expected_in(session)
    return end_topic(topic=topic_of(session.uid), besides=stay, now=now)
