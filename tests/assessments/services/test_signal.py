from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from assessments.models import (
    Attempt,
    AttemptDevice,
    AttemptTrace,
    Quiz,
    Response,
    Signal,
)
from assessments.services.attempt import start_attempt
from assessments.services.marking import submit_attempt
from assessments.services.signal import (
    NoteNeeded,
    OwnSignal,
    find_signals,
    note_leaving,
    set_aside,
)
from assessments.tasks import find_signals as find_in_all
from courses.models import CourseRun, Enrolment
from kernel.models import AuditEvent
from lms.services.retention import forget_raw
from people.kinds.role import Role
from people.models import Unit, User
from tests.assessments.factories import ready_quiz, started
from tests.assessments.learner import begin, url
from tests.assessments.views.test_bank import signed_in
from tests.assessments.views.test_bank import url as staff_url
from tests.factories import (
    NOON,
    CourseRunFactory,
    EnrolmentFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def round_of(people: int = 5) -> tuple[Quiz, CourseRun, Unit]:
    """A cell that took a test in nine seconds each and submitted together."""
    quiz = ready_quiz(questions=10)
    run: CourseRun = CourseRunFactory.create(course=quiz.activity.section.course)
    unit: Unit = UnitFactory.create()
    for _ in range(people):
        person = PersonFactory(unit=unit, user=UserFactory())
        sit(quiz, EnrolmentFactory(run=run, person=person))
    return quiz, run, unit


def sit(quiz: Quiz, enrolment: Enrolment) -> Attempt:
    """All right, in nine seconds before noon."""
    attempt = start_attempt(quiz=quiz, enrolment=enrolment, actor=None).attempt
    for item in attempt.items.all():
        right = item.tokens[item.options.index("a")]
        Response.objects.create(item=item, seq=1, tokens=[right], saved_at=NOON)
        attempt.events.create(
            uid=item.uid, item=item, seq=1, tokens=[right], received_at=NOON
        )
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)
    Attempt.objects.filter(pk=attempt.pk).update(
        started_at=NOON - timedelta(seconds=9), submitted_at=NOON
    )
    return attempt


def test_a31_a_round_is_looked_through_twice_over_and_scores_stay() -> None:
    quiz, run, unit = round_of()
    before = list(Attempt.objects.order_by("pk").values_list("scaled", "passed"))

    first = find_signals(quiz=quiz, run=run, now=NOON)
    again = find_signals(quiz=quiz, run=run, now=NOON)

    kinds = sorted(Signal.objects.values_list("kind", flat=True))
    assert kinds == ["same_minute", *["too_fast"] * 5]
    assert (first, again) == (6, 0)
    assert set(Signal.objects.values_list("unit", flat=True)) == {unit.pk}
    assert before == list(
        Attempt.objects.order_by("pk").values_list("scaled", "passed")
    )


def test_a31_one_device_for_many_is_found(client: Client) -> None:
    quiz = ready_quiz(questions=10)
    run = CourseRunFactory(course=quiz.activity.section.course)
    unit = UnitFactory()
    for _ in range(4):
        person = PersonFactory(unit=unit, user=UserFactory())
        enrolment = EnrolmentFactory(run=run, person=person)
        client.force_login(person.user, "django.contrib.auth.backends.ModelBackend")
        client.post(
            staff_url("start", enrolment.uid, quiz.activity.uid)
        )  # the cookie of the device stays while people come and go
        attempt = Attempt.objects.get(enrolment=enrolment)
        submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)

    find_signals(quiz=quiz, run=run, now=NOON)

    signal = Signal.objects.get(kind="one_device")
    assert signal.attempts.count() == 4
    assert AttemptDevice.objects.values("device").distinct().count() == 1


def test_a29_leaving_the_page_is_counted_and_sums_only_grow(client: Client) -> None:
    attempt = begin(client)

    for times, seconds in [("3", "20"), ("2", "10"), ("x", "\x00"), ("9" * 40, "")]:
        reply = client.post(
            url(attempt, "leaving"), {"times": times, "seconds": seconds}
        )
        assert reply.status_code == 204

    trace = AttemptTrace.objects.get()
    assert (trace.left_times, trace.left_seconds) == (3, 20)


