"""The organisation board founds, renames, places and ends units on screen (a39)."""

import html
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import Unit, UnitName
from people.selectors.unit import ancestors_of
from tests.factories import GrantFactory, PersonFactory, UnitFactory
from tests.people.reforms import REFORM, commune
from tests.people.unit_changes import DATED, NEW, decisions

pytestmark = pytest.mark.django_db


def _text(response: Any) -> str:
    return html.unescape(response.content.decode())


def _confirm(client: Client, address: str, asked: dict[str, Any]) -> Any:
    """The answer to the confirmation of what the preview showed."""
    preview = client.post(address, {**DATED, **asked})
    assert preview.context["plan"] is not None, preview.context["form"].errors
    seen = preview.context["plan"].mark
    return client.post(address, {**DATED, **asked, "step": "confirm", "seen": seen})


def test_a39_unit_is_founded_below_another_once(
    client: Client, officer: Any, province: Unit
) -> None:
    this = commune(province, name="Đảng ủy xã Đông")
    address = f"/units/{this.uid}/found/"

    assert "Thành lập đơn vị trực thuộc" in _text(client.get(f"/units/{this.uid}/"))
    preview = client.post(address, {**DATED, **NEW})
    assert "Chi bộ thôn Mới (CB.MOI)" in _text(preview)
    assert "Không hoàn tác được" in _text(preview)
    assert not Unit.objects.filter(code="CB.MOI").exists()
    done = _confirm(client, address, NEW)
    told = decisions()
    twice = client.post(address, {**DATED, **NEW, "step": "confirm"}, follow=True)

    assert done["Location"] == f"/units/{this.uid}/"
    assert "Quyết định này đã được ghi trước đó." in _text(twice)
    assert decisions() == told
    unit = Unit.objects.get(code="CB.MOI")
    assert ancestors_of(unit) == [province, this]
    assert (unit.name, unit.kind, unit.founded_on) == (NEW["name"], "cell", REFORM)
    page = _text(client.get(f"/units/{unit.uid}/"))
    assert "Trực thuộc Đảng ủy xã Đông" in page
    assert "12-QĐ/ĐU ngày" in page


def test_a39_unit_bears_another_name_from_the_day_on(
    client: Client, officer: Any, province: Unit
) -> None:
    this = UnitFactory(parent=province, name="Chi bộ thôn Đông")
    PersonFactory(unit=this)
    address, asked = f"/units/{this.uid}/rename/", {"name": "Chi bộ thôn Đoài"}

    assert "1 ở lại" in _text(client.post(address, {**DATED, **asked}))
    _confirm(client, address, asked)
    told = decisions()
    twice = client.post(address, {**DATED, **asked, "step": "confirm"}, follow=True)

    assert "Quyết định này đã được ghi trước đó." in _text(twice)
    assert decisions() == told
    names = UnitName.objects.filter(unit=this).order_by("period")
    assert [(one.name, one.period.upper) for one in names] == [
        ("Chi bộ thôn Đông", REFORM),
        ("Chi bộ thôn Đoài", None),
    ]
    page = client.get(f"/units/{this.uid}/")
    assert [one.what for one in page.context["decisions"]] == [
        "Mang tên Chi bộ thôn Đoài",
        "Trực thuộc Tỉnh ủy Bắc Sơn",
        "Mang tên Chi bộ thôn Đông",
    ]


def test_a39_unit_goes_below_another_with_all_below_it(
    client: Client, officer: Any, province: Unit
) -> None:
    here, there = (commune(province, name=name) for name in ("Xã Đông", "Xã Đoài"))
    section = UnitFactory(parent=here, kind=Unit.Kind.SECTION)
    cell = UnitFactory(parent=section)
    PersonFactory(unit=section)
    PersonFactory(unit=cell)
    address, asked = f"/units/{section.uid}/place/", {"to": str(there.uid)}

    page = _text(client.get(address))
    assert "Xã Đoài" in page
    preview = client.post(address, {**DATED, **asked})
    assert "2 chuyển đến" in _text(preview)
    assert "1 tổ chức trực thuộc chuyển theo." in _text(preview)
    _confirm(client, address, asked)
    told = decisions()
    twice = client.post(address, {**DATED, **asked, "step": "confirm"}, follow=True)

    assert "Quyết định này đã được ghi trước đó." in _text(twice)
    assert decisions() == told
    assert ancestors_of(cell) == [province, there, section]


