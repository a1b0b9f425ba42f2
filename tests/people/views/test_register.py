"""The staff's screens: units, people, transfers, grants, the trail (a40, a41, d01)."""

from datetime import date
from typing import Any

import pytest

from kernel.models import AuditEvent
from people.kinds.role import Role
from people.models import Grant, Standing
from people.services.home import set_standing
from tests.factories import GrantFactory, PersonFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
DECISION = {"decision_number": "12-QĐ/ĐU", "decision_on": "2026-05-20"}


@pytest.fixture
def committee() -> Any:
    return UnitFactory(
        kind="party_committee", name="Đảng ủy xã Lộc Ninh", parent=UnitFactory()
    )


@pytest.fixture
def officer(client: Any, committee: Any) -> Any:
    user = GrantFactory(unit=committee, role=Role.COMMITTEE_OFFICER).user
    client.force_login(user)
    return user


def _shown(page: Any) -> list[str]:
    return [one.full_name for one in page.context["page"]]


def test_people_are_found_without_diacritics_best_first(
    client: Any, officer: Any, committee: Any
) -> None:
    cell = UnitFactory(parent=committee)
    for name in ("Nguyễn Thị Hạnh", "Nguyễn Thị Hạnh Dung", "Trần Văn Hành", "Lê An"):
        PersonFactory(unit=cell, full_name=name)
    PersonFactory(unit=UnitFactory(), full_name="Nguyễn Thị Hạnh Nơi Khác")

    found = _shown(client.get("/people/", {"q": "nguyen thi hanh"}))

    assert found[:2] == ["Nguyễn Thị Hạnh", "Nguyễn Thị Hạnh Dung"]
    assert "Lê An" not in found
    assert "Nguyễn Thị Hạnh Nơi Khác" not in found


def test_people_are_sorted_by_given_name(
    client: Any, officer: Any, committee: Any
) -> None:
    for name in ("Trần Văn Út", "Đỗ Thị Ánh", "Lê Văn Ân", "Phạm An"):
        PersonFactory(unit=committee, full_name=name)

    page = client.get("/people/")

    assert _shown(page) == ["Phạm An", "Đỗ Thị Ánh", "Lê Văn Ân", "Trần Văn Út"]


