"""The smallest valid rows of live sessions."""

import io
import uuid
from datetime import datetime, timedelta
from typing import Any

import factory
from django.core.files.base import ContentFile
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from factory.django import DjangoModelFactory
from PIL import Image

from live.models import (
    AgendaPart,
    Checkpoint,
    Hall,
    HallSeat,
    LiveSession,
    PresenceLease,
    RollCall,
    Slide,
)
from people.models import Person, Unit
from tests.factories import (
    NOON,
    ActivityFactory,
    EnrolmentFactory,
    PersonFactory,
    UserFactory,
)


class LiveSessionFactory(DjangoModelFactory[LiveSession]):
    """Announced for the tests' noon; ``running_session`` makes one that is held."""

    class Meta:
        model = LiveSession
        skip_postgeneration_save = True

    activity = factory.SubFactory(
        ActivityFactory,
        kind="live",
        title="Buổi học trực tiếp",
        rule={"clauses": [{"kind": "attended"}]},
    )
    state = LiveSession.State.PUBLISHED
    starts_at = NOON
    published_at = NOON - timedelta(days=1)


class AgendaPartFactory(DjangoModelFactory[AgendaPart]):
    class Meta:
        model = AgendaPart

    session = factory.SubFactory(LiveSessionFactory)
    position = factory.Sequence(lambda n: n + 1)
    kind = "talk"
    title = "Giới thiệu nghị quyết"
    minutes = 60


class HallFactory(DjangoModelFactory[Hall]):
    class Meta:
        model = Hall

    session = factory.SubFactory(LiveSessionFactory)
    name = factory.Sequence(lambda n: f"Điểm cầu {n}")


class CheckpointFactory(DjangoModelFactory[Checkpoint]):
    class Meta:
        model = Checkpoint

    session = factory.SubFactory(LiveSessionFactory)
    position = factory.Sequence(lambda n: n + 1)
    is_closing = False
    question = "Bấm số 4 để xác nhận"
    options = factory.LazyFunction(lambda: ["3", "4"])
    right = 1
    opened_at = NOON
    closes_at = NOON + timedelta(seconds=60)


def lease(
    session: LiveSession,
    since: datetime,
    until: datetime,
    *,
    person: Person | None = None,
    hall: Hall | None = None,
) -> PresenceLease:
    """A connection that was last seen at ``until``."""
    return PresenceLease.objects.create(
        session=session,
        person=person,
        hall=hall,
        started_at=since,
        last_seen_at=until,
    )


def rolled(hall: Hall, person: Person, since: datetime, **more: Any) -> RollCall:
    """``person`` on the roll of ``hall`` from ``since`` on."""
    until = more.pop("until", None)
    return RollCall.objects.create(
        session=hall.session,
        hall=hall,
        person=person,
        period=DateTimeTZRange(since, until),
        **more,
    )


def held(start: datetime, *lengths: tuple[str, int], **fields: Any) -> LiveSession:
    """A session that is over, its parts held as planned: ``("talk", 45), ("break", 15)``."""
    session: LiveSession = LiveSessionFactory(
        state=LiveSession.State.ENDED,
        started_at=start,
        ended_at=start + timedelta(minutes=sum(n for _, n in lengths)),
        **fields,
    )
    at = start
    for position, (kind, minutes) in enumerate(lengths, start=1):
        AgendaPartFactory(
            session=session,
            position=position,
            kind=kind,
            minutes=minutes,
            began_at=at,
            ended_at=(at := at + timedelta(minutes=minutes)),
        )
    return session


def member_of(session: LiveSession, unit: Unit, **person: Any) -> Person:
    """Somebody with an account, enrolled in the session's course, at home in ``unit``."""
    member: Person = PersonFactory(unit=unit, user=UserFactory(), **person)
    EnrolmentFactory(run__course=session.activity.section.course, person=member)
    return member


def seat(hall: Hall, person: Person, unit: Unit) -> HallSeat:
    return HallSeat.objects.create(
        hall=hall, session=hall.session, person=person, unit=unit
    )


def new_uuid() -> str:
    return str(uuid.uuid4())


def slide_of(session: LiveSession, position: int = 1) -> Slide:
    """A slide of a few bytes, kept like a real one."""
    picture = io.BytesIO()
    Image.new("RGB", (64, 36), "white").save(picture, "WEBP")
    slide = Slide(session=session, position=position, width=64, height=36)
    slide.file.save(f"{slide.uid}.webp", ContentFile(picture.getvalue()), save=False)
    slide.save()
    return slide
