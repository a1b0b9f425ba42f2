"""The member's first page: one next thing."""

from datetime import timedelta

import pytest
from django.test import Client

from courses.models import Enrolment
from courses.services.completion import report_evidence
from people.models import User
from tests.factories import (
    NOON,
    ActivityFactory,
    CourseRunFactory,
    EnrolmentFactory,
    PersonFactory,
    SectionFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

FINISHED = {"finished_at": "2026-06-01"}


@pytest.fixture
def member(client: Client) -> User:
    user: User = UserFactory()
    PersonFactory(user=user, unit=UnitFactory(name="Chi bộ Thôn 1"))
    client.force_login(user)
    return user


def make_place(user: User, days: int = 7, lessons: int = 2) -> Enrolment:
    run = CourseRunFactory(
        title=f"Đợt học còn {days} ngày", closes_at=NOON + timedelta(days=days)
    )
    section = SectionFactory(course=run.course)
    for number in range(1, lessons + 1):
        ActivityFactory(
            section=section, position=number, title=f"Bài {number}", minutes=12
        )
    place: Enrolment = EnrolmentFactory(run=run, person=user.person)
    return place


def test_home_says_the_one_next_thing(client: Client, member: User) -> None:
    make_place(member, days=7)

    page = client.get("/today/").content.decode()

    assert "Bước 1 / 2" in page
    assert "khoảng 12 phút" in page
    assert "hạn thứ Hai, 08/06/2026, còn 7 ngày" in page
    assert "Chi bộ Thôn 1" in page


def test_home_takes_the_course_that_closes_first(client: Client, member: User) -> None:
    make_place(member, days=7)
    first = make_place(member, days=3)

    today = client.get("/today/").context["today"]

    assert today.next.enrolment == first
    assert len(today.others) == 1


def test_home_goes_on_to_the_next_course_when_one_waits(
    client: Client, member: User
) -> None:
    later = make_place(member, days=7)
    make_place(member, days=3, lessons=0)

    today = client.get("/today/").context["today"]

    assert today.next.enrolment == later


def test_home_says_when_all_is_done(client: Client, member: User) -> None:
    place = make_place(member, lessons=1)
    lesson = place.run.course.sections.get().activities.get()
    report_evidence(enrolment=place, activity=lesson, evidence=FINISHED, actor=None)

    page = client.get("/today/").content.decode()

    assert "Anh/chị đã hoàn thành mọi việc" in page


def test_home_without_courses_says_what_will_happen(
    client: Client, member: User
) -> None:
    page = client.get("/today/").content.decode()

    assert "Chưa có việc cần làm" in page


def test_home_shows_what_opens_soon_and_nothing_of_others(
    client: Client, member: User
) -> None:
    make_place(PersonFactory(user=UserFactory()).user)
    run = CourseRunFactory(opens_at=NOON + timedelta(days=1))
    EnrolmentFactory(run=run, person=member.person)

    today = client.get("/today/").context["today"]

    assert today.next is None
    assert [one.run for one in today.upcoming] == [run]


@pytest.mark.parametrize("courses", [1, 3])
def test_home_takes_eight_queries(
    client: Client,
    member: User,
    courses: int,
    django_assert_num_queries: object,
) -> None:
    for number in range(courses):
        make_place(member, days=number + 1)

    with django_assert_num_queries(8):  # type: ignore[operator]
        client.get("/today/")


def test_home_sends_visitors_to_sign_in(client: Client) -> None:
    answer = client.get("/today/")

    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=/today/"
