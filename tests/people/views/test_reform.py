"""The organisation board merges and splits units on screen (a39)."""

import html
from typing import Any

import pytest
from django.test import Client

from people.models import Unit, UnitSuccession
from tests.factories import CourseFactory, GrantFactory, PersonFactory, UnitFactory
from tests.people.reforms import REFORM, commune, homes

pytestmark = pytest.mark.django_db
DATED = {
    "on": "2025-07-01",
    "decision_number": "339-QĐ/TU",
    "decision_on": "2025-06-20",
}


def _text(response: Any) -> str:
    return html.unescape(response.content.decode())


def _absorb(into: Unit, **more: Any) -> dict[str, Any]:
    return {"how": "into", "into": str(into.uid), **DATED, **more}


def test_a39_merger_is_seen_before_it_is_recorded(
    client: Client, officer: Any, province: Unit
) -> None:
    here = UnitFactory(parent=province, name="Chi bộ thôn Đông")
    there = UnitFactory(parent=province, name="Chi bộ thôn Đoài")
    person = PersonFactory(unit=there)
    held = GrantFactory(unit=there, user__display_name="Lê Bí Thư")
    address = f"/units/{there.uid}/merge/"

    assert "Hợp nhất" in _text(client.get(f"/units/{there.uid}/"))
    assert client.get(address).status_code == 200
    preview = client.post(address, _absorb(here))
    text, plan = _text(preview), preview.context["plan"]

    assert not UnitSuccession.objects.exists()
    assert "1 chuyển đến" in text
    assert "Lê Bí Thư" in text
    assert "Không hoàn tác được" in text
    done = client.post(address, _absorb(here, step="confirm", seen=plan.mark))
    assert done.status_code == 302
    assert homes(person)[-1] == (here.pk, REFORM, None)
    held.refresh_from_db()
    assert held.period.upper is not None
    twice = client.post(address, _absorb(here, step="confirm", seen=plan.mark))
    assert twice["Location"] == done["Location"] == f"/units/{there.uid}/"
    former = client.get(done["Location"])
    assert former.templates[0].name == "people/unit_former.html"
    assert "Nay thuộc" in _text(former)
    assert "Chi bộ thôn Đông" in _text(former)
    assert "Lê Bí Thư" in _text(former)


def test_a39_new_unit_is_founded_below_the_chosen_one(
    client: Client, officer: Any, province: Unit
) -> None:
    one, two = (commune(province) for _ in range(2))
    far = commune(commune(province), code="XA.XA")
    address = f"/units/{one.uid}/merge/"
    asked = {
        "how": "new",
        "others": [str(two.uid)],
        "codes": "XA.XA",
        "parent": str(province.uid),
        "kind": "party_committee",
        "code": "XA.MOI",
        "name": "Đảng ủy xã mới",
        **DATED,
    }

    plan = client.post(address, asked).context["plan"]
    client.post(address, {**asked, "step": "confirm", "seen": plan.mark})

    merged = Unit.objects.get(code="XA.MOI")
    assert merged.name == "Đảng ủy xã mới"
    assert set(UnitSuccession.objects.values_list("former", "successor")) == {
        (unit.pk, merged.pk) for unit in (one, two, far)
    }


def test_a39_confirmation_of_what_has_changed_shows_the_new_preview(
    client: Client, officer: Any, province: Unit
) -> None:
    here, there = (UnitFactory(parent=province) for _ in range(2))
    address = f"/units/{there.uid}/merge/"
    plan = client.post(address, _absorb(here)).context["plan"]
    PersonFactory(unit=there)

    page = client.post(address, _absorb(here, step="confirm", seen=plan.mark))

    assert "Dữ liệu đã thay đổi kể từ bản xem trước" in _text(page)
    assert page.context["plan"].moving == 1
    assert not UnitSuccession.objects.exists()


def test_a39_what_stands_in_the_way_has_no_button_to_confirm(
    client: Client, officer: Any, province: Unit
) -> None:
    here = UnitFactory(parent=province)
    there = UnitFactory(parent=province, founded_on=REFORM)
    address = f"/units/{there.uid}/merge/"

    page = client.post(address, _absorb(here))
    forced = client.post(
        address, _absorb(here, step="confirm", seen=page.context["plan"].mark)
    )

    assert 'value="confirm"' not in _text(page)
    assert "Anh/chị hãy chọn ngày hiệu lực muộn hơn" in _text(page)
    assert "Anh/chị hãy chọn ngày hiệu lực muộn hơn" in forced.context["refusal"]
    assert not UnitSuccession.objects.exists()


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "how"),
        ({"how": "into"}, "into"),
        ({"how": "into", "into": "x"}, "into"),
        ({"how": "into", "into": "12345678-1234-4234-8234-123456789abc"}, "into"),
        ({"how": "into", "into": "self"}, "others"),
        ({"how": "new"}, "name"),
        ({"how": "new", "name": "\x00"}, "name"),
        ({"how": "into", "into": "province", "others": ["x"]}, "others"),
        ({"how": "into", "into": "province", "codes": "KHONG.CO"}, "codes"),
        ({"how": "into", "into": "province", "codes": "x," * 3_000}, "codes"),
        ({"how": "into", "into": "province", "on": "31/02/2025"}, "on"),
        ({"how": "into", "into": "province", "on": "9999-12-31"}, "on"),
        ({"how": "into", "into": "province", "on": "1900-01-01"}, "on"),
        ({"how": "into", "into": "province", "decision_number": ""}, "decision_number"),
    ],
)
def test_a39_merger_says_at_the_field_what_is_wrong(
    client: Client, officer: Any, province: Unit, asked: dict[str, Any], field: str
) -> None:
    unit = UnitFactory(parent=province)
    named = {"province": str(province.uid), "self": str(unit.uid)}
    if asked.get("into") in named:
        asked = {**asked, "into": named[asked["into"]]}

    page = client.post(f"/units/{unit.uid}/merge/", {**DATED, **asked})

    assert page.status_code == 200
    assert page.context["plan"] is None
    assert page.context["form"].errors[field]
    assert not UnitSuccession.objects.exists()


