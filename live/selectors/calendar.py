"""Sessions as events of a calendar."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from live.kinds.calendar import CalendarEvent
from live.models import LiveSession


def events_of(sessions: Iterable[LiveSession]) -> list[CalendarEvent]:
    """``sessions`` as planned; each bears the address of its room."""
    return [_event(one) for one in sessions]


def _event(session: LiveSession) -> CalendarEvent:
    address = settings.WAGTAILADMIN_BASE_URL + reverse("live:room", args=[session.uid])
    return CalendarEvent(
        uid=f"{session.uid}@hoc-tap",
        sequence=session.plan_number,
        starts_at=session.starts_at,
        ends_at=session.starts_at
        + timedelta(minutes=sum(one.minutes for one in session.parts.all()) or 60),
        changed_at=session.planned_at or session.published_at or session.starts_at,
        title=session.activity.title,
        description=f"{session.get_mode_display()}\n{address}",
        url=address,
    )
