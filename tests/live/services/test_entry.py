"""A crowd at the door: each gets what it would have got alone."""

import uuid

import pytest

from live.kinds.message import Close
from live.kinds.ticket import Ticket
from live.models import PresenceLease
from live.selectors.standing import mark_of
from live.services.entry import Entered, Knock, enter
from live.services.presence import MOST_SOCKETS
from people.kinds.role import Role
from people.models import User
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.live.factories import HallFactory, LiveSessionFactory, member_of

pytestmark = pytest.mark.django_db


def _knock(session, user, part="member", hall="", device="may"):
    ticket = Ticket(str(session.uid), user.pk, part, hall, mark_of(user))
    return Knock(ticket, device)


@pytest.fixture
def session():
    return LiveSessionFactory()


@pytest.fixture
def lecturer(session):
    user = UserFactory()
    owner = session.activity.section.course.owner
    GrantFactory(user=user, role=Role.LECTURER, unit=owner)
    return user


@pytest.fixture
def crowd(session, lecturer):
    """Knocks of all kinds, with what each should get."""
    other, unit = LiveSessionFactory(), UnitFactory()
    one, two, elsewhere = (member_of(at, unit) for at in (session, session, other))
    hall = HallFactory(session=session, unit=unit)
    clerk = UserFactory()
    GrantFactory(user=clerk, role=Role.CELL_SECRETARY, unit=unit)
    stale = Ticket(str(session.uid), one.user.pk, "member", "", "old")
    nowhere = Ticket(str(uuid.uuid4()), one.user.pk, "member", "", mark_of(one.user))
    return [
        (_knock(session, one.user), Entered),
        (_knock(session, elsewhere.user), Close.NOT_FOUND),
        (_knock(session, lecturer, "host"), Entered),
        (_knock(other, elsewhere.user, device="khac"), Entered),
        (_knock(session, one.user, "host"), Close.NOT_FOUND),
        (_knock(session, clerk, "hall", str(hall.uid)), Entered),
        (_knock(session, two.user), Entered),
        (_knock(session, two.user, "hall", str(hall.uid)), Close.NOT_FOUND),
        (Knock(stale, ""), Close.NOT_FOUND),
        (Knock(nowhere, ""), Close.NOT_FOUND),
        (_knock(session, UserFactory()), Close.NOT_FOUND),
    ]


def _kind(answer):
    return Entered if isinstance(answer, Entered) else answer


def test_a12_crowd_is_answered_as_each_alone_would_be(crowd):
    together = [_kind(one) for one in enter([knock for knock, _due in crowd])]
    alone = [_kind(enter([knock])[0]) for knock, _due in crowd]

    assert together == alone == [due for _knock, due in crowd]


def test_a12_lease_is_of_its_session_person_and_device(crowd, session):
    answers = enter([knock for knock, _due in crowd])

    leases = {one.uid: one for one in PresenceLease.objects.all()}
    given = [
        (knock, one) for (knock, _due), one in zip(crowd, answers, strict=True)
        if isinstance(one, Entered)
    ]  # fmt: skip
    assert {one.lease for _knock, one in given if one.lease} == set(leases)
    for knock, one in given:
        if one.standing.part == "host":
            assert one.lease is None
            continue
        lease = leases[one.lease]
        assert str(lease.session.uid) == knock.ticket.session
        assert lease.device == knock.device
        if one.standing.part == "member":
            assert lease.person.user_id == knock.ticket.user
            assert lease.hall is None
        else:
            assert str(lease.hall.uid) == knock.ticket.hall


def test_t8_fourth_socket_of_a_person_has_no_place_even_at_once(session):
    member = member_of(session, UnitFactory())
    user = User.objects.get(pk=member.user_id)
    first = enter([_knock(session, user)])
    answers = enter([_knock(session, user) for _ in range(5)])

    assert isinstance(first[0], Entered)
    assert [_kind(one) for one in answers] == [
        Entered, Entered, Close.TOO_MANY, Close.TOO_MANY, Close.TOO_MANY,
    ]  # fmt: skip
    assert PresenceLease.objects.count() == MOST_SOCKETS


def test_a12_crowd_costs_no_more_statements_than_one(
    session, django_assert_max_num_queries
):
    unit = UnitFactory()
    users = [member_of(session, unit).user for _ in range(30)]

    with django_assert_max_num_queries(10):
        answers = enter([_knock(session, one) for one in users])

    assert all(isinstance(one, Entered) for one in answers)
