"""Report shape (b): 48 halls and 5,943 people by level."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from live.kinds.hall_count import by_level, total_of
from live.models import Absence, Attendance, Hall, HallSeat, HallWitness, RollCall
from live.selectors.hall_report import hall_lines
from people.kinds.role import Role
from people.models import Person, Unit
from tests.factories import NOON, GrantFactory, UnitFactory, UserFactory
from tests.live.factories import held

pytestmark = pytest.mark.django_db
# level, halls, people: 1 of the province, 13 below it, 34 at the grassroots
SHAPE = (
    (Unit.Kind.PROVINCE, 1, 327),
    (Unit.Kind.PARTY_COMMITTEE, 13, 2247),
    (Unit.Kind.GRASSROOTS, 34, 3369),
)
OUTCOMES = ("present",) * 7 + ("partial", "absent", "absent")
QUERIES = 12


def conference(shape):
    """A session over in halls of ``shape``; of ten people 7 were present, 1 in part."""
    province = UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")
    session = held(
        NOON, ("talk", 60), activity__section__course__owner=province, mode="hall"
    )
    session.settled_at = NOON + timedelta(hours=13)
    session.save()
    for kind, halls, people in shape:
        for number in range(halls):
            unit = province
            if kind != Unit.Kind.PROVINCE:
                unit = UnitFactory(kind=kind, parent=province)
            hall = Hall.objects.create(
                session=session, unit=unit, name=f"Điểm cầu {unit.pk}", head_count=50
            )
            size = people // halls + (number < people % halls)
            _fill(hall, size)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself, some minutes later
    return session, province


def _fill(hall, size):
    people = Person.objects.bulk_create(
        Person(
            code=f"{hall.pk}.{n}", full_name=f"Nguyễn Văn {n}", name_key=f"nguyen {n}",
            sort_key=f"{n:04d}",
        )
        for n in range(size)
    )  # fmt: skip
    at = {"session": hall.session, "unit": hall.unit}
    HallSeat.objects.bulk_create(HallSeat(hall=hall, person=p, **at) for p in people)
    told = list(zip(people, OUTCOMES * (size // 10 + 1), strict=False))
    Attendance.objects.bulk_create(
        Attendance(
            person=p, outcome=o, taught=3600, seconds=0, checkpoints=0, closing=0,
            settled_at=NOON, **at,
        )
        for p, o in told
    )  # fmt: skip
    absent = [p for p, o in told if o == "absent"]
    Absence.objects.bulk_create(
        Absence(
            person=p, reason="Ốm" if n % 2 else "", told_at=NOON,
            state="pending" if n % 2 else "unexcused", **at,
        )
        for n, p in enumerate(absent)
    )  # fmt: skip
    late = NOON + timedelta(minutes=16)
    RollCall.objects.bulk_create(
        RollCall(
            session=hall.session, hall=hall, person=p,
            period=DateTimeTZRange(late if o == "partial" else NOON, None),
        )
        for p, o in told
        if o != "absent"
    )  # fmt: skip


def test_a11_48_halls_with_5943_people_are_summed_by_level(
    client, django_assert_max_num_queries
):
    session, province = conference(SHAPE)
    lines = hall_lines(session, Unit.objects.all())

    levels = by_level(lines, [(v, str(t)) for v, t in Unit.Kind.choices])

    shape = [(one.level, len(one.lines), one.total.registered) for one in levels]
    assert shape == [(kind.value, halls, people) for kind, halls, people in SHAPE]
    total = total_of(lines)
    assert (len(lines), total.registered) == (48, 5943)
    assert total.present == Attendance.objects.filter(outcome="present").count()
    assert total.partial == total.late
    assert total.excused == Absence.objects.exclude(reason="").count()
    parts = total.present + total.partial + total.excused + total.absent
    assert parts == 5943
    client.force_login(GrantFactory(role=Role.CAMPAIGN_OFFICER, unit=province).user)
    with django_assert_max_num_queries(QUERIES):
        page = client.get(reverse("live:hall_report", args=[session.uid])).text
    assert "48 điểm cầu, 5.943 người đăng ký" in page
    assert "34 điểm cầu, 3.369 người" in page


def _queries(client, session):
    with CaptureQueriesContext(connection) as seen:
        client.get(reverse("live:hall_report", args=[session.uid]))
    return len(seen)


def test_a11_report_takes_the_same_queries_for_one_hall_and_three(client):
    counts = []
    for halls in (1, 3):
        session, province = conference([(Unit.Kind.GRASSROOTS, halls, 10 * halls)])
        officer = GrantFactory(role=Role.CAMPAIGN_OFFICER, unit=province).user
        client.force_login(officer)
        counts.append(_queries(client, session))

    assert counts[0] == counts[1]


def test_a11_exports_hold_every_hall_and_run_no_formula(client):
    session, province = conference([(Unit.Kind.GRASSROOTS, 2, 20)])
    for n, hall in enumerate(Hall.objects.filter(session=session).order_by("pk")):
        hall.name = ["=1+1", "Hội trường"][n]
        hall.save()
    HallWitness.objects.create(
        hall=hall, count=48, clerk_count=50, reason="x", witnessed_by=UserFactory(),
        witnessed_at=NOON,
    )  # fmt: skip
    client.force_login(GrantFactory(role=Role.CAMPAIGN_OFFICER, unit=province).user)
    url = reverse("live:hall_report", args=[session.uid])

    csv = b"".join(client.get(url, {"format": "csv"}).streaming_content).decode()
    xlsx = b"".join(client.get(url, {"format": "xlsx"}).streaming_content)

    rows = csv.splitlines()
    assert len(rows) == 5  # the headings, two halls, the level, the whole
    assert ",'=1+1," in csv
    assert rows[2].endswith(",10,7,1,1,1,1,0,50,48")
    assert rows[4] == ",Tổng cộng: 2 điểm cầu,,20,14,2,2,2,2,0,,"
    assert xlsx.startswith(b"PK")
    page = client.get(url).text
    assert "thư ký 50, người chứng kiến 48" in page


def test_a11_officer_of_one_unit_sees_the_halls_of_that_unit_alone(client):
    session, _province = conference([(Unit.Kind.GRASSROOTS, 2, 20)])
    hall = Hall.objects.filter(session=session).first()
    units = Unit.objects.filter(pk=hall.unit_id)

    assert [one.uid for one in hall_lines(session, units)] == [str(hall.uid)]
