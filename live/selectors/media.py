"""Video and sound of a session: what is on the air, what was recorded, for whom."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from live.kinds.media_address import expiry_of, mark_for
from live.kinds.playlist import Entry, place_of
from live.models import Absence, Attendance, Broadcast, LiveSession, MediaSegment
from live.permissions import KEEP_HALL, LEAD_SESSION, PLAN_SESSION
from live.selectors.session import halls_for, own_sessions, sessions_for
from people.access import Actor

MOST_CHAPTERS = 300


@dataclass(frozen=True)
class Chapter:
    """A place in a recording, in seconds: a part of the agenda, or a slide."""

    at: int
    title: str
    is_part: bool
    url: str = ""  # of the slide

    @property
    def clock(self) -> str:
        """The place as 4:05 or 1:04:05."""
        minutes, seconds = divmod(self.at, 60)
        hours, minutes = divmod(minutes, 60)
        if hours:
            return f"{hours}:{minutes:02d}:{seconds:02d}"
        return f"{minutes}:{seconds:02d}"


def media_value(session: LiveSession) -> dict[str, Any]:
    """What is on the air, for the room; nothing if nobody broadcasts."""
    one = Broadcast.objects.filter(session=session, ended_at=None).first()
    if one is None:
        return {}
    has_video = one.source != Broadcast.Source.VOICE
    return {"source": one.source, "uid": str(one.uid), "has_video": has_video}


def entries_of(session_id: int, newest: int | None = None) -> list[Entry]:
    """The segments in their order, or the ``newest`` of them.

    A segment lasts until the next of its broadcast begins: what a recorder says of the
    length of its last frame is a guess.
    """
    rows = MediaSegment.objects.filter(session=session_id).order_by("-number")
    told = rows.values_list(
        "number", "broadcast__run", "length", "broadcast__started_at", "offset",
        "has_video",
    )  # fmt: skip
    found: list[Entry] = []
    for number, place, length, started_at, offset, has_video in reversed(told[:newest]):
        run = place or 0
        at = started_at + timedelta(milliseconds=offset)
        if found and found[-1].run == run and at > found[-1].at:
            lasted = (at - found[-1].at).total_seconds()
            found[-1] = replace(found[-1], seconds=lasted)
        found.append(Entry(number, run, length / 1000, at, has_video))
    return found


def longest_of(session_id: int) -> int:
    """Whole seconds of the longest segment so far."""
    rows = MediaSegment.objects.filter(session=session_id)
    return round((rows.aggregate(most=Max("length"))["most"] or 0) / 1000)


def has_pictures(session: LiveSession) -> bool:
    """Whether all of its segments have pictures."""
    return not MediaSegment.objects.filter(session=session, has_video=False).exists()


def newest_moment(session_id: int) -> datetime | None:
    """When the newest segment was recorded."""
    entries = entries_of(session_id, newest=1)
    return entries[-1].at if entries else None


def address_of(session: LiveSession, name: str, now: datetime) -> str:
    """A signed address of a file of the session, good for 10 to 20 minutes."""
    folder, expiry = session.uid.hex, expiry_of(now)
    mark = mark_for(folder, expiry)
    return reverse("live:media_file", args=[folder, expiry, mark, name])


def rooms_for(user: Actor) -> QuerySet[LiveSession]:
    """The sessions whose room the user may be in: invited, leading, or keeping a hall."""
    mine = (
        Q(pk__in=own_sessions(user))
        | Q(pk__in=sessions_for(user, PLAN_SESSION))
        | Q(pk__in=sessions_for(user, LEAD_SESSION))
        | Q(pk__in=halls_for(user, KEEP_HALL).values("session"))
    )
    return LiveSession.objects.filter(mine)


def own_replays(user: Actor) -> QuerySet[LiveSession]:
    """The recordings of sessions to which the user was invited when they were held.

    The settlement wrote down who was; until then it is who is invited now.
    """
    if not user.is_authenticated or not user.is_active:
        return LiveSession.objects.none()
    known = {"session": OuterRef("pk"), "person__user": user.pk}
    there = Exists(Attendance.objects.filter(**known))
    away = Exists(Absence.objects.filter(**known))
    invited = Q(settled_at=None, pk__in=own_sessions(user))
    return _recorded().filter(there | away | invited)


def replays_for(user: Actor) -> QuerySet[LiveSession]:
    """One's own, and those one planned or led."""
    led = Q(pk__in=sessions_for(user, PLAN_SESSION))
    led |= Q(pk__in=sessions_for(user, LEAD_SESSION))
    return _recorded().filter(Q(pk__in=own_replays(user)) | led)


def chapters_of(session: LiveSession) -> list[Chapter]:
    """The parts of the agenda and the slides, where they are in the recording."""
    entries = entries_of(session.pk)
    events = session.events.filter(kind__in=["part", "slide"]).order_by("sequence")
    found: list[Chapter] = []
    for kind, told, moment in events.values_list("kind", "payload", "happened_at"):
        at = int(place_of(entries, moment))
        if kind == "part" and told.get("title"):
            found.append(Chapter(at, told["title"], is_part=True))
        elif kind == "slide" and told.get("url"):
            title = _("Slide %(number)d") % {"number": told["number"]}
            found.append(Chapter(at, title, is_part=False, url=told["url"]))
    return found[:MOST_CHAPTERS]


def _recorded() -> QuerySet[LiveSession]:
    return LiveSession.objects.select_related("activity__section__course").filter(
        state=LiveSession.State.ENDED, recording_seconds__isnull=False
    )
