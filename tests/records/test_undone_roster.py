"""A roster taken back while a round is open: the lists say again what they said before."""

from datetime import date
from typing import Any

import pytest

from courses.models import Enrolment, RosterEntry
from people.kinds.role import Role
from people.models import Person
from people.services.roster_applying import (
    SomethingDepends,
    apply_roster,
    undo_roster,
)
from people.services.roster_import import start_applying, upload_roster
from people.services.roster_reading import read_roster
from records.models import CompletionRecord, Tally
from records.selectors.verification import wrong_tallies
from tests.factories import GrantFactory, UnitFactory
from tests.people.roster_file import person, sheet
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def figures(this: Any) -> dict[int, tuple[int, int, int]]:
    return {
        one.unit_id: (one.registered, one.moved_out, one.counted)
        for one in Tally.objects.filter(campaign=this.campaign)
    }


def bring(this: Any, *rows: Any) -> Any:
    actor = GrantFactory(unit=this.province, role=Role.ORGANISATION_OFFICER).user
    roster = upload_roster(
        unit=this.province,
        file=sheet(*rows),
        file_name="danh-sach.xlsx",
        effective_on=ON,
        actor=actor,
    )
    read_roster(roster=roster)
    start_applying(roster=roster, actor=actor)
    apply_roster(roster=roster)
    roster.refresh_from_db()
    return roster


def round_with_cells() -> tuple[Any, Any, Any]:
    this = make_round()
    cells = [UnitFactory(parent=this.province, code=f"79.0{n}") for n in (1, 2)]
    return this, cells[0], cells[1]


def test_a42_undo_takes_newcomers_off_the_open_lists(run_jobs):
    this, cell, other = round_with_cells()
    mover = this.add(cell, full_name="Trần Thị Lành", card_number="7.7")
    this.count()
    before = figures(this)
    roster = bring(
        this,
        person(unit="79.01"),
        person("Trần Thị Lành", None, "7.7", "79.02"),
    )
    run_jobs()
    while_in = figures(this)

    undo_roster(roster=roster, actor=roster.uploaded_by)
    run_jobs()

    newcomer = Person.objects.get(card_number="99.000001")
    current = RosterEntry.objects.filter(campaign=this.campaign, ended_at=None)
    assert while_in != before
    assert {**figures(this), other.pk: (0, 0, 0)} == {**before, other.pk: (0, 0, 0)}
    assert wrong_tallies(this.campaign) == []
    assert list(current.values_list("person", "unit", "exclusion")) == [
        (mover.pk, cell.pk, "")
    ]
    assert not newcomer.homes.exists()  # the list of then still names them
    assert newcomer.enrolments.get().state == Enrolment.State.WITHDRAWN


def test_a42_roster_taken_back_can_be_brought_again(run_jobs):
    this, cell, _ = round_with_cells()
    roster = bring(this, person(unit="79.01"))
    run_jobs()
    undo_roster(roster=roster, actor=roster.uploaded_by)
    run_jobs()

    bring(this, person(unit="79.01"))
    run_jobs()

    newcomer = Person.objects.get(card_number="99.000001")
    assert newcomer.homes.get().unit == cell
    assert newcomer.enrolments.get().state == Enrolment.State.ACTIVE
    assert figures(this)[cell.pk] == (1, 0, 1)


def test_a42_undo_refuses_once_a_record_rests_on_a_newcomer(run_jobs):
    this, cell, _ = round_with_cells()
    roster = bring(this, person(unit="79.01"))
    run_jobs()
    newcomer = Person.objects.get(card_number="99.000001")
    CompletionRecord.objects.create(
        campaign=this.campaign, version=this.version, person=newcomer, unit=cell
    )

    with pytest.raises(SomethingDepends):
        undo_roster(roster=roster, actor=roster.uploaded_by)

    assert newcomer.homes.get().unit == cell
