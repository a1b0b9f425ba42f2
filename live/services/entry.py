"""Who may come into a room, decided for a crowd at once: rights, then leases."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from live.kinds.message import Close
from live.kinds.ticket import Ticket
from live.models import Hall, LiveSession
from live.selectors.standing import Standing, those_in_good_standing
from live.services.presence import Connection, open_leases
from people.models import Person


@dataclass(frozen=True)
class Knock:
    """Somebody with a ticket that we wrote, and their browser's mark for itself."""

    ticket: Ticket
    device: str


@dataclass(frozen=True)
class Entered:
    """As whom they sit; by which lease their presence is counted (a console has none)."""

    standing: Standing
    lease: UUID | None


def enter(knocks: Sequence[Knock]) -> list[Entered | Close]:
    """Each one's place, or the code with which they are sent away; in their order.

    A crowd costs a few statements, not a few each.
    """
    standings = _standings([one.ticket for one in knocks])
    good = those_in_good_standing(one for one in standings if one is not None)
    wanted = _connections(knocks, [one if one in good else None for one in standings])
    opened: set[UUID] = set()
    for session_id, connections in wanted.items():
        opened |= open_leases(session_id, list(connections.values()))
    return [
        _answer(standing if standing in good else None, number, wanted, opened)
        for number, standing in enumerate(standings)
    ]


def _answer(
    standing: Standing | None,
    number: int,
    wanted: dict[int, dict[int, Connection]],
    opened: set[UUID],
) -> Entered | Close:
    if standing is None:
        return Close.NOT_FOUND
    if standing.part == "host":
        return Entered(standing, None)
    connection = wanted[standing.session_id].get(number)
    if connection is None:  # an account of no person
        return Close.NOT_FOUND
    if connection.uid not in opened:
        return Close.TOO_MANY
    return Entered(standing, connection.uid)


def _standings(tickets: Sequence[Ticket]) -> list[Standing | None]:
    """As whom each would sit; None where there is no such session."""
    uids = {one.session for one in tickets}
    found = LiveSession.objects.filter(uid__in=uids).values_list("uid", "pk")
    sessions = {str(uid): pk for uid, pk in found}
    return [
        Standing(one.user, sessions[one.session], one.part, one.mark, one.hall)
        if one.session in sessions
        else None
        for one in tickets
    ]


def _connections(
    knocks: Sequence[Knock], standings: Sequence[Standing | None]
) -> dict[int, dict[int, Connection]]:
    """Session -> place in the row -> the lease that is asked for."""
    there = [one for one in standings if one is not None]
    members = {one.user_id for one in there if one.part == "member"}
    people = dict(
        Person.objects.filter(user__in=members).values_list("user_id", "pk")
        if members
        else ()
    )
    uids = {one.hall for one in there if one.part == "hall"}
    found = Hall.objects.filter(uid__in=uids).values_list("uid", "pk") if uids else ()
    halls = {str(uid): pk for uid, pk in found}
    asked: dict[int, dict[int, Connection]] = defaultdict(dict)
    for number, (knock, one) in enumerate(zip(knocks, standings, strict=True)):
        if one is None or one.part == "host":
            continue
        hall = halls.get(one.hall) if one.part == "hall" else None
        person = people.get(one.user_id) if one.part == "member" else None
        asked[one.session_id]  # also where nobody of it has a person
        if hall or person:
            connection = Connection(uuid4(), person, hall, knock.device)
            asked[one.session_id][number] = connection
    return asked
