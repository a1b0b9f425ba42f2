"""Asking about one's data on the phone; the desk that answers."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from people.kinds.role import Role
from people.models import PrivacyRequest, UnitPath, User
from people.services.privacy_request import ask
from tests.factories import (
    NOON,
    GrantFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
DESK = "/privacy/"
OWN = "/mine/data/requests/"


@pytest.fixture
def officer(client: Client) -> User:
    user = GrantFactory(role=Role.ORGANISATION_OFFICER).user
    client.force_login(user)
    return user


def _request(officer: User, **fields: Any) -> PrivacyRequest:
    person = PersonFactory(unit=officer.grants.get().unit, user=UserFactory())
    return ask(
        person=person, kind="rectify", words="Ngày sinh ghi sai", actor=person.user,
        **fields,
    )  # fmt: skip


def test_d05_member_asks_and_reads_the_answer(client: Client) -> None:
    person = PersonFactory(user=UserFactory())
    client.force_login(person.user)

    client.post(OWN, {"kind": "rectify", "words": "Ngày sinh ghi sai"})
    asked = PrivacyRequest.objects.get()
    text = client.get(OWN).content.decode()
    assert asked.answer_by == NOON + timedelta(days=2)
    assert "Chờ trả lời" in text

    again = client.post(OWN, {"kind": "rectify", "words": "Nữa"})
    assert again.status_code == 422
    assert "chưa được trả lời" in again.content.decode()
    assert client.post(OWN, {"kind": "x"}).status_code == 422


def test_d05_desk_answers_and_shows_what_is_overdue(
    client: Client, officer: User
) -> None:
    late = _request(officer, now=NOON - timedelta(days=9))

    assert "Quá hạn" in client.get(DESK).content.decode()
    empty = client.post(f"{DESK}{late.uid}/", {"outcome": "granted", "words": ""})
    assert empty.status_code == 422
    done = client.post(
        f"{DESK}{late.uid}/", {"outcome": "refused", "words": "Đúng rồi."}
    )
    assert done.status_code == 302
    assert (
        "Không làm, có nêu lý do"
        in client.get(f"{DESK}?show=answered").content.decode()
    )
    client.force_login(late.person.user)
    assert "Đúng rồi." in client.get(OWN).content.decode()


def test_d05_request_of_somebody_who_has_left_stays_at_the_desk(
    client: Client, officer: User
) -> None:
    asked = _request(officer)
    home = asked.person.homes.get()
    home.period = DateRange(home.period.lower, NOON.date())
    home.save()
    for place in home.unit.paths.all():  # and the unit is dissolved
        place.period = DateRange(place.period.lower, NOON.date() - timedelta(days=1))
        place.save()
    above = UnitFactory(kind="province")
    UnitPath.objects.filter(unit=home.unit).update(path=f"u{above.pk}.u{home.unit.pk}")
    codes = []
    for unit in (above, UnitFactory(kind="province")):
        client.force_login(GrantFactory(role=Role.ORGANISATION_OFFICER, unit=unit).user)
        codes.append(client.get(f"{DESK}{asked.uid}/").status_code)

    assert codes == [200, 404]


def test_d05_officer_does_not_meet_an_own_request(
    client: Client, officer: User
) -> None:
    own = PersonFactory(unit=officer.grants.get().unit, user=officer)
    asked = ask(person=own, kind="rectify", words="Sai", actor=officer)

    assert client.get(f"{DESK}{asked.uid}/").status_code == 404


def test_desk_asks_the_same_for_one_and_for_three(
    client: Client, officer: User, django_assert_max_num_queries: Any
) -> None:
    _request(officer)
    client.get(DESK)
    with django_assert_max_num_queries(30) as one:
        client.get(DESK)
    for _ in range(2):
        _request(officer)
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(DESK)
