"""The report of a session: invited against come."""

from datetime import timedelta

import pytest
from django.urls import reverse

from live.selectors.invitation import InvitedLine, invited_lines
from live.services.settlement import settle
from people.kinds.role import Role
from people.models import Unit
from tests.factories import NOON, GrantFactory, PersonFactory, UnitFactory
from tests.live.factories import held, lease, member_of

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=13)


@pytest.fixture
def province():
    return UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")


@pytest.fixture
def session(province):
    return held(NOON, ("talk", 60), activity__section__course__owner=province)


def _came(session, person):
    lease(session, NOON, NOON + timedelta(minutes=60), person=person)


def test_a53_invited_list_is_held_against_those_who_came(client, session, province):
    full, thin, apart = (
        UnitFactory(parent=province, name=name)
        for name in ("Chi bộ đủ", "Chi bộ thiếu", "Chi bộ ngoài")
    )
    for unit in (full, thin):
        session.invited.create(unit=unit)
    for person in [member_of(session, full) for _ in range(3)]:
        _came(session, person)
    some = [member_of(session, thin) for _ in range(9)]
    for person in some[:8]:
        _came(session, person)
    _came(session, member_of(session, apart, full_name="Lê Không Mời"))
    _came(session, PersonFactory(unit=thin, full_name="Vũ Không Ghi Danh"))
    settle(session=session, actor=None, now=LATER)

    lines = invited_lines(session, Unit.objects.all())

    assert lines == [InvitedLine("Chi bộ thiếu", 9, 8), InvitedLine("Chi bộ đủ", 3, 3)]
    assert [one.is_large for one in lines] == [True, False]
    client.force_login(GrantFactory(role=Role.CAMPAIGN_OFFICER, unit=province).user)
    page = client.get(reverse("live:report", args=[session.uid])).text
    assert "thiếu quá một phần mười" in page
    assert "2 người đến dự mà không có trong danh sách mời" in page
    assert "Lê Không Mời" in page
    assert "Vũ Không Ghi Danh" in page


def test_a53_without_invited_units_the_course_is_the_list(session, province):
    unit = UnitFactory(parent=province)
    there, _away = (member_of(session, unit) for _ in range(2))
    _came(session, there)
    settle(session=session, actor=None, now=LATER)

    assert invited_lines(session, Unit.objects.all()) == [InvitedLine("", 2, 1)]
    assert invited_lines(session, Unit.objects.filter(pk=province.pk)) == []


@pytest.mark.parametrize("tenth", [(10, 9, False), (10, 8, True), (0, 0, False)])
def test_a53_a_tenth_is_no_deviation_and_more_is(tenth):
    invited, came, is_large = tenth

    assert InvitedLine("x", invited, came).is_large is is_large
