"""A session with its slides, its lecturer and its members; what it stored of them."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from courses.models import Enrolment
from live.models import Attendance, LiveSession
from live.services.settlement import settle
from people.kinds.role import Role
from tests.factories import CourseRunFactory, GrantFactory, UserFactory
from tests.faults.phone import Phone
from tests.faults.school import make_people, sign_in
from tests.live.factories import AgendaPartFactory, LiveSessionFactory, slide_of
from tests.soak.listener import Guest

SLIDES = 12
MOST_PLACES = 3
# One in so many people has several places open, is silent, is away for a while, leaves.
SEVERAL, SILENT, AWAY, LEAVES = 10, 20, 10, 10
AWAY_FROM, AWAY_UNTIL, LEAVES_AT, NEVER = 0.05, 0.15, 0.2, 2.0


@dataclass(frozen=True)
class Stored:
    """The product's word: what was taught, in seconds since the epoch, and to whom."""

    since: float
    until: float
    seconds: dict[int, int]  # by person


class Lesson:
    """Makes everything anew; ``sockets`` are those of all its guests."""

    def __init__(self, sockets: int) -> None:
        now = timezone.now()
        self.session: LiveSession = LiveSessionFactory.create(
            starts_at=now, published_at=now - timedelta(days=1)
        )
        AgendaPartFactory.create(session=self.session, position=1, minutes=60)
        for position in range(1, SLIDES + 1):
            slide_of(self.session, position)
        course = self.session.activity.section.course
        lecturer = UserFactory.create()
        GrantFactory.create(user=lecturer, role=Role.LECTURER, unit=course.owner)
        self.lecturer = sign_in([lecturer])[0]
        people = make_people(sockets)
        run = CourseRunFactory.create(course=course)
        Enrolment.objects.bulk_create(
            Enrolment(run=run, person=one, enrolled_at=now) for one in people
        )
        cookies = sign_in([one.user for one in people if one.user])
        path = reverse("live:room_ticket", args=[self.session.uid])
        self.guests: list[Guest] = []
        for number, (person, cookie) in enumerate(zip(people, cookies, strict=True)):
            places = MOST_PLACES if number % SEVERAL == 1 else 1
            for place in range(min(places, sockets - len(self.guests))):
                device = f"may-{number}-{place}"
                self.guests.append(_guest(number, person.pk, cookie, path, device))

    def command(self, pages: int, **told: object) -> bool:
        """A press on the console, over HTTP; whether it was taken."""
        path = reverse("live:console_command", args=[self.session.uid])
        phone = Phone(pages, self.lecturer)
        form = "&".join(f"{key}={value}" for key, value in told.items())
        reply = phone.post(path, form)
        phone.close()
        return reply.location.endswith("/console/")

    def stored(self) -> Stored:
        """Let the product reckon, as it does after the end."""
        self.session.refresh_from_db()
        settle(session=self.session, actor=None)
        part = self.session.parts.get()
        assert part.began_at is not None
        assert part.ended_at is not None
        rows = Attendance.objects.filter(session=self.session)
        return Stored(
            part.began_at.timestamp(),
            part.ended_at.timestamp(),
            dict(rows.values_list("person", "seconds")),
        )


def _guest(number: int, person: int, cookie: str, path: str, device: str) -> Guest:
    away = None
    if number % AWAY == 2:
        away = (AWAY_FROM, AWAY_UNTIL)
    elif number % LEAVES == 3:
        away = (LEAVES_AT, NEVER)
    is_silent = number % SILENT == 4
    return Guest(person, cookie, path, device, is_silent=is_silent, away=away)
