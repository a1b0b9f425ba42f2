"""What a person should look at in an attendance: signs of proxies, not judgements."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection
from django.utils.translation import gettext as _

from live.models import CheckIn, LiveSession
from live.selectors.attendance import GRACE_SECONDS


def remarks_on(session: LiveSession, people: Iterable[int]) -> dict[int, list[str]]:
    """Sentences by person, of those of ``people`` about whom there are any; two queries."""
    chosen = list(people)
    found: dict[int, list[str]] = defaultdict(list)
    for person, text in [*_flags(session, chosen), *_devices(session, chosen)]:
        if text not in found[person]:
            found[person].append(text)
    return dict(found)


def _flags(session: LiveSession, people: list[int]) -> Iterable[tuple[int, str]]:
    """Of check-ins: their flags, and those that came without the mark of a device."""
    done = CheckIn.objects.filter(checkpoint__session=session, person__in=people)
    for one in done.exclude(flag="", device__gt="").order_by("checkpoint__position"):
        if one.flag:
            yield one.person_id, str(one.get_flag_display())
        elif one.recorded_by_id is None:
            yield one.person_id, _("Confirmed without the mark of a device")


def _devices(session: LiveSession, people: list[int]) -> Iterable[tuple[int, str]]:
    """Of connections: on two devices at once, or on a device that others used as well."""
    asked = {"session": session.pk, "people": people, "grace": GRACE_SECONDS}
    with connection.cursor() as cursor:
        cursor.execute(_DEVICES, asked)
        for person, is_twice in cursor.fetchall():
            if is_twice:
                yield person, _("Connected on two devices at once")
            else:
                yield person, str(CheckIn.Flag.SHARED_DEVICE.label)


# A phone that changes its network leaves a line behind for half a minute: no second device.
_DEVICES = """
SELECT DISTINCT mine.person_id, other.person_id = mine.person_id AS is_twice
FROM live_presencelease AS mine
JOIN live_presencelease AS other ON other.session_id = mine.session_id
    AND other.person_id IS NOT NULL AND other.device <> ''
    AND (other.person_id = mine.person_id) = (other.device <> mine.device)
WHERE mine.session_id = %(session)s AND mine.person_id = ANY(%(people)s::bigint[])
    AND mine.device <> '' AND (other.person_id <> mine.person_id
        OR least(coalesce(mine.ended_at, mine.last_seen_at),
            coalesce(other.ended_at, other.last_seen_at))
        > greatest(mine.started_at, other.started_at)
            + make_interval(secs => %(grace)s))
ORDER BY mine.person_id, is_twice
"""