def test_people_are_filtered_by_state(
    client: Any, officer: Any, committee: Any
) -> None:
    exempt = PersonFactory(unit=committee, full_name="Lê Miễn")
    PersonFactory(unit=committee, full_name="Lê Thường")
    set_standing(
        person=exempt, state=Standing.State.EXEMPT, on=date(2026, 1, 1), actor=None
    )

    shown = {
        state: _shown(client.get("/people/", {"standing": state}))
        for state in ("exempt", "official", "nonsense")
    }

    assert shown == {
        "exempt": ["Lê Miễn"],
        "official": ["Lê Thường"],
        "nonsense": ["Lê Miễn", "Lê Thường"],
    }


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/people/", 6), ("/units/", 9), ("/grants/", 6), ("/people/codes/", 6)],
)
def test_lists_ask_the_same_number_of_queries(
    client: Any,
    officer: Any,
    committee: Any,
    rows: Any,
    address: Any,
    queries: Any,
    django_assert_num_queries: Any,
) -> None:
    for _ in range(rows):
        unit = UnitFactory(parent=committee)
        PersonFactory(unit=unit)
        GrantFactory(unit=unit)

    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_unit_page_asks_the_same_number_of_queries(
    client: Any, officer: Any, committee: Any, rows: Any, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        PersonFactory(unit=UnitFactory(parent=committee))

    with django_assert_num_queries(17):
        page = client.get(f"/units/{committee.uid}/", {"below": "1"})

    assert len(_shown(page)) == rows
    assert page.context["total"] == rows


def test_unit_search_answers_the_picker(
    client: Any, officer: Any, committee: Any
) -> None:
    cell = UnitFactory(parent=committee, name="Chi bộ thôn Bình Hòa")
    UnitFactory(name="Chi bộ thôn Bình Hòa")

    answer = client.get("/units/search/", {"q": "binh hoa"})

    assert answer.json() == {
        "units": [
            {
                "uid": str(cell.uid),
                "name": "Chi bộ thôn Bình Hòa",
                "path": f"{committee.edges.get().parent.name} › {committee.name}",
            }
        ]
    }


def test_person_page_notes_each_reading_once(
    client: Any, officer: Any, committee: Any
) -> None:
    person = PersonFactory(unit=committee)

    page = client.get(f"/people/{person.uid}/")

    events = AuditEvent.objects.filter(verb="person.read", target_uid=person.uid)
    assert [event.actor_uid for event in events] == [officer.uid]
    assert page.status_code == 200


def test_a40_transfer_form_records_the_decision(
    client: Any, officer: Any, committee: Any
) -> None:
    old, new = UnitFactory(parent=committee), UnitFactory(parent=committee)
    person = PersonFactory(unit=old)

    answer = client.post(
        f"/people/{person.uid}/transfer/",
        {"to": str(new.uid), "on": "2026-06-01", **DECISION},
    )

    assert answer.status_code == 302
    home = person.homes.get(unit=new)
    assert (home.decision_number, home.decision_on) == ("12-QĐ/ĐU", date(2026, 5, 20))


@pytest.mark.parametrize(
    "changed",
    [
        {"to": "none"},
        {"to": ""},
        {"on": "31/02/2026"},
        {"on": "0001-01-01"},
        {"on": "9999-99-99"},
        {"decision_number": ""},
        {"decision_number": "x" * 500},
        {"decision_number": "\x00"},
        {"decision_on": "hôm qua"},
    ],
)
def test_transfer_form_explains_bad_input(
    client: Any, officer: Any, committee: Any, changed: Any
) -> None:
    person = PersonFactory(unit=committee)
    cell = UnitFactory(parent=committee)
    told = {"to": str(cell.uid), "on": "2026-06-01", **DECISION, **changed}

    answer = client.post(f"/people/{person.uid}/transfer/", told)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert person.homes.count() == 1


def test_a41_transfer_to_a_foreign_unit_is_refused(
    client: Any, officer: Any, committee: Any
) -> None:
    person = PersonFactory(unit=committee)
    foreign = UnitFactory()

    answer = client.post(
        f"/people/{person.uid}/transfer/",
        {"to": str(foreign.uid), "on": "2026-06-01", **DECISION},
    )

    assert answer.status_code == 200
    assert person.homes.count() == 1


def test_standing_form_records_and_explains(
    client: Any, officer: Any, committee: Any
) -> None:
    person = PersonFactory(unit=committee)
    told = {"state": "suspended", "on": "2026-06-01", "until": "2026-05-01", **DECISION}

    refused = client.post(f"/people/{person.uid}/standing/", told)
    accepted = client.post(f"/people/{person.uid}/standing/", {**told, "until": ""})

    assert (refused.status_code, accepted.status_code) == (200, 302)
    assert person.standings.get().state == "suspended"


def test_d01_grant_form_lends_below_and_ends(
    client: Any, officer: Any, committee: Any
) -> None:
    cell = UnitFactory(parent=committee)
    user = PersonFactory(unit=cell, user=UserFactory()).user
    told = {
        "account": user.username.upper(),
        "role": "cell_secretary",
        "unit": str(cell.uid),
        "since": "2026-06-01",
        "until": "2026-12-31",
        "reason": "Bí thư chi bộ",
    }

    own = client.post("/grants/new/", {**told, "unit": str(committee.uid)})
    endless = client.post("/grants/new/", {**told, "until": ""})
    stranger = client.post("/grants/new/", {**told, "account": UserFactory().username})
    lent = client.post("/grants/new/", told)
    grant = Grant.objects.get(user=user)
    ended = client.post(f"/grants/{grant.uid}/end/")

    assert [one.status_code for one in (own, endless, stranger)] == [200] * 3
    assert (lent.status_code, ended.status_code) == (302, 302)
    grant.refresh_from_db()
    assert grant.period.isempty


def test_audit_page_shows_the_subtree_only(client: Any, committee: Any) -> None:
    inspector = GrantFactory(unit=committee, role=Role.INSPECTOR).user
    ours, theirs = PersonFactory(unit=committee), PersonFactory(unit=UnitFactory())
    for person in (ours, theirs):
        set_standing(person=person, state="exempt", on=date(2026, 1, 1), actor=None)
    client.force_login(inspector)

    page = client.get("/audit/", {"verb": "person.standing", "since": "2026-06-01"})
    odd = client.get("/audit/", {"since": "2026-99-99", "until": "9999-12-31"})

    assert [event.target_uid for event in page.context["page"]] == [ours.uid]
    assert odd.status_code == 200


@pytest.mark.parametrize(
    "words", ["\x00", "%", "_", "\\", "'", "a" * 5000, "😀", "\u200b"]
)
@pytest.mark.parametrize("address", ["/people/", "/units/", "/units/search/"])
def test_hostile_words_find_and_break_nothing(
    client: Any, officer: Any, address: Any, words: Any
) -> None:
    query = {"q": words, "page": "-1", "sort": words, "standing": words}

    assert client.get(address, query).status_code == 200


def test_people_whose_name_only_resembles_the_words_are_found(
    client: Any, officer: Any, committee: Any
) -> None:
    PersonFactory(unit=committee, full_name="Nguyễn Thị Khuyên")
    PersonFactory(unit=committee, full_name="Lê An")

    found = _shown(client.get("/people/", {"q": "nguyen thi khuyen n"}))

    assert found == ["Nguyễn Thị Khuyên"]
