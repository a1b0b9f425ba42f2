"""The takers' accounts, and a test for each round."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connections
from django.utils import timezone
from django.utils.crypto import get_random_string

from assessments.models import Quiz
from courses.models import CourseRun, Enrolment
from people.models import Person, User
from tests.assessments.factories import ready_quiz
from tests.factories import CourseRunFactory
from tests.faults.taker import Ticket

QUESTIONS, POOL = 10, 30
SECONDS = 300  # of a test
BACKEND = "django.contrib.auth.backends.ModelBackend"
ABANDONS, CHANGES_DEVICE = 10, 8  # every so manieth


class School:
    """Makes ``count`` takers once, and a test with a place for each at every round."""

    def __init__(self, count: int) -> None:
        self.people = make_people(count)
        users = [one.user for one in self.people if one.user]
        self.cookies = list(zip(sign_in(users), sign_in(users), strict=True))

    def hold(self, *, all_submit: bool = False) -> tuple[Quiz, list[Ticket]]:
        """A test that is open now, and a ticket for each taker."""
        quiz = ready_quiz(questions=QUESTIONS, pool=POOL, duration_seconds=SECONDS)
        now = timezone.now()
        run: CourseRun = CourseRunFactory.create(
            course=quiz.activity.section.course,
            opens_at=now - timedelta(hours=1),
            closes_at=now + timedelta(hours=5),
        )
        places = Enrolment.objects.bulk_create(
            Enrolment(run=run, person=one, enrolled_at=now) for one in self.people
        )
        with connections["default"].cursor() as cursor:
            cursor.execute("CHECKPOINT")  # a broken control loses answers, no takers
        connections.close_all()  # the database may be killed before the next look
        return quiz, [
            Ticket(
                cookies=self.cookies[number],
                start=_start(place.uid, quiz.activity.uid),
                number=number,
                submits=all_submit or number % ABANDONS != 0,
                changes_device=number % CHANGES_DEVICE == 1,
            )
            for number, place in enumerate(places)
        ]


def _start(enrolment: UUID, activity: UUID) -> str:
    return f"/study/{enrolment}/tests/{activity}/start/"


def make_people(count: int) -> list[Person]:
    """So many members with accounts."""
    mark = get_random_string(8)
    users = User.objects.bulk_create(
        User(username=f"taker-{mark}-{n}", display_name=f"Đảng viên {n}")
        for n in range(count)
    )
    return Person.objects.bulk_create(
        Person(user=one, code=f"T-{one.username}", full_name=one.display_name,
               name_key=one.username, sort_key=one.username)
        for one in users
    )  # fmt: skip


def sign_in(users: Sequence[User]) -> list[str]:
    """A cookie for each of ``users``, as signing in would have left it."""
    store, until = SessionStore(), timezone.now() + timedelta(days=1)
    sessions = []
    for user in users:
        told = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: BACKEND,
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
        session = Session(
            session_key=get_random_string(32, "abcdefghij0123456789"),
            session_data=store.encode(told),
            expire_date=until,
        )
        sessions.append(session)
    return [one.session_key for one in Session.objects.bulk_create(sessions)]
