"""Signing in with a second factor, setting it up, and the devices of an account."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.kinds.role import Role
from people.models import Device
from people.services.second_factor import TRIES, is_asked_of
from people.services.sign_in_code import issue_codes
from tests.factories import (
    PASSWORD,
    GrantFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)
from tests.people.second_factors import digits, with_factor

pytestmark = pytest.mark.django_db
CODE, SET_UP, OWN = (
    reverse(f"people:{name}")
    for name in ("second_factor", "first_set_up", "own_second_factor")
)
ANDROID = "Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36"


def _password(client, user, **more):
    return client.post(
        "/sign-in/", {"username": user.username, "password": PASSWORD, **more}
    )


def _is_in(client):
    return client.get("/account/").status_code == 200


def _shown(answer):
    """The secret that the page of setting up shows."""
    return re.search(r"[?&]secret=(\w+)", answer.content.decode()).group(1)


@pytest.fixture
def user():
    user = UserFactory()
    with_factor(user)
    return user


def test_d02_password_alone_opens_nothing(client, user):
    answer = _password(client, user, next="/notices/")

    assert answer["Location"] == CODE
    assert not _is_in(client)
    answer = client.post(CODE, {"digits": digits()})
    assert answer["Location"] == "/notices/"
    assert _is_in(client)


def test_d02_wrong_digits_are_told_and_too_many_slowed_down(client, user):
    _password(client, user)

    answers = [client.post(CODE, {"digits": "000000"}) for _ in range(TRIES + 1)]

    assert [one.status_code for one in answers] == [200] * TRIES + [429]
    assert "mã dự phòng" in answers[-1].content.decode()
    assert not _is_in(client)


def test_d02_recovery_code_opens_in_place_of_the_app(client):
    user = UserFactory()
    codes = with_factor(user)
    _password(client, user)

    page = client.get(CODE, {"recovery": ""}).content.decode()
    answer = client.post(f"{CODE}?recovery", {"digits": codes[0]})

    assert "ABCD-EFGH" in page
    assert answer.status_code == 302
    assert _is_in(client)


def test_d02_nobody_waits_for_ever_or_past_a_change_of_password(client, user, noon):
    _password(client, user)
    user.set_password("khác hẳn rồi đấy")
    user.save()
    assert client.get(CODE).status_code == 410

    user.set_password(PASSWORD)
    user.save()
    _password(client, user)
    noon.shift(601)
    assert client.post(CODE, {"digits": digits()}).status_code == 410
    assert not _is_in(client)


def test_d02_nobody_sets_a_new_one_up_past_the_one_that_is_asked(
    client, user, settings
):
    settings.SECOND_FACTOR = "required"
    GrantFactory(user=user, role=Role.LECTURER)
    _password(client, user)

    for answer in (client.get(SET_UP), client.post(SET_UP, {"digits": digits()})):
        assert answer["Location"] == CODE
    assert not _is_in(client)


def test_d02_required_of_an_officer_at_the_next_sign_in(client, settings):
    settings.SECOND_FACTOR = "required"
    officer = GrantFactory(role=Role.LECTURER).user

    answer = _password(client, officer)
    page = client.get(SET_UP)
    wrong = client.post(SET_UP, {"digits": "12"})
    right = client.post(SET_UP, {"digits": digits(secret=_shown(page))})

    assert answer["Location"] == SET_UP
    assert (wrong.status_code, right.status_code) == (200, 200)
    assert len(re.findall(r"<code>\w{4}-\w{4}</code>", right.content.decode())) == 10
    assert _is_in(client)
    assert is_asked_of(officer)


def test_d02_one_time_code_does_not_go_round_it(client, settings):
    province = UnitFactory(kind="province")
    cell = UnitFactory(parent=province)
    person = PersonFactory(user=UserFactory(), unit=cell)
    with_factor(person.user)
    actor = GrantFactory(unit=province, role=Role.ORGANISATION_OFFICER).user
    slip = issue_codes(people=[person], actor=actor)[0]

    client.post(reverse("people:enter"), {"code": slip.code})
    new = {"new": "hoa sen trắng 27", "again": "hoa sen trắng 27"}
    answer = client.post(reverse("people:enter_password"), new)

    assert answer["Location"] == CODE
    assert not _is_in(client)


def test_d02_own_is_set_up_with_the_password(client):
    user = UserFactory()
    client.force_login(user)
    secret = _shown(client.get(OWN))
    told = {"digits": digits(secret=secret)}

    wrong = client.post(OWN, {**told, "present": "sai"})
    right = client.post(OWN, {**told, "present": PASSWORD})

    assert not is_asked_of(UserFactory())
    assert "Mật khẩu hiện tại chưa đúng" in wrong.content.decode()
    assert right.status_code == 200
    assert is_asked_of(user)
    assert "no-store" in right["Cache-Control"]


def test_d02_own_is_taken_off_with_its_digits_only(client, user):
    client.force_login(user)

    client.post(OWN, {"digits": "000000", "do": "off"})
    assert is_asked_of(user)
    answer = client.post(OWN, {"digits": digits(), "do": "off"})

    assert answer["Location"] == "/account/"
    assert not is_asked_of(user)


def test_d02_own_codes_are_made_anew(client, user):
    client.force_login(user)

    answer = client.post(OWN, {"digits": digits(), "do": "renew"})

    assert "Mã dự phòng của anh/chị" in answer.content.decode()


def test_d02_member_needs_none(client, settings):
    settings.SECOND_FACTOR = "required"
    assert _password(client, UserFactory())["Location"] == "/today/"


def test_d02_superior_resets_it_from_the_page_of_the_person(client):
    province = UnitFactory(kind="province")
    person = PersonFactory(user=UserFactory(), unit=UnitFactory(parent=province))
    with_factor(person.user)
    client.force_login(GrantFactory(unit=province, role=Role.ORGANISATION_OFFICER).user)
    address = reverse("people:reset_second_factor", args=[person.uid])
    page = client.get(reverse("people:person", args=[person.uid])).content.decode()

    client.post(address)

    assert address in page
    assert not is_asked_of(person.user)
    page = client.get(reverse("people:person", args=[person.uid])).content.decode()
    assert address not in page


def test_d02_devices_are_listed_and_ended_one_by_one(client):
    user = UserFactory()
    phone = Client(headers={"User-Agent": ANDROID})
    for browser in (client, phone):
        _password(browser, user)
    page = client.get("/account/").content.decode()
    device = Device.objects.get(agent=ANDROID)

    client.post(reverse("people:end_device", args=[device.uid]))

    assert "Chrome trên Android" in page
    assert _is_in(client)
    assert not _is_in(phone)
    assert Device.objects.count() == 1


def test_d02_device_of_another_is_not_found(client):
    client.force_login(UserFactory())
    _password(Client(), UserFactory())
    foreign = Device.objects.latest("pk")

    answer = client.post(reverse("people:end_device", args=[foreign.uid]))

    assert answer.status_code == 404


def test_d02_devices_end_with_their_sessions(client):
    user = UserFactory()
    phone, tablet = Client(), Client()
    for browser in (client, phone, tablet):
        _password(browser, user)
    phone.post("/sign-out/")
    assert Device.objects.count() == 2

    new = {"present": PASSWORD, "new": "hoa sen trắng 27", "again": "hoa sen trắng 27"}
    client.post("/account/password/", new)

    assert Device.objects.get().session_key == client.session.session_key
    assert not _is_in(tablet)


def test_d02_somebody_else_comes_in_on_the_same_browser(client):
    first = UserFactory()
    province = UnitFactory(kind="province")
    person = PersonFactory(user=UserFactory(), unit=UnitFactory(parent=province))
    actor = GrantFactory(unit=province, role=Role.ORGANISATION_OFFICER).user
    slip = issue_codes(people=[person], actor=actor)[0]
    _password(client, first)

    client.post(reverse("people:enter"), {"code": slip.code})
    new = {"new": "hoa sen trắng 27", "again": "hoa sen trắng 27"}
    client.post(reverse("people:enter_password"), new)

    device = Device.objects.get(user=person.user)
    assert device.session_key == client.session.session_key


def test_d02_list_costs_the_same_with_one_and_three(client, django_assert_num_queries):
    user = UserFactory()
    _password(client, user)
    client.get("/account/")
    with CaptureQueriesContext(connection) as one:
        client.get("/account/")
    for _ in range(2):
        _password(Client(), user)

    with CaptureQueriesContext(connection) as three:
        client.get("/account/")

    assert len(three) == len(one)