def test_a39_empty_unit_ends_and_the_roles_on_it_too(
    client: Client, officer: Any, province: Unit
) -> None:
    this = UnitFactory(parent=province)
    held = GrantFactory(unit=this, user__display_name="Lê Bí Thư")
    address = f"/units/{this.uid}/end/"

    assert "Lê Bí Thư" in _text(client.post(address, DATED))
    done = _confirm(client, address, {})
    told = decisions()
    twice = client.post(address, {**DATED, "step": "confirm"})

    assert twice["Location"] == done["Location"] == f"/units/{this.uid}/"
    assert decisions() == told
    this.refresh_from_db()
    held.refresh_from_db()
    assert this.dissolved_on == REFORM
    assert held.period.upper is not None
    page = client.get(f"/units/{this.uid}/")
    assert page.templates[0].name == "people/unit_former.html"
    assert "Lê Bí Thư" in _text(page)
    ended = page.context["decisions"][0]
    assert (ended.what, ended.number) == ("Kết thúc hoạt động", "12-QĐ/ĐU")
    assert ended.decided_on.isoformat() == DATED["decision_on"]


def test_a39_end_that_lies_ahead_leads_back_to_the_page_that_says_so(
    client: Client, officer: Any, province: Unit
) -> None:
    this = UnitFactory(parent=province)
    ahead = {"on": "2026-07-01"}
    _confirm(client, f"/units/{this.uid}/end/", ahead)

    for what in ("end", "rename", "found", "place"):
        again = client.get(f"/units/{this.uid}/{what}/")
        assert again["Location"] == f"/units/{this.uid}/"
    page = _text(client.get(f"/units/{this.uid}/"))
    assert "Tổ chức này kết thúc từ ngày" in page
    assert f"/units/{this.uid}/rename/" not in page


def test_a39_unit_that_is_not_empty_says_who_is_in_it(
    client: Client, officer: Any, province: Unit
) -> None:
    this = commune(province)
    UnitFactory(parent=this, name="Chi bộ thôn Đông")
    PersonFactory(unit=this)
    address = f"/units/{this.uid}/end/"

    first = _text(client.get(address))
    page = client.post(address, DATED)
    forced = client.post(
        address, {**DATED, "step": "confirm", "seen": page.context["plan"].mark}
    )

    for text in (first, _text(page)):
        assert "Còn 1 người đang sinh hoạt tại đây." in text
        assert "Còn 1 tổ chức trực thuộc: Chi bộ thôn Đông." in text
        assert f"/units/{this.uid}/merge/" in text
    assert 'value="confirm"' not in _text(page)
    assert "hợp nhất" in forced.context["refusal"]
    this.refresh_from_db()
    assert this.dissolved_on is None


def test_a39_confirmation_of_another_preview_records_nothing(
    client: Client, officer: Any, province: Unit
) -> None:
    here, there = (commune(province) for _ in range(2))
    cell = UnitFactory(parent=here)
    asked = {"to": str(there.uid), **DATED}
    address = f"/units/{cell.uid}/place/"
    seen = client.post(address, asked).context["plan"].mark
    PersonFactory(unit=cell)
    told = decisions()

    page = client.post(address, {**asked, "step": "confirm", "seen": seen})

    assert "Dữ liệu đã thay đổi kể từ bản xem trước" in _text(page)
    assert decisions() == told


@pytest.mark.parametrize("what", ["place", "end"])
def test_a39_preview_asks_as_much_for_one_as_for_three(
    client: Client, officer: Any, province: Unit, what: str
) -> None:
    there, counts = commune(province), []
    asked = {**DATED, "to": str(there.uid)}
    for n in (1, 3):
        this = commune(province)
        for _ in range(n):
            PersonFactory(unit=UnitFactory(parent=this))
            GrantFactory(unit=this)
        with CaptureQueriesContext(connection) as queries:
            assert client.post(f"/units/{this.uid}/{what}/", asked).context["plan"]
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a39_page_of_a_unit_asks_as_much_for_one_decision_as_for_three(
    client: Client, officer: Any, province: Unit
) -> None:
    counts = []
    for n in (1, 3):
        this = UnitFactory(parent=province)
        for day in range(1, n):
            asked = {"name": f"Tên {day}", "on": f"2025-07-0{day}"}
            _confirm(client, f"/units/{this.uid}/rename/", asked)
        client.get(f"/units/{this.uid}/")
        with CaptureQueriesContext(connection) as queries:
            page = client.get(f"/units/{this.uid}/")
        counts.append(len(queries))
        assert len(page.context["decisions"]) == n + 1

    assert counts[0] == counts[1]
