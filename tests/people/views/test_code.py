"""One-time codes: issued, used once, limited (d03)."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from kernel.models import AuditEvent
from people.kinds.role import Role
from people.models import CodeFailure, Person, SignInCode, User
from people.services.sign_in_code import (
    AccountOutranks,
    CodeNotGood,
    TooManyFailures,
    check_code,
    forget_failures,
    issue_codes,
    use_code,
)
from tests.factories import (
    GrantFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
NEW = "hoa sen trắng 27"


@pytest.fixture
def cell() -> Any:
    return UnitFactory(parent=UnitFactory())


@pytest.fixture
def secretary(cell: Any) -> Any:
    return GrantFactory(unit=cell, role=Role.CELL_SECRETARY).user


@pytest.fixture
def member(cell: Any) -> Any:
    return PersonFactory(
        unit=cell, full_name="Nguyễn Thị Hạnh", born_on=date(1968, 3, 7)
    )


def _issue(person: Any, actor: Any) -> str:
    return issue_codes(people=[person], actor=actor)[0].code


def test_d03_member_without_email_comes_in_with_a_code(
    client: Any, secretary: Any, member: Any
) -> None:
    client.force_login(secretary)
    sheet = client.post("/people/codes/issue/", {"person": str(member.uid)})
    text = sheet.content.decode()
    code = re.search(r'slip-code">([A-Z2-9]{4}-[A-Z2-9]{4})<', text).group(1)
    assert "<svg" in text
    phone = Client()

    opened = phone.get(f"/enter/{code}/")
    entered = phone.post("/enter/", {"code": code.lower().replace("-", " ")})
    named = phone.get(entered["Location"])
    chosen = phone.post("/enter/password/", {"new": NEW, "again": NEW})

    assert code in opened.content.decode()
    assert "N***** T** Hạnh" in named.content.decode()
    assert chosen.status_code == 302
    assert phone.get("/account/").status_code == 200
    member.refresh_from_db()
    assert member.user.username == member.code
    assert member.user.check_password(NEW)
    assert list(
        AuditEvent.objects.filter(target_uid=member.uid)
        .order_by("pk")
        .values_list("verb", flat=True)
    ) == ["sign_in_code.issued", "sign_in_code.used"]


def test_d03_code_is_good_once(secretary: Any, member: Any) -> None:
    code = check_code(typed=_issue(member, secretary), network="n")

    use_code(code=code, password=NEW)

    with pytest.raises(CodeNotGood):
        use_code(code=code, password=NEW)
    assert User.objects.filter(username=member.code).count() == 1


def test_d03_code_dies_after_24_hours_and_with_a_newer_one(
    noon: Any, secretary: Any, member: Any
) -> None:
    first = _issue(member, secretary)
    second = _issue(member, secretary)

    with pytest.raises(CodeNotGood):
        check_code(typed=first, network="n")
    assert check_code(typed=second, network="n").person == member
    noon.shift(timedelta(hours=24))
    with pytest.raises(CodeNotGood):
        check_code(typed=second, network="n")


def test_d03_code_is_kept_as_a_hash_only(secretary: Any, member: Any) -> None:
    code = _issue(member, secretary).replace("-", "")

    row = SignInCode.objects.values().get()
    facts = AuditEvent.objects.values_list("facts", flat=True)

    assert code not in str(row) + str(list(facts))


def test_d03_wrong_codes_are_limited_for_a_network(secretary: Any, member: Any) -> None:
    good = _issue(member, secretary)
    for _ in range(60):
        with pytest.raises(CodeNotGood):
            check_code(typed="AAAA-AAAA", network="one")

    with pytest.raises(TooManyFailures):
        check_code(typed=good, network="one")
    assert check_code(typed=good, network="other").person == member


def test_wrong_codes_are_forgotten_after_a_day(noon: Any) -> None:
    with pytest.raises(CodeNotGood):
        check_code(typed="x", network="one")
    noon.shift(timedelta(hours=25))

    assert [forget_failures(), forget_failures()] == [1, 0]
    assert CodeFailure.objects.count() == 0


@pytest.mark.parametrize(
    "password",
    ["07031968", "7/3/1968", "1968-03-07", "short 1", "12345678", "DV CODE 1"],
)
def test_d03_password_about_the_person_is_refused(
    client: Any, secretary: Any, member: Any, password: Any
) -> None:
    Person.objects.filter(pk=member.pk).update(code="DVCODE1")
    client.post("/enter/", {"code": _issue(member, secretary)})

    answer = client.post("/enter/password/", {"new": password, "again": password})

    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert Person.objects.get(pk=member.pk).user is None


def test_enter_password_without_a_code_starts_again(client: Any) -> None:
    assert client.get("/enter/password/")["Location"] == "/enter/"


def test_d03_secretary_cannot_open_an_account_of_equal_power(
    cell: Any, secretary: Any
) -> None:
    deputy = PersonFactory(unit=cell, user=UserFactory())
    GrantFactory(user=deputy.user, unit=cell, role=Role.CELL_SECRETARY)
    officer = PersonFactory(unit=cell, user=UserFactory())
    GrantFactory(user=officer.user, unit=cell.edges.get().parent, role=Role.INSPECTOR)

    for person in (deputy, officer):
        with pytest.raises(AccountOutranks):
            issue_codes(people=[person], actor=secretary)
    above = GrantFactory(unit=cell.edges.get().parent, role=Role.COMMITTEE_OFFICER)
    assert issue_codes(people=[deputy], actor=above.user)


def test_d03_code_for_somebody_with_an_account_ends_their_sessions(
    secretary: Any, member: Any
) -> None:
    member.user = UserFactory()
    member.save()
    lost = Client()
    lost.force_login(member.user)
    code = check_code(typed=_issue(member, secretary), network="n")

    use_code(code=code, password=NEW)

    assert lost.get("/account/").status_code == 302


def test_a41_secretary_issues_codes_for_own_cell_only(
    client: Any, secretary: Any
) -> None:
    stranger = PersonFactory(unit=UnitFactory())
    client.force_login(secretary)

    client.post("/people/codes/issue/", {"person": [str(stranger.uid), "not-a-uid"]})

    assert SignInCode.objects.count() == 0


@pytest.mark.parametrize("people", [1, 3])
def test_code_list_asks_the_same_number_of_queries(
    client: Any, secretary: Any, cell: Any, people: Any, django_assert_num_queries: Any
) -> None:
    for _ in range(people):
        PersonFactory(unit=cell)
    client.force_login(secretary)

    with django_assert_num_queries(6):
        page = client.get("/people/codes/")

    assert page.content.decode().count('name="person"') == people
