"""Leave from the order of lessons, given on its page."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import Activity, Enrolment, Waiver
from courses.selectors.enrolment import outline
from people.kinds.role import Role
from people.models import Unit
from tests.factories import (
    NOON,
    ActivityFactory,
    EnrolmentFactory,
    GrantFactory,
    PersonFactory,
    SectionFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lecturer(client: Client, province: Unit) -> Client:
    client.force_login(GrantFactory(unit=province, role=Role.LECTURER).user)
    return client


def place_with_lessons(cell: Unit, name: str = "Lò Thị Én") -> Enrolment:
    person = PersonFactory(unit=cell, full_name=name)
    place: Enrolment = EnrolmentFactory(person=person)
    part = SectionFactory(course=place.run.course, position=1)
    for position in (1, 2):
        ActivityFactory(section=part, position=position)
    return place


def test_a05_leave_is_given_by_name_with_its_reason(
    lecturer: Client, cell: Unit
) -> None:
    place = place_with_lessons(cell)
    closed = Activity.objects.get(position=2)
    address = reverse("courses:waiver_new", args=[place.uid])
    said = {"activity": str(closed.uid), "reason": "Đi công tác vùng biên giới"}

    found = lecturer.get(reverse("courses:waiver_list"), {"q": "lo thi en"})
    given = lecturer.post(address, said)
    again = lecturer.post(address, said)
    listed = lecturer.get(reverse("courses:waiver_list"))

    assert list(found.context["found"]) == [place]
    assert (given.status_code, again.status_code) == (302, 422)
    assert Waiver.objects.get().reason == "Đi công tác vùng biên giới"
    assert "Đi công tác vùng biên giới" in listed.content.decode()
    assert outline(place, NOON).steps[1].is_reachable


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": " "},
        {"reason": "x" * 501},
        {"reason": "a\x00"},
        {"activity": "không phải mã"},
        {"activity": ""},
    ],
)
def test_hostile_leave_is_refused_by_field(
    lecturer: Client, cell: Unit, wrong: dict[str, str]
) -> None:
    place = place_with_lessons(cell)
    closed = Activity.objects.get(position=2)

    answer = lecturer.post(
        reverse("courses:waiver_new", args=[place.uid]),
        {"activity": str(closed.uid), "reason": "Ốm", **wrong},
    )

    assert (answer.status_code, list(answer.context["form"].errors)) == (
        422,
        list(wrong),
    )
    assert Waiver.objects.count() == 0


def test_leave_is_not_given_to_people_of_others(lecturer: Client) -> None:
    place = place_with_lessons(UnitFactory())

    found = lecturer.get(reverse("courses:waiver_list"), {"q": "lo thi en"})
    answer = lecturer.get(reverse("courses:waiver_new", args=[place.uid]))

    assert list(found.context["found"]) == []
    assert answer.status_code == 404


def test_waiver_list_has_one_query_count(
    lecturer: Client, cell: Unit, queries_of: Callable[[Client, str], int]
) -> None:
    address = reverse("courses:waiver_list") + "?q=lo"
    counts = []
    for rows in (1, 2):
        for _ in range(rows):
            place = place_with_lessons(cell)
            Waiver.objects.create(
                enrolment=place,
                activity=Activity.objects.filter(
                    section__course=place.run.course
                ).latest("pk"),
                reason="Ốm",
                granted_by=GrantFactory(unit=cell).user,
                granted_at=NOON,
            )
        counts.append(queries_of(lecturer, address))

    assert counts[0] == counts[1] <= 9
