"""A live session that begins soon, online and in a hall, for one commune."""

from datetime import timedelta

from courses.models import Course, CourseRun, Enrolment, Section
from live.kinds.agenda import Part as AgendaPart
from live.kinds.agenda import PartKind
from live.models import LiveSession
from live.selectors.session import expected_in, people_below
from live.services.absence import tell_reason
from live.services.planning import Plan, add_hall, create_session, publish_session
from lms.demo.cast import Part
from lms.demo.documents import Staff
from lms.demo.load import Province
from people.models import Person, Unit

TITLE = "Hội nghị trực tuyến: trao đổi Kế hoạch 64-KH/TU"
ABSENCE = "Trực phòng cháy, chữa cháy rừng theo lịch phân công của Ủy ban nhân dân xã"
SOON = timedelta(hours=1)
AGENDA = (
    AgendaPart(PartKind.TALK, "Những điểm mới của Kế hoạch", 45),
    AgendaPart(PartKind.BREAK, "Giải lao", 10),
    AgendaPart(PartKind.TALK, "Việc cần làm ở chi bộ", 25),
    AgendaPart(PartKind.DISCUSSION, "Trao đổi, giải đáp", 20),
)


def hold_live_class(province: Province, staff: Staff) -> LiveSession | None:
    """A course with one session for the people of the secretary's commune.

    Their cell is a hall; the others join from where they are. None in a province without
    a secretary.
    """
    secretary = next((one for one in province.parts if one.key == "secretary"), None)
    if secretary is None or secretary.unit is None:
        return None
    cell, commune = _places(secretary)
    owner = Unit.objects.get(pk=province.root.id)
    course = Course.objects.create(title=TITLE, owner=owner)
    section = Section.objects.create(course=course, title="Buổi học", position=1)
    _enrol(province, course, commune)
    session = create_session(
        section=section,
        plan=Plan(
            title=TITLE,
            mode=LiveSession.Mode.MIXED,
            starts_at=province.now + SOON,
            parts=AGENDA,
            media="embedded",
            is_recorded=True,
        ),
        invited=[commune],
        actor=staff.lecturer,
    )
    add_hall(
        session=session, name=f"Điểm cầu {cell.name}", unit=cell, units=[cell],
        actor=staff.lecturer,
    )  # fmt: skip
    publish_session(session=session, actor=staff.lecturer, now=province.now)
    _excuse_oneself(province, session, cell)
    return session


def _excuse_oneself(province: Province, session: LiveSession, cell: Unit) -> None:
    """Somebody of the secretary's cell cannot come; the secretary decides on it."""
    cast = [one.username for one in province.parts]
    people = people_below(expected_in(session), [cell.pk]).filter(user__isnull=False)
    person = people.exclude(user__username__in=cast).order_by("pk").first()
    if person is not None and person.user is not None:
        tell_reason(
            session=session, person=person, reason=ABSENCE, actor=person.user,
            now=province.now,
        )  # fmt: skip


def _places(secretary: Part) -> tuple[Unit, Unit]:
    """The secretary's cell, and the committee right below the province above it."""
    assert secretary.unit is not None
    unit = secretary.unit
    while unit.parent and unit.parent.parent:
        unit = unit.parent
    return Unit.objects.get(pk=secretary.unit.id), Unit.objects.get(pk=unit.id)


def _enrol(province: Province, course: Course, commune: Unit) -> None:
    run = CourseRun.objects.create(
        course=course,
        title=TITLE,
        opens_at=province.now - timedelta(days=1),
        closes_at=province.now + timedelta(days=30),
        owner=course.owner,
    )
    people = people_below(Person.objects.all(), [commune.pk])
    Enrolment.objects.bulk_create(
        [
            Enrolment(run=run, person=person, enrolled_at=province.now)
            for person in people
        ],
        batch_size=1000,
    )
