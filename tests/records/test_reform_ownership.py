"""A39: what a unit owned is its heir's from the day on which it is no more."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db.models import Model, QuerySet

from assessments.permissions import EDIT_QUESTION
from assessments.selectors.question import banks_for
from courses.models import Campaign
from courses.permissions import RUN_CAMPAIGN
from courses.selectors.campaign import campaigns_for
from courses.selectors.resolution import resolutions_for
from kernel.models import AuditEvent
from people.kinds.estate import estates
from people.kinds.role import Role
from people.models import HandOver, Unit
from people.services.handing_over import hand_over_due
from people.services.merging import Merger, plan_merger
from people.services.splitting import NoSuchHeir
from people.services.unit_change import Ending, plan_change, record_change
from people.tasks import hand_over
from people.templatetags.people_words import deed
from tests.factories import CourseFactory, GrantFactory, UnitFactory
from tests.people.reforms import DECISION, commune, merge, new, split
from tests.records.owned import MAKERS, bank, register

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


@pytest.fixture
def province() -> Unit:
    return UnitFactory(kind=Unit.Kind.PROVINCE)


@pytest.fixture
def here(province: Unit) -> Unit:
    return commune(province, name="Xã Mới", code="MOI")


@pytest.fixture
def there(province: Unit) -> Unit:
    return commune(province, name="Xã Cũ", code="CU")


def test_a39_every_table_with_an_owner_is_handed_over_or_says_why_not() -> None:
    owned = {
        one.related_model
        for one in Unit._meta.get_fields(include_hidden=True)
        if one.one_to_many and one.field.name == "owner"
    }

    assert {one.model for one in estates()} == owned
    assert {one.model for one in estates() if not one.stays} == set(MAKERS)


@pytest.mark.parametrize("kind", MAKERS, ids=lambda one: one.__name__)
def test_a39_what_a_unit_owned_is_that_of_the_one_that_takes_over(
    here: Unit, there: Unit, kind: type[Model]
) -> None:
    thing = MAKERS[kind](there)

    merge(there, into=here, on=TODAY)

    thing.refresh_from_db()
    assert thing.owner == here
    told = AuditEvent.objects.get(verb=f"{kind._meta.model_name}.handed_over")
    assert told.target_uid == getattr(thing, "uid", None)
    assert told.facts == {
        "from": str(there.uid),
        "to": str(here.uid),
        "on": "2026-06-01",
        "decision_number": DECISION["decision_number"],
    }
    whole = AuditEvent.objects.get(verb="unit.handed_over")
    assert whole.target_uid == there.uid
    assert whole.facts["kinds"][kind._meta.label_lower] >= 1
    assert deed(told.verb) == "Chuyển sang tổ chức khác quản lý"
    assert hand_over_due() == 0
    assert AuditEvent.objects.filter(verb="unit.handed_over").count() == 1


def test_a39_heir_can_work_on_it_and_before_nobody_could(
    here: Unit, there: Unit
) -> None:
    owned, campaign = bank(there), Campaign.objects.create(owner=there)
    lecturer = GrantFactory(unit=here, role=Role.LECTURER).user
    officer = GrantFactory(unit=here, role=min(RUN_CAMPAIGN.roles)).user
    before = banks_for(lecturer, EDIT_QUESTION).exists()

    merge(there, into=here, on=TODAY)

    assert not before
    assert list(banks_for(lecturer, EDIT_QUESTION)) == [owned]
    assert list(resolutions_for(lecturer, EDIT_QUESTION)) == [owned.resolution]
    assert list(campaigns_for(officer, RUN_CAMPAIGN)) == [campaign]


def test_a39_new_unit_owns_what_those_that_it_replaces_did(
    province: Unit, here: Unit, there: Unit
) -> None:
    things = [CourseFactory(owner=one) for one in (here, there)]

    made = merge(here, there, new=new("X"), parent=province, on=TODAY)

    for one in things:
        one.refresh_from_db()
        assert one.owner == made


def test_a39_unit_above_owns_what_one_that_ends_did(
    province: Unit, there: Unit
) -> None:
    course = CourseFactory(owner=there)
    change = Ending(there, TODAY)
    plan = plan_change(change)

    record_change(change=change, actor=None, seen=plan.mark, **DECISION)

    course.refresh_from_db()
    assert course.owner == province
    assert [one.text for one in plan.notes] == [
        "Các tổ chức kết thúc đang quản lý: khóa học: 1."
    ]
    assert province.name in plan.notes[0].remedy


@pytest.mark.parametrize(("heir", "name"), [(None, "above"), (2, "S2")])
def test_a39_split_leaves_it_to_a_part_or_to_the_unit_above(
    province: Unit, there: Unit, heir: int | None, name: str
) -> None:
    course = CourseFactory(owner=there)

    parts = split(there, new("S1"), new("S2"), on=TODAY, stays=False, rest=1, heir=heir)

    course.refresh_from_db()
    assert course.owner == (province if name == "above" else parts[1])


def test_a39_unit_that_goes_on_after_a_split_keeps_what_it_owns(there: Unit) -> None:
    course = CourseFactory(owner=there)

    split(there, new("S1"), on=TODAY)

    course.refresh_from_db()
    assert (course.owner, HandOver.objects.count()) == (there, 0)


def test_a39_no_heir_that_there_will_not_be(there: Unit) -> None:
    with pytest.raises(NoSuchHeir):
        split(there, new("S1"), new("S2"), on=TODAY, stays=False, rest=1, heir=3)


def test_a39_it_changes_hands_on_the_day_that_lies_ahead(
    here: Unit, there: Unit, noon: time_machine.Traveller
) -> None:
    course = CourseFactory(owner=there)
    merge(there, into=here, on=TODAY + timedelta(days=2))
    hand_over()
    course.refresh_from_db()
    waiting = course.owner
    late = CourseFactory(owner=there)
    noon.shift(timedelta(days=2))

    hand_over()
    hand_over()

    assert waiting == there
    for one in (course, late):
        one.refresh_from_db()
        assert one.owner == here
    assert AuditEvent.objects.filter(verb="course.handed_over").count() == 2


def test_a39_heir_that_ends_too_leaves_it_to_its_own(
    province: Unit, here: Unit, there: Unit
) -> None:
    course = CourseFactory(owner=there)
    merge(there, into=here, on=TODAY - timedelta(days=20))
    third = commune(province)

    merge(here, into=third, on=TODAY - timedelta(days=10))
    late = CourseFactory(owner=there)
    hand_over()

    for one in (course, late):
        one.refresh_from_db()
        assert one.owner == third


def test_a39_units_that_ended_before_heirs_were_written_down_get_theirs(
    province: Unit, here: Unit, there: Unit
) -> None:
    third = commune(province)
    merge(there, into=here, on=TODAY)
    record_change(change=Ending(third, TODAY), actor=None, **DECISION)
    HandOver.objects.all().delete()
    courses = [CourseFactory(owner=one) for one in (there, third)]

    hand_over()
    hand_over()

    for one, heir in zip(courses, (here, province), strict=True):
        one.refresh_from_db()
        assert one.owner == heir
    assert HandOver.objects.count() == 2


def test_a39_bank_of_a_name_that_the_heir_has_gets_the_former_code(
    here: Unit, there: Unit
) -> None:
    bank(here)
    comes = bank(there)
    bank(here, "Ngân hàng (CU)")

    merge(there, into=here, on=TODAY)

    comes.refresh_from_db()
    assert (comes.owner, comes.title) == (here, "Ngân hàng (CU) 2")


def test_a39_register_of_a_sign_that_the_heir_has_stays_and_is_named(
    here: Unit, there: Unit
) -> None:
    register(here)
    stays = register(there)

    plan = plan_merger(Merger(units=(there,), on=TODAY, into=here))
    merge(there, into=here, on=TODAY, seen=plan.mark)

    stays.refresh_from_db()
    assert stays.owner == there
    assert len(plan.notes) == 1
    assert "sổ" in plan.notes[0].text
    assert plan.notes[0].text.endswith(": 1.")


def test_a39_preview_names_the_heir_and_changes_with_it(
    here: Unit, there: Unit
) -> None:
    CourseFactory(owner=there)

    plan = plan_merger(Merger(units=(there,), on=TODAY, into=here))
    other = plan_merger(Merger(units=(there,), on=TODAY, into=here, name="Xã Khác"))

    assert "Xã Mới" in plan.notes[0].remedy
    assert "Xã Khác" in other.notes[0].remedy
    assert plan.mark != other.mark


def _owners() -> set[int]:
    return {
        owner
        for one in estates()
        if not one.stays
        for owner in QuerySet(one.model).values_list("owner", flat=True)
        if owner
    }


def test_a39_nothing_belongs_to_a_unit_that_is_no_more(here: Unit, there: Unit) -> None:
    for make in MAKERS.values():
        make(there)

    merge(there, into=here, on=TODAY)

    gone = Unit.objects.filter(dissolved_on__lte=TODAY).values_list("pk", flat=True)
    assert _owners() & set(gone) == set()