def test_a39_units_of_others_cannot_be_merged(
    client: Client, officer: Any, province: Unit
) -> None:
    own, foreign = UnitFactory(parent=province), UnitFactory(code="LA")

    page = client.post(f"/units/{own.uid}/merge/", _absorb(foreign))
    by_code = client.post(f"/units/{own.uid}/merge/", _absorb(province, codes="LA"))

    assert "into" in page.context["form"].errors
    assert "codes" in by_code.context["form"].errors
    assert client.get(f"/units/{foreign.uid}/merge/").status_code == 404
    assert client.get(f"/units/{province.uid}/split/").status_code == 404


def test_a39_cell_is_split_by_a_list_of_its_people(
    client: Client, officer: Any, province: Unit
) -> None:
    cell = UnitFactory(parent=province)
    stays, goes = (PersonFactory(unit=cell) for _ in range(2))
    address = f"/units/{cell.uid}/split/"
    asked = {
        "code-1": "CB.MOI",
        "name-1": "Chi bộ mới",
        "stays": "on",
        "rest": "0",
        f"person-{goes.uid}": "1",
        **DATED,
    }

    assert len(client.get(address).context["form"].person_fields) == 2
    plan = client.post(address, asked).context["plan"]
    assert [(one.name, one.people) for one in plan.shares] == [
        (cell.name, 1),
        ("Chi bộ mới", 1),
    ]
    client.post(address, {**asked, "step": "confirm", "seen": plan.mark})

    part = Unit.objects.get(code="CB.MOI")
    assert homes(goes)[-1] == (part.pk, REFORM, None)
    assert len(homes(stays)) == 1
    assert "Tách ra" in _text(client.get(f"/units/{cell.uid}/"))
    assert "Tách ra từ" in _text(client.get(f"/units/{part.uid}/"))


@pytest.mark.parametrize(("heir", "at"), [("", None), ("2", "P2")])
def test_a39_split_says_who_owns_what_the_unit_owned(
    client: Client, officer: Any, province: Unit, heir: str, at: str | None
) -> None:
    cell = UnitFactory(parent=province)
    course = CourseFactory(owner=cell)
    address = f"/units/{cell.uid}/split/"
    parts = {f"{name}-{n}": f"P{n}" for n in (1, 2) for name in ("code", "name")}
    asked = {**parts, "rest": "1", "heir": heir, **DATED}

    page = client.post(address, asked)
    seen = page.context["plan"].mark
    client.post(address, {**asked, "step": "confirm", "seen": seen})

    course.refresh_from_db()
    owner = Unit.objects.get(code=at) if at else province
    assert course.owner == owner
    assert f"Từ ngày đó thuộc quyền quản lý của {owner.name}" in _text(page)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "__all__"),
        ({"heir": "9"}, "heir"),
        (
            {"code-1": "A", "name-1": "A", "heir": "3", "rest": "1", "stays": ""},
            "__all__",
        ),
        ({"code-1": "A"}, "name-1"),
        ({"name-1": "A"}, "code-1"),
        ({"code-2": "A", "name-2": "A"}, "name-2"),
        ({"code-1": "A", "name-1": "A", "code-2": " A ", "name-2": "B"}, "code-2"),
        ({"code-1": "TAKEN", "name-1": "A"}, "code-1"),
        ({"code-1": "A", "name-1": "A", "rest": "3"}, "__all__"),
        ({"code-1": "A", "name-1": "A", "rest": "x"}, "rest"),
        ({"code-1": "A", "name-1": "A", "rest": "9" * 30}, "rest"),
        ({"code-1": "A", "name-1": "A", "stays": ""}, "__all__"),
    ],
)
def test_a39_split_says_at_the_field_what_is_wrong(
    client: Client, officer: Any, province: Unit, asked: dict[str, Any], field: str
) -> None:
    UnitFactory(code="TAKEN")
    cell = UnitFactory(parent=province)
    sent = {"stays": "on", "rest": "0", **DATED, **asked}

    page = client.post(f"/units/{cell.uid}/split/", sent)

    assert page.status_code == 200
    assert page.context["plan"] is None
    assert page.context["form"].errors[field]