def test_a29_the_member_is_told_before_and_sees_it_after(client: Client) -> None:
    attempt = begin(client)
    door = client.get(
        staff_url("quiz", attempt.enrolment.uid, attempt.quiz.activity.uid)
    ).content.decode()
    client.post(url(attempt, "leaving"), {"times": "3", "seconds": "20"})
    client.post(url(attempt, "submit"))
    attempt.refresh_from_db()
    signal = Signal.objects.create(
        quiz=attempt.quiz,
        run=attempt.enrolment.run,
        unit=UnitFactory(),
        kind="left_often",
        key="1",
        found_at=NOON,
    )
    signal.attempts.add(attempt)

    page = client.get(url(attempt, "result")).content.decode()

    assert "hệ thống đếm số lần anh/chị rời trang" in door
    assert "không hiển thị 3 lần, tổng cộng 20 giây" in page
    assert "Nhiều lần rời trang làm bài – Chờ xem xét" in page


def test_a_person_decides_with_a_note(client: Client) -> None:
    quiz, run, unit = round_of()
    find_signals(quiz=quiz, run=run, now=NOON)
    signal = Signal.objects.get(kind="same_minute")
    signed_in(client, unit, Role.INSPECTOR)

    empty = client.post(staff_url("signal", signal.uid), {"note": " "})
    client.post(staff_url("signal", signal.uid), {"note": "Làm ở hội trường"})

    signal.refresh_from_db()
    listed = client.get(staff_url("signal_list"), {"state": "dismissed", "kind": "zzz"})
    assert "errorlist" in empty.content.decode()
    assert (signal.state, signal.note) == ("dismissed", "Làm ở hội trường")
    assert AuditEvent.objects.get(verb="signal.set_aside").facts["before"] == "open"
    assert "Cả chi bộ nộp bài" in listed.content.decode()


def test_nobody_decides_about_their_own_test() -> None:
    quiz, run, _unit = round_of(1)
    find_signals(quiz=quiz, run=run, now=NOON)
    signal = Signal.objects.get()
    own = signal.attempts.get().person.user
    other: User = UserFactory.create()
    assert own

    with pytest.raises(OwnSignal):
        set_aside(signal=signal, note="x", actor=own)
    with pytest.raises(NoteNeeded):
        set_aside(signal=signal, note=" ", actor=other)


def test_a29_after_ninety_days_all_of_it_is_gone() -> None:
    quiz, run, _unit = round_of(1)
    find_signals(quiz=quiz, run=run, now=NOON - timedelta(days=91))
    find_signals(quiz=quiz, run=run, now=NOON - timedelta(days=91))
    note_leaving(
        attempt=Attempt.objects.get(),
        times=1,
        seconds=1,
        now=NOON - timedelta(days=91),
    )
    note_leaving(attempt=started(), times=1, seconds=1, now=NOON)

    gone = forget_raw(now=NOON)

    assert gone == {"assessments.AttemptTrace": 1, "assessments.Signal": 1}
    assert (Signal.objects.count(), AttemptTrace.objects.count()) == (0, 1)


def test_the_task_looks_through_what_was_taken_lately_but_not_practice() -> None:
    round_of(1)
    old, _run, _unit = round_of(1)
    Attempt.objects.filter(quiz=old).update(submitted_at=NOON - timedelta(days=3))
    practice, _run, _unit = round_of(1)
    Quiz.objects.filter(pk=practice.pk).update(is_practice=True)

    found = (find_in_all(), find_in_all())

    assert found == (1, 0)


def test_signals_take_the_same_queries_for_one_row_and_three(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    counts = []
    unit: Unit = UnitFactory.create()
    signed_in(client, unit, Role.INSPECTOR)
    empty = client.get(staff_url("signal_list")).content.decode()
    for extra in (1, 2):
        for _ in range(extra):
            quiz, run, _unit = round_of(1)
            find_signals(quiz=quiz, run=run, now=NOON)
        Signal.objects.update(unit=unit)
        with django_assert_max_num_queries(40) as queries:
            client.get(staff_url("signal_list"))
        counts.append(len(queries))

    assert "Không có gì khác thường" in empty
    assert counts[0] == counts[1]


def test_a_foreign_inspector_finds_nothing(client: Client) -> None:
    quiz, run, _unit = round_of(1)
    find_signals(quiz=quiz, run=run, now=NOON)
    signed_in(client, UnitFactory(), Role.INSPECTOR)

    reply = client.get(staff_url("signal", Signal.objects.get().uid))

    assert reply.status_code == 404
