"""The page of a unit that is no more, or will not be (a39)."""

import html
from typing import Any

import pytest
from django.test import Client

from people.kinds.role import Role
from people.models import Unit
from people.selectors.unit import children_of
from people.services.unit import dissolve_unit
from tests.factories import GrantFactory, UnitFactory
from tests.people.reforms import DECISION, REFORM, commune, merge, new, split

pytestmark = pytest.mark.django_db
FORMER_QUERIES = 19


def _text(response: Any) -> str:
    return html.unescape(response.content.decode())


def test_a39_former_unit_names_its_successors_to_those_who_answer_for_them(
    client: Client, province: Unit
) -> None:
    former, other = (commune(province, name=f"Xã cũ {n}") for n in (1, 2))
    merged = commune(province, name="Xã mới")
    merge(former, into=merged)
    here = GrantFactory(unit=merged, role=Role.COMMITTEE_OFFICER).user
    elsewhere = GrantFactory(unit=other, role=Role.COMMITTEE_OFFICER).user
    address = f"/units/{former.uid}/"

    client.force_login(here)
    page = client.get(address)
    client.force_login(elsewhere)

    assert "Nay thuộc" in _text(page)
    assert "Xã mới" in _text(page)
    assert page.context["grants"] == []
    assert client.get(address).status_code == 404


def test_a39_unit_of_a_province_that_was_absorbed_is_found_by_the_other(
    client: Client, officer: Any, province: Unit
) -> None:
    second = UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy thứ hai")
    district = commune(second)
    dissolve_unit(unit=district, on=REFORM, actor=None, **DECISION)
    assert client.get(f"/units/{district.uid}/").status_code == 404

    merge(second, into=province)

    text = _text(client.get(f"/units/{district.uid}/"))
    assert "Đã giải thể" in text
    assert f"thuộc {second.name} từ ngày 01/07/2025" in text
    assert "Nay thuộc" in _text(client.get(f"/units/{second.uid}/"))


def test_a39_one_province_absorbs_another_on_screen(
    client: Client, officer: Any, province: Unit
) -> None:
    second = UnitFactory(kind=Unit.Kind.PROVINCE, code="T2")
    place = commune(second)
    role = Role.ORGANISATION_OFFICER
    GrantFactory(unit=second, role=role, user=officer)
    address = f"/units/{province.uid}/merge/"
    asked = {
        "how": "into",
        "into": str(province.uid),
        "codes": "T2",
        "name": "Tỉnh ủy mới",
        "on": "2025-07-01",
        "decision_number": "1-QĐ/TW",
        "decision_on": "2025-06-20",
    }

    plan = client.post(address, asked).context["plan"]
    client.post(address, {**asked, "step": "confirm", "seen": plan.mark})

    province.refresh_from_db()
    assert province.name == "Tỉnh ủy mới"
    assert list(children_of(province)) == [place]
    assert client.get(f"/units/{place.uid}/").status_code == 200
    assert client.get(f"/units/{second.uid}/").status_code == 200


def test_a39_unit_that_will_end_says_so(
    client: Client, officer: Any, province: Unit
) -> None:
    here, there = (UnitFactory(parent=province) for _ in range(2))
    merge(there, into=here, on=REFORM.replace(year=2026))

    page = client.get(f"/units/{there.uid}/")

    assert "Tổ chức này kết thúc từ ngày" in _text(page)
    assert (page.context["may_change"], page.context["may_split"]) == (False, False)


@pytest.mark.parametrize("count", [1, 3])
def test_former_unit_page_asks_the_same_number_of_queries(
    client: Client,
    officer: Any,
    province: Unit,
    count: int,
    django_assert_num_queries: Any,
) -> None:
    former = commune(province)
    parts = [new(f"P{n}", "party_committee") for n in range(count + 1)]
    for _ in range(count):
        GrantFactory(unit=former)
    split(former, *parts, stays=False, rest=1)

    with django_assert_num_queries(FORMER_QUERIES):
        assert client.get(f"/units/{former.uid}/").status_code == 200
