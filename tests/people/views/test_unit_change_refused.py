"""What the forms of one unit's changes refuse, and to whom they are not there (a39)."""

from typing import Any

import pytest
from django.test import Client

from people.models import Unit
from tests.factories import UnitFactory
from tests.people.unit_changes import DATED, NEW, decisions

pytestmark = pytest.mark.django_db
LONG = "x" * 5_000


@pytest.mark.parametrize(
    ("what", "asked", "field"),
    [
        ("found", {"kind": "x"}, "kind"),
        ("found", {"code": ""}, "code"),
        ("found", {"code": "CB\x00"}, "code"),
        ("found", {"code": LONG}, "code"),
        ("found", {"code": " TAKEN "}, "code"),
        ("found", {"name": " \u00a0 "}, "name"),
        ("found", {"name": "Chi\x00bộ"}, "name"),
        ("found", {"name": LONG}, "name"),
        ("found", {"on": "2019-12-31"}, "on"),
        ("found", {"on": "31/02/2025"}, "on"),
        ("found", {"on": "9999-12-31"}, "on"),
        ("found", {"on": "1900-01-01"}, "on"),
        ("found", {"decision_number": "\x00"}, "decision_number"),
        ("found", {"decision_number": LONG}, "decision_number"),
        ("found", {"decision_on": "2026-06-02"}, "decision_on"),
        ("found", {"decision_on": "x"}, "decision_on"),
        ("rename", {"name": "Chi bộ  cũ"}, "name"),
        ("rename", {"name": "\x00"}, "name"),
        ("rename", {"name": LONG}, "name"),
        ("rename", {"name": "Mới", "on": "2020-01-01"}, "on"),
        ("rename", {"name": "Mới", "on": "2019-01-01"}, "on"),
        ("place", {"to": ""}, "to"),
        ("place", {"to": "x\x00"}, "to"),
        ("place", {"to": "self"}, "to"),
        ("place", {"to": "below"}, "to"),
        ("place", {"to": "above"}, "to"),
        ("place", {"to": "foreign"}, "to"),
        ("place", {"to": "other", "on": "2020-01-01"}, "on"),
        ("place", {"to": "other", "on": "2019-01-01"}, "on"),
        ("end", {"on": "2019-01-01"}, "on"),
        ("end", {"on": "2020-01-01"}, "on"),
        ("end", {"decision_number": ""}, "decision_number"),
    ],
)
def test_a39_form_says_at_the_field_what_is_wrong(
    client: Client,
    officer: Any,
    province: Unit,
    what: str,
    asked: dict[str, Any],
    field: str,
) -> None:
    this = UnitFactory(parent=province, name="Chi bộ cũ")
    named = {
        "self": this,
        "below": UnitFactory(parent=this),
        "above": province,
        "foreign": UnitFactory(code="TAKEN"),
        "other": UnitFactory(parent=province),
    }
    if asked.get("to") in named:
        asked = {**asked, "to": str(named[asked["to"]].uid)}
    sent = {**DATED, **(NEW if what == "found" else {}), **asked}
    told = decisions()

    page = client.post(f"/units/{this.uid}/{what}/", {**sent, "step": "confirm"})

    assert page.status_code == 200
    assert page.context["plan"] is None
    assert list(page.context["form"].errors) == [field]
    assert decisions() == told


@pytest.mark.parametrize("what", ["found", "rename", "place", "end"])
def test_a39_units_of_others_are_not_there(
    client: Client, officer: Any, province: Unit, what: str
) -> None:
    foreign = UnitFactory(parent=UnitFactory())

    assert client.get(f"/units/{foreign.uid}/{what}/").status_code == 404
    assert client.post(f"/units/{foreign.uid}/{what}/", DATED).status_code == 404


@pytest.mark.parametrize(
    ("what", "status"), [("found", 200), ("rename", 200), ("place", 404), ("end", 404)]
)
def test_a39_place_and_end_are_for_whoever_holds_the_unit_above(
    client: Client, officer: Any, province: Unit, what: str, status: int
) -> None:
    assert client.get(f"/units/{province.uid}/{what}/").status_code == status
