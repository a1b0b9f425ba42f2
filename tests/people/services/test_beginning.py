"""A new site: one command, and its first officer comes in and may enter the rest."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from kernel.models import AuditEvent
from people.access import has_permission
from people.models import Grant, Person, Unit, User
from people.permissions import GRANT_ROLE, IMPORT_ROSTER, RUN_JOBS
from people.services.beginning import BegunBefore, begin_site, code_by_operator
from tests.factories import PersonFactory, UnitFactory

pytestmark = pytest.mark.django_db
SINCE = date(2026, 1, 1)


def _begin(capsys) -> str:
    """The code that the command tells."""
    call_command(
        "begin_site",
        unit="Đảng bộ tỉnh Bình Phước",
        officer="nguyễn văn  an",
        since=SINCE,
    )
    lines = capsys.readouterr().out.splitlines()
    return lines[1].removeprefix("One-time code: ")


def test_d15_first_officer_comes_in_by_the_code_and_may_do_what_begins_a_site(
    client, capsys
):
    code = _begin(capsys)

    client.post(reverse("people:enter"), {"code": code})
    passwords = {"new": "một mật khẩu dài", "again": "một mật khẩu dài"}
    answer = client.post(reverse("people:enter_password"), passwords, follow=True)

    assert answer.status_code == 200
    user = User.objects.get()
    assert answer.wsgi_request.user == user
    assert all(
        has_permission(user, one) for one in (IMPORT_ROSTER, GRANT_ROLE, RUN_JOBS)
    )
    assert Unit.objects.get().name == "Đảng bộ tỉnh Bình Phước"
    assert Person.objects.get().user == user
    assert client.get(reverse("staff")).status_code == 200


def test_d15_a_site_begins_once():
    begin_site(unit_name="Tỉnh", person_name="Nguyễn Văn An", since=SINCE)
    with pytest.raises(BegunBefore):
        begin_site(unit_name="Tỉnh", person_name="Nguyễn Văn An", since=SINCE)
    assert Grant.objects.count() == 2


@pytest.mark.parametrize(
    ("unit", "officer"), [("", "An"), ("Tỉnh", "  "), (None, None)]
)
def test_d15_names_are_asked_for(unit, officer):
    with pytest.raises(CommandError):
        call_command("begin_site", unit=unit, officer=officer)
    assert not Unit.objects.exists()


def test_d15_operator_gives_a_new_code_to_an_account_and_to_nobody_else(capsys):
    _begin(capsys)
    officer = Person.objects.get()

    slip = code_by_operator(member_code=officer.code)

    assert slip.person == officer
    told = AuditEvent.objects.filter(verb="sign_in_code.issued").latest("pk")
    assert told.actor_uid is None
    stranger = PersonFactory(unit=UnitFactory())
    for code in (stranger.code, "không có"):
        with pytest.raises(CommandError):
            call_command("begin_site", code_for=code)
