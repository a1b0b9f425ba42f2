"""A learner's pages: own courses, their order, and what is said of a closed lesson."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import Activity, Enrolment
from courses.services.completion import report_evidence
from kernel.models import AuditEvent
from people.kinds.role import Role
from people.models import User
from tests.factories import (
    ActivityFactory,
    ContentVersionFactory,
    EnrolmentFactory,
    GrantFactory,
    PersonFactory,
    SectionFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner() -> User:
    made: User = UserFactory()
    PersonFactory(user=made, unit=UnitFactory())
    return made


@pytest.fixture
def enrolment(learner: User) -> Enrolment:
    made: Enrolment = EnrolmentFactory(person=learner.person)
    return made


@pytest.fixture
def lessons(enrolment: Enrolment) -> list[Activity]:
    part = SectionFactory(course=enrolment.run.course, position=1)
    return [ActivityFactory(section=part, position=n, title=f"Bài {n}") for n in (1, 2)]


@pytest.fixture
def signed_in(client: Client, learner: User) -> Client:
    client.force_login(learner)
    return client


def step_url(enrolment: Enrolment, lesson: Activity) -> str:
    return reverse("courses:study_activity", args=[enrolment.uid, lesson.uid])


def test_study_lists_own_courses_under_one_query_count(
    signed_in: Client, learner: User, queries_of: Callable[[Client, str], int]
) -> None:
    EnrolmentFactory()
    EnrolmentFactory(person=learner.person)
    one = queries_of(signed_in, reverse("courses:study"))
    for _ in range(2):
        EnrolmentFactory(person=learner.person)

    three = queries_of(signed_in, reverse("courses:study"))
    listed = signed_in.get(reverse("courses:study")).context["enrolments"]

    assert one == three <= 8
    assert len(listed) == 3


def test_study_course_has_one_query_count(
    signed_in: Client, enrolment: Enrolment, queries_of: Callable[[Client, str], int]
) -> None:
    url = reverse("courses:study_course", args=[enrolment.uid])
    part = SectionFactory(course=enrolment.run.course, position=1)
    ActivityFactory(section=part, position=1)
    one = queries_of(signed_in, url)
    for position in (2, 3):
        ActivityFactory(section=part, position=position)

    assert one == queries_of(signed_in, url) <= 8


def test_a05_closed_lesson_by_url_says_what_is_missing(
    signed_in: Client, enrolment: Enrolment, lessons: list[Activity]
) -> None:
    closed = signed_in.get(step_url(enrolment, lessons[1]))
    opened = signed_in.get(step_url(enrolment, lessons[0]))

    assert closed.status_code == 403
    assert "Anh/chị cần hoàn thành “Bài 1” trước." in closed.content.decode()
    assert step_url(enrolment, lessons[0]) in closed.content.decode()
    assert (opened.status_code, opened["Location"]) == (
        302,
        f"/{enrolment.uid}/{lessons[0].uid}/",
    )


def test_study_of_another_is_not_found(signed_in: Client) -> None:
    foreign = EnrolmentFactory()
    lesson = ActivityFactory(section=SectionFactory(course=foreign.run.course))

    for url in (
        reverse("courses:study_course", args=[foreign.uid]),
        step_url(foreign, lesson),
    ):
        assert signed_in.get(url).status_code == 404


def test_lesson_of_another_course_is_not_found(
    signed_in: Client, enrolment: Enrolment
) -> None:
    assert signed_in.get(step_url(enrolment, ActivityFactory())).status_code == 404


def test_a06_api_returns_each_clause_with_its_evidence(
    signed_in: Client, enrolment: Enrolment, lessons: list[Activity]
) -> None:
    content = ContentVersionFactory(activity=lessons[0])
    Activity.objects.filter(pk=lessons[0].pk).update(
        rule={"clauses": [{"kind": "submitted"}, {"kind": "scaled", "least": "0.8"}]}
    )
    attempt = str(uuid.uuid4())
    progress = report_evidence(
        enrolment=enrolment,
        activity=lessons[0],
        evidence={"attempts": [attempt], "scaled": "0.5"},
        actor=None,
    )

    said = signed_in.get(reverse("courses:progress_rule", args=[progress.uid])).json()

    assert said["content"]["sha256"] == content.sha256
    assert (said["is_complete"], said["rule"]) == (False, "in force")
    assert said["clauses"] == [
        {
            "kind": "submitted",
            "is_met": True,
            "sentence": "Nộp bài kiểm tra",
            "evidence": [attempt],
        },
        {
            "kind": "scaled",
            "is_met": False,
            "sentence": "Đạt ít nhất 80 % điểm bài kiểm tra",
            "evidence": [attempt],
        },
    ]


def test_a06_api_is_for_the_person_and_those_above(
    client: Client, learner: User, enrolment: Enrolment, lessons: list[Activity]
) -> None:
    progress = report_evidence(
        enrolment=enrolment, activity=lessons[0], evidence={"seconds": 1}, actor=None
    )
    home = learner.person.homes.get().unit
    secretary = GrantFactory(unit=home, role=Role.CELL_SECRETARY).user
    stranger = GrantFactory(unit=UnitFactory(), role=Role.CAMPAIGN_OFFICER).user
    url = reverse("courses:progress_rule", args=[progress.uid])

    answers = []
    for user in (secretary, stranger, UserFactory()):
        client.force_login(user)
        answers.append(client.get(url).status_code)

    noted = AuditEvent.objects.filter(verb="person.read")
    assert answers == [200, 404, 404]
    assert [one.actor_uid for one in noted] == [secretary.uid]
