"""Reminders a day and an hour before, once each, and sessions in a calendar."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kernel.models import AuditEvent
from live.kinds.agenda import Part, PartKind
from live.models import LiveSession, SessionReminder
from live.services.planning import Plan, change_session
from live.tasks import remind_sessions
from tests.factories import NOON, EnrolmentFactory, PersonFactory, UnitFactory
from tests.live.factories import AgendaPartFactory, LiveSessionFactory, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    session = LiveSessionFactory(starts_at=NOON + timedelta(hours=20))
    AgendaPartFactory(session=session, position=1, minutes=90)
    return session


@pytest.fixture
def person(session):
    return member_of(session, UnitFactory())


def test_a10_those_invited_are_reminded_a_day_and_an_hour_before_once(
    session, person, noon
):
    course = session.activity.section.course
    EnrolmentFactory(run__course=course, person=PersonFactory())  # has no account
    LiveSessionFactory(starts_at=NOON + timedelta(hours=2), state="draft")

    day = [remind_sessions(), remind_sessions()]
    noon.move_to(session.starts_at - timedelta(minutes=59))
    hour = [remind_sessions(), remind_sessions()]
    noon.move_to(session.starts_at)

    assert (day, hour, remind_sessions()) == ([1, 0], [1, 0], 0)
    given = SessionReminder.objects.order_by("pk").values_list("person", "ahead")
    assert list(given) == [(person.pk, "day"), (person.pk, "hour")]
    assert AuditEvent.objects.filter(verb="session.reminded").count() == 2


def _move(session, starts_at):
    plan = Plan(
        title="Buổi học dời lại", mode=session.mode, starts_at=starts_at,
        parts=(Part(PartKind.TALK, "Bài", 60), Part(PartKind.DISCUSSION, "Hỏi", 30)),
    )  # fmt: skip
    change_session(session=session, plan=plan, invited=[], actor=None)


def test_a10_home_tells_of_the_session_until_it_is_put_away(client, session, person):
    remind_sessions()
    client.force_login(person.user)
    home = reverse("home")
    assert "Sắp có buổi học trực tiếp" in client.get(home).text

    seen = reverse("live:reminder_seen", args=[session.uid])
    assert client.post(seen).status_code == 302
    client.post(seen)

    assert "Sắp có buổi học trực tiếp" not in client.get(home).text
    _move(session, NOON + timedelta(hours=22))
    assert remind_sessions() == 1  # of its new time
    assert "Sắp có buổi học trực tiếp" in client.get(home).text
    LiveSession.objects.update(state="draft")
    assert "Sắp có buổi học trực tiếp" not in client.get(home).text


def test_a10_calendar_file_keeps_its_uid_and_counts_the_changes(
    client, session, person
):
    client.force_login(person.user)
    url = reverse("live:session_calendar", args=[session.uid])
    first = client.get(url)
    _move(session, NOON + timedelta(hours=22))

    second = client.get(url).content.decode()

    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    told = first.content.decode()
    assert f"UID:{session.uid}@hoc-tap\r\nSEQUENCE:0\r\n" in told
    assert "DTSTART:20260602T080000Z\r\nDTEND:20260602T093000Z" in told
    assert f"UID:{session.uid}@hoc-tap\r\nSEQUENCE:1\r\n" in second
    assert "DTSTART:20260602T100000Z" in second


def test_a10_calendar_of_all_holds_what_is_ahead_in_fixed_queries(
    client, session, person, django_assert_max_num_queries
):
    client.force_login(person.user)
    course = session.activity.section.course
    for n in (1, 2):
        LiveSessionFactory(
            activity__section__course=course, starts_at=NOON + timedelta(days=n)
        )
    LiveSessionFactory()  # of another course
    with django_assert_max_num_queries(6):
        told = client.get(reverse("live:calendar")).content.decode()

    assert told.count("BEGIN:VEVENT") == 3
