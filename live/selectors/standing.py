"""Whether those who hold a socket still may."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from live.models import LiveSession
from live.permissions import KEEP_HALL, LEAD_SESSION
from live.selectors.session import SHOWN, halls_for, own_sessions, sessions_for
from people.access import today
from people.models import User

MARK = 16


@dataclass(frozen=True)
class Standing:
    """Who sits in which session as what: member, host or hall (``hall``: its uid)."""

    user_id: int
    session_id: int
    part: str
    mark: str
    hall: str = ""


def mark_of(user: User) -> str:
    """Changes when the password does, and when the user signs out everywhere."""
    told = f"{user.password}:{user.session_round}"
    return hashlib.sha256(told.encode()).hexdigest()[:MARK]


def is_in_good_standing(standing: Standing) -> bool:
    """Whether one may stay, by today's rights."""
    user = User.objects.filter(pk=standing.user_id, is_active=True).first()
    if user is None or mark_of(user) != standing.mark:
        return False
    match standing.part:
        case "member":
            mine = own_sessions(user)
        case "host":
            mine = sessions_for(user, LEAD_SESSION)
        case "hall":
            return halls_for(user, KEEP_HALL).filter(uid=standing.hall).exists()
        case _:
            return False
    return mine.filter(pk=standing.session_id).exists()


def those_in_good_standing(standings: Iterable[Standing]) -> set[Standing]:
    """Those who may stay; two queries for all members of a session."""
    members: dict[int, list[Standing]] = defaultdict(list)
    good: set[Standing] = set()
    for one in standings:
        if one.part == "member":
            members[one.session_id].append(one)
        elif is_in_good_standing(one):
            good.add(one)
    for session_id, there in members.items():
        good |= _members(session_id, there)
    return good


def _members(session_id: int, standings: list[Standing]) -> set[Standing]:
    session = LiveSession.objects.select_related("activity__section").get(pk=session_id)
    if session.state not in SHOWN:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            _MEMBERS,
            {
                "session": session_id,
                "course": session.activity.section.course_id,
                "users": [one.user_id for one in standings],
                "marks": [one.mark for one in standings],
                "length": MARK,
                "day": today(),
            },
        )
        return {standings[number - 1] for (number,) in cursor.fetchall()}


_MEMBERS = """
SELECT sitting.number
FROM unnest(%(users)s::bigint[], %(marks)s::text[])
    WITH ORDINALITY AS sitting (user_id, mark, number)
JOIN people_user AS account ON account.id = sitting.user_id AND account.is_active
    AND left(encode(sha256(convert_to(account.password || ':' || account.session_round,
        'UTF8')), 'hex'), %(length)s) = sitting.mark
JOIN people_person AS person ON person.user_id = account.id
WHERE EXISTS (
    SELECT FROM courses_enrolment AS place
    JOIN courses_courserun AS run ON run.id = place.run_id
    WHERE place.person_id = person.id AND run.course_id = %(course)s
        AND place.state <> 'withdrawn')
AND (NOT EXISTS (SELECT FROM live_invitedunit WHERE session_id = %(session)s)
    OR EXISTS (
        SELECT FROM people_homeunit AS home
        JOIN people_unitpath AS path ON path.unit_id = home.unit_id
            AND path.period @> %(day)s::date
        JOIN live_invitedunit AS invited ON invited.session_id = %(session)s
        JOIN people_unitpath AS above ON above.unit_id = invited.unit_id
            AND above.period @> %(day)s::date AND path.path <@ above.path
        WHERE home.person_id = person.id AND home.period @> %(day)s::date))
"""
