"""T6: forms of decisions that are filled in well but for one field, at the confirmation."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from people.models import User
from tests.access.rows import all_rows
from tests.factories import UnitFactory
from tests.hostile.corpus import TEXTS
from tests.hostile.sending import send
from tests.hostile.world import Form, World, counts
from tests.people.unit_changes import DATED, NEW

LONG_NAME = "Đảng bộ " + "ấ" * 192  # the longest that may be
MORE = {
    "longest name": LONG_NAME,
    "letters that turn": "Chi bộ \u202eABC\u202c",
    "joined by nothing": "Chi\u200bbộ\ufeff",
    "too early": "1930-02-02",
    "the day before": "2025-06-30",
    "in a year and more": "2027-06-03",
    "seen of before": "0" * 64,
    "list": "a\r\nBcc: b@example.com",
}

INPUTS = list({**TEXTS, **MORE}.items())
TURNS = 8  # each field meets an eighth of them
REFORMS = {"merge into", "merge new", "split", "found", "rename", "place"}
UID = "12345678-1234-4234-8234-123456789abc"


def _reform(route: str, /, **fields: str) -> Callable[[World], Form]:
    def make(world: World) -> Form:
        side = world.beside.own
        known = {
            "sibling": str(world.beside.sibling.uid),
            "committee": str(side.committee.uid),
            "other": str(UnitFactory(parent=side.province).uid),
        }
        told = {key: one.format(**known) for key, one in fields.items()}
        path = reverse(f"people:{route}", args=[side.cell.uid])
        return Form(path, "post", {**DATED, **told, "step": "confirm", "seen": ""})

    return make


def _row(route: str, /, **fields: str) -> Callable[[World], Form]:
    """As the access matrix calls it."""

    def make(world: World) -> Form:
        side = world.beside.own
        row = all_rows()[route][0]
        arguments = row.arguments(side) if row.arguments else {}
        told = {**(row.data(side) if row.data else {}), **fields}
        path = reverse(route, kwargs=arguments)
        return Form(path, "post", told)

    return make


FORMS: dict[str, Callable[[World], Form]] = {
    "merge into": _reform("merge_units", how="into", into="{sibling}", codes="", name=""),
    "merge new": _reform(
        "merge_units", how="new", others="{sibling}", parent="{committee}", codes="", **NEW
    ),
    "split": _reform(
        "split_unit", **{"stays": "on", "rest": "0", "code-1": "CB.X", "name-1": "Chi bộ X"}
    ),
    "found": _reform("found_unit", **NEW),
    "rename": _reform("rename_unit", name="Chi bộ thôn Đoài"),
    "place": _reform("place_unit", to="{other}"),
    "end": _reform("end_unit"),
    "waves": _row(
        "courses:campaign_waves",
        **{
            "count": "2", "opens_on-1": "2026-06-01", "units-1": UID,
            "opens_on-2": "2026-06-08", "then": "stay",
        },
    ),
    "wave review": _row("records:wave_review", text="Mở sớm hơn một tuần"),
    "wave signature": _row("records:wave_sign"),
    "wave sent back": _row("records:wave_return"),
    "wave opened": _row("records:wave_open"),
    "groups": _row("live:console_groups", division="number", count="4", case="Một việc"),
    "group changed": _row(
        "live:console_groups_command", do="change", uid=UID, case="Việc khác",
        reporter=UID, was=UID,
    ),
    "group's answer": _row(
        "live:room_act", do="write_answer", uid=UID, answer="Một câu", text="", option="1"
    ),
    "broadcast": _row("live:broadcast_begin", source="camera"),
    "panel": _row("live:panel", do="speak", line="x", sdp="v=0"),
    "keeping": _row("records:past_keeping_ask", words="x"),
    "erasure": _row("records:erasure_propose", reason="Theo đơn"),
    "erasure confirmed": _row("records:erasure_confirm", words="Đã xóa"),
    "erasure declined": _row("records:erasure_decline"),
    "mail": lambda _: Form(
        reverse("people:notice_mail"), "post", {"address": "a@b.example", "agrees": "on"}
    ),
    "code of mail": lambda _: Form(
        reverse("people:notice_mail_confirm"), "post", {"code": "123456"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FORMS)
def test_t6_decisions_are_refused_or_taken_whole(what: str, world: World) -> None:
    form = FORMS[what](world)
    side = world.beside.own
    client = world.client(
        side.user if what in {"group's answer", "panel"} else _everything(world)
    )
    before = counts()

    faults = [
        fault
        for turn, field in enumerate(form.fields)
        for why, text in INPUTS[turn % TURNS :: TURNS]
        if (fault := send(client, form, {field: text}, f"{field}, {why}", before))
    ]

    assert faults == []


def _everything(world: World) -> User:
    """Who holds every role in the province."""
    name = "every role in the province"
    found = next(one.user for one in world.beside.callers if one.name == name)
    assert found is not None
    return found


@pytest.mark.parametrize("what", [one for one in FORMS if one in REFORMS])
def test_t6_decisions_are_good_but_for_what_is_spoilt(what: str, world: World) -> None:
    form = FORMS[what](world)
    told = {**form.fields, "step": "preview"}

    answer = world.client(_everything(world)).post(form.action, told)

    assert answer.context["plan"].obstacles == []
