"""Entering and confirming by hand, as pages."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from people.kinds.role import Role
from people.models import Unit, User
from records.models import CompletionRecord, Participation
from tests.factories import GrantFactory, UnitFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db


def signed_in(unit: Unit, role: Role) -> tuple[Client, User]:
    client, user = Client(), GrantFactory(unit=unit, role=role).user
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client, user


@pytest.fixture
def this() -> Round:
    return make_round()


def filled(*people, **changes):
    return {
        "people": [str(one.uid) for one in people],
        "mode": "hall",
        "occurred_on": "2026-05-30",
        "reason": "Danh sách giấy có ký",
    } | changes


def entry_address(this: Round, unit: Unit) -> str:
    return reverse("records:participation_new", args=[this.campaign.uid, unit.uid])


def test_a30_secretary_enters_several_and_another_confirms(this):
    committee = UnitFactory(parent=this.province)
    cell = UnitFactory(parent=committee)
    first, second = this.add(cell), this.add(cell)
    this.count()
    secretary, _user = signed_in(cell, Role.CELL_SECRETARY)
    officer, _user = signed_in(committee, Role.COMMITTEE_OFFICER)

    secretary.post(entry_address(this, cell), filled(first, second))
    queue = officer.get(reverse("records:confirmations")).content.decode()
    pieces = list(Participation.objects.order_by("record__person"))
    officer.post(reverse("records:confirm", args=[pieces[0].uid]))
    officer.post(
        reverse("records:refuse", args=[pieces[1].uid]), {"reason": "Thiếu chữ ký"}
    )

    assert (first.full_name in queue, second.full_name in queue) == (True, True)
    states = [one.state for one in Participation.objects.order_by("record__person")]
    assert states == ["confirmed", "refused"]
    assert CompletionRecord.objects.filter(participated_at__isnull=False).count() == 1


def test_a30_own_entries_are_not_in_ones_queue(this):
    committee = UnitFactory(parent=this.province)
    cell = UnitFactory(parent=committee)
    person = this.add(cell)
    this.count()
    officer, _user = signed_in(committee, Role.COMMITTEE_OFFICER)
    officer.post(entry_address(this, cell), filled(person))
    piece = Participation.objects.get()

    queue = officer.get(reverse("records:confirmations")).content.decode()
    officer.post(reverse("records:confirm", args=[piece.uid]))

    piece.refresh_from_db()
    assert person.full_name not in queue
    assert piece.state == "proposed"


def test_a41_people_of_another_cell_cannot_be_entered(this):
    cell, other = (UnitFactory(parent=this.province) for _ in range(2))
    this.add(cell)
    stranger = this.add(other)
    this.count()
    secretary, _user = signed_in(cell, Role.CELL_SECRETARY)

    page = secretary.post(entry_address(this, cell), filled(stranger))

    assert page.status_code == 200
    assert "không còn trong danh sách" in page.content.decode()
    assert not Participation.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"people": []},
        {"people": ["x' OR 1=1"]},
        {"occurred_on": "2026-02-31"},
        {"occurred_on": "2027-01-01"},
        {"reason": ""},
        {"reason": "\x00"},
        {"reason": "a" * 5000},
        {"mode": "x"},
    ],
)
def test_hostile_entries_are_refused_and_kept_on_the_form(this, changes):
    cell = UnitFactory(parent=this.province)
    person = this.add(cell)
    this.count()
    secretary, _user = signed_in(cell, Role.CELL_SECRETARY)

    page = secretary.post(entry_address(this, cell), filled(person, **changes))

    assert page.status_code == 200
    assert not Participation.objects.exists()


def test_confirmations_have_one_query_count(this, django_assert_num_queries):
    cell = UnitFactory(parent=this.province)
    this.count()
    officer, _user = signed_in(this.province, Role.COMMITTEE_OFFICER)
    for people in (1, 2):
        for _ in range(people):
            person = this.add(cell)
            record = CompletionRecord.objects.create(
                campaign=this.campaign, version=this.version, person=person, unit=cell
            )
            Participation.objects.create(
                record=record,
                grade="D",
                mode="hall",
                occurred_on=date(2026, 5, 30),
                recorded_at=this.version.opens_at,
                reason="Giấy",
                entered_by=GrantFactory().user,
            )
        with django_assert_num_queries(6):
            officer.get(reverse("records:confirmations"))
