"""Watching a recording is measured; enough of it makes an excused absence up."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.kinds.span import Span, joined, total
from live.kinds.rule import AttendanceRule
from live.kinds.watching import believed, believed_together
from live.models import Absence, LiveSession, ReplayWatch
from live.services.makeup import make_up_if_watched
from people.models import Person


class NothingRecorded(DomainError):
    message = _("There is no recording of this session.")


class TooFast(DomainError):
    message = _("More was told as watched than time has passed. It is not counted.")


@transaction.atomic
def note_watched(
    *,
    session: LiveSession,
    person: Person,
    spans: Sequence[Span],
    now: datetime | None = None,
) -> ReplayWatch:
    """Add what ``person`` has played since the player last told.

    The first call opens the watching, and counts nothing.

    Raises:
        NothingRecorded.
        TooFast: it cannot have been played in that time; nothing is added.
    """
    now = now or timezone.now()
    if not session.recording_seconds:
        raise NothingRecorded
    begin = {"started_at": now, "heard_at": now}
    ReplayWatch.objects.get_or_create(session=session, person=person, defaults=begin)
    watch = ReplayWatch.objects.select_for_update().get(session=session, person=person)
    played = joined([*watch.played, *spans])
    if spans and not (
        believed(spans, watch.heard_at, now)
        and believed_together(played, watch.started_at, now)
    ):
        raise TooFast
    watch.played = [list(one) for one in played]
    watch.seconds = total(played)
    watch.heard_at = now
    rule = AttendanceRule.parse(session.rule)
    is_enough = not rule.seconds_missing(watch.seconds, session.recording_seconds)
    if is_enough and watch.completed_at is None:
        watch.completed_at = now
        audit.record(
            actor=person.user, verb="recording.watched", target=watch, now=now,
            seconds=watch.seconds,
        )  # fmt: skip
    watch.save()
    if is_enough:
        for one in Absence.objects.filter(session=session, person=person):
            make_up_if_watched(absence=one, now=now)
    return watch
