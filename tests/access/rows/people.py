"""Addresses of people."""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session

from people.kinds.notice import News
from people.models import ApiToken, Device, Notice, PrivacyRequest, RosterImport
from people.services.notice import tell
from people.services.unit import dissolve_unit
from tests.access.row import Row
from tests.access.world import Side
from tests.factories import NOON, GrantFactory, UnitFactory


def _person(side: Side) -> dict[str, Any]:
    return {"uid": side.person.uid}


def _unit(side: Side) -> dict[str, Any]:
    return {"uid": side.cell.uid}


def _former_unit(side: Side) -> dict[str, Any]:
    unit = UnitFactory(parent=side.committee)
    dissolve_unit(
        unit=unit,
        on=NOON.date(),
        decision_number="1-QĐ/TU",
        decision_on=NOON.date(),
        actor=None,
    )
    return {"uid": unit.uid}


def _roster(side: Side) -> dict[str, Any]:
    roster = RosterImport.objects.create(
        unit=side.cell,
        file_name="danh-sach.xlsx",
        file_hash="0",
        effective_on=NOON.date(),
        uploaded_by=side.user,
        uploaded_at=NOON,
    )
    return {"uid": roster.uid}


def _grant(side: Side) -> dict[str, Any]:
    return {"uid": GrantFactory(unit=side.cell).uid}


def _token(side: Side) -> dict[str, Any]:
    token = ApiToken.objects.create(
        user=side.user,
        name="Kiểm tra",
        scopes=["questions:import"],
        secret_hash=side.name,
        created_at=NOON,
        expires_at=NOON + timedelta(days=1),
    )
    return {"uid": token.uid}


def _device(side: Side) -> dict[str, Any]:
    session = Session.objects.create(
        session_key=f"device-of-{side.name}",
        session_data="",
        expire_date=NOON + timedelta(days=1),
    )
    device = Device.objects.create(
        user=side.user, session_key=session.session_key, signed_in_at=NOON
    )
    return {"uid": device.uid}


def _privacy(side: Side) -> dict[str, Any]:
    asked = PrivacyRequest.objects.create(
        person=side.person,
        kind=PrivacyRequest.Kind.RECTIFY,
        words="Ngày sinh ghi sai",
        asked_at=NOON,
        answer_by=NOON + timedelta(days=2),
    )
    return {"uid": asked.uid}


def _notice(side: Side) -> dict[str, Any]:
    tell(news=News(kind="test", topic=f"test:{side.name}"), users=[side.user])
    return {"uid": Notice.objects.get(user=side.user).uid}


ROWS: list[Row] = [
    Row("people:notices"),
    Row("people:notices_read", method="post"),
    Row("people:notice_mail"),
    Row("people:notice_mail_confirm", method="post"),
    Row("people:notice_mail_code", method="post"),
    Row("people:notice_mail_stop", method="post"),
    Row("people:notice_open", arguments=_notice, is_own=True, method="post"),
    Row("people:notice_read", arguments=_notice, is_own=True, method="post"),
    Row("people:sign_in"),
    Row("people:sign_out", method="post"),
    Row("people:enter"),
    Row("people:enter_password"),
    Row(
        "people:enter_with",
        arguments=lambda _side: {"code": "ABCD-EFGH"},
        may=lambda *_: True,
    ),
    Row("people:second_factor"),
    Row("people:first_set_up"),
    Row("people:account"),
    Row("people:own_second_factor"),
    Row("people:end_device", arguments=_device, is_own=True, method="post"),
    Row("people:reset_second_factor", arguments=_person, method="post"),
    Row("people:password"),
    Row("people:sign_out_all", method="post"),
    Row("people:token_list"),
    Row("people:revoke_token", arguments=_token, is_own=True, method="post"),
    Row("people:code_list"),
    Row(
        "people:issue",
        method="post",
        data=lambda side: {"person": str(side.person.uid)},
    ),
    Row("people:person_list"),
    Row("people:person", arguments=_person),
    Row("people:transfer_person", arguments=_person),
    Row("people:change_standing", arguments=_person),
    Row("people:unit_list"),
    Row("people:unit_search"),
    Row("people:unit_search", query={"q": "chi bo"}),
    Row("people:unit", arguments=_unit),
    Row(
        "people:unit",
        arguments=lambda side: {"uid": side.province.uid},
        at="province",
    ),
    Row("people:unit", arguments=_former_unit, at="committee"),
    Row("people:merge_units", arguments=_unit),
    Row("people:split_unit", arguments=_unit, at="committee"),
    Row("people:found_unit", arguments=_unit),
    Row("people:rename_unit", arguments=_unit),
    Row("people:place_unit", arguments=_unit, at="committee"),
    Row("people:end_unit", arguments=_unit, at="committee"),
    Row("people:grant_list"),
    Row("people:new_grant"),
    Row("people:end_grant", arguments=_grant, method="post"),
    Row("people:own_privacy"),
    Row("people:privacy_list"),
    Row("people:privacy", arguments=_privacy),
    Row("people:audit_list"),
    Row("people:roster_list"),
    Row("people:roster_template"),
    Row("people:roster", arguments=_roster),
    Row("people:roster_rows", arguments=_roster),
    Row("people:roster_apply", arguments=_roster, method="post"),
    Row("people:roster_check", arguments=_roster, method="post"),
    Row("people:roster_undo", arguments=_roster, method="post"),
]
