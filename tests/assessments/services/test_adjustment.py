from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from assessments.models import Adjustment, Attempt
from assessments.selectors.review import Extent, extent_of
from assessments.services.adjustment import (
    EndNeedsTest,
    Grant,
    NothingGranted,
    OwnAdjustment,
    ReasonNeeded,
    WrongDays,
    grant_adjustment,
    revoke_adjustment,
)
from assessments.services.attempt import NoAttemptsLeft, WaitLonger, start_attempt
from assessments.services.attempt import TestClosed as Closed
from assessments.services.marking import submit_attempt
from courses.models import Enrolment, Progress
from kernel.models import AuditEvent
from people.kinds.role import Role
from people.models import Unit, User
from tests.assessments.clock import let_pass
from tests.assessments.factories import enrolled_in, ready_quiz
from tests.assessments.learner import door
from tests.assessments.views.test_bank import signed_in, url
from tests.factories import NOON, PersonFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
FROM, TO = date(2026, 5, 1), date(2026, 12, 31)
HOUR = timedelta(hours=1)


def more(**fields: Any) -> Grant:
    return Grant(FROM, TO, **fields)


def grant(enrolment: Enrolment, given: Grant, reason: str = "Mắt kém") -> Adjustment:
    actor: User = UserFactory.create()
    return grant_adjustment(
        person=enrolment.person, grant=given, reason=reason, actor=actor, now=NOON
    )


def begin(enrolment: Enrolment, quiz: Any) -> Attempt:
    return start_attempt(quiz=quiz, enrolment=enrolment, actor=None).attempt


def end(attempt: Attempt) -> None:
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)


def test_a28_half_as_much_time_again_counts_from_the_start() -> None:
    quiz = ready_quiz()
    enrolment, other = enrolled_in(quiz), enrolled_in(quiz)

    grant(enrolment, more(time_factor=Decimal("1.5")))

    long, usual = begin(enrolment, quiz), begin(other, quiz)
    assert long.deadline_at - long.started_at == timedelta(minutes=22, seconds=30)
    assert usual.deadline_at - usual.started_at == timedelta(minutes=15)
    facts = AuditEvent.objects.get(verb="attempt.started", target_uid=long.uid).facts
    assert facts["time_factor"] == "1.50"


def test_a28_reason_and_grantor_stand_in_the_audit() -> None:
    enrolment = enrolled_in(ready_quiz())

    adjustment = grant(enrolment, more(time_factor=Decimal(2)), "  Cao   tuổi ")
    again = grant_adjustment(
        person=enrolment.person,
        grant=more(time_factor=Decimal(2)),
        reason="Cao tuổi",
        actor=adjustment.granted_by,
        now=NOON,
    )

    row = AuditEvent.objects.get(verb="adjustment.granted")
    assert again == adjustment
    assert row.actor_uid == adjustment.granted_by.uid
    assert row.facts["reason"] == "Cao tuổi"


@pytest.mark.parametrize(
    ("given", "reason", "refusal"),
    [
        (more(time_factor=Decimal(2)), "  ", ReasonNeeded),
        (more(), "Mắt kém", NothingGranted),
        (more(closes_at=NOON), "Mắt kém", EndNeedsTest),
        (Grant(TO, FROM, extra_attempts=1), "Mắt kém", WrongDays),
        (Grant(FROM, date(2026, 5, 31), extra_attempts=1), "Mắt kém", WrongDays),
    ],
)
def test_grant_adjustment_refuses(
    given: Grant, reason: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        grant(enrolled_in(ready_quiz()), given, reason)


def test_a28_nobody_grants_themselves_anything() -> None:
    person = enrolled_in(ready_quiz()).person
    assert person.user

    with pytest.raises(OwnAdjustment):
        grant_adjustment(
            person=person, grant=more(extra_attempts=1), reason="x", actor=person.user
        )


def test_an_attempt_more_keeps_the_keys_back_until_it_is_used() -> None:
    quiz = ready_quiz(attempts_allowed=1, review="keys")
    enrolment = enrolled_in(quiz)
    end(begin(enrolment, quiz))
    with pytest.raises(NoAttemptsLeft):
        begin(enrolment, quiz)

    grant(enrolment, more(extra_attempts=1))

    attempt = begin(enrolment, quiz)
    end(attempt)
    attempt.refresh_from_db()
    assert extent_of(attempt, attempts_made=1 - 1, now=NOON) == Extent.OWN_ANSWERS
    assert attempt.number == 2


def test_a_later_end_is_for_one_person_and_keys_wait_for_it() -> None:
    quiz = ready_quiz(closes_at=NOON - HOUR, review="keys")
    enrolment, other = enrolled_in(quiz), enrolled_in(quiz)

    grant(enrolment, more(quiz=quiz, closes_at=NOON + HOUR))
    quiz.refresh_from_db()

    attempt = begin(enrolment, quiz)
    with pytest.raises(Closed):
        begin(other, quiz)
    end(attempt)
    attempt.refresh_from_db()
    attempt.quiz = quiz
    assert extent_of(attempt, attempts_made=1, now=NOON) == Extent.OWN_ANSWERS
    assert extent_of(attempt, attempts_made=1, now=NOON + HOUR) == Extent.KEYS


def test_a_revoked_adjustment_no_longer_counts_and_is_revoked_once() -> None:
    quiz = ready_quiz()
    enrolment = enrolled_in(quiz)
    adjustment = grant(enrolment, more(time_factor=Decimal(2)))
    actor: User = UserFactory.create()

    first = revoke_adjustment(adjustment=adjustment, actor=actor)
    again = revoke_adjustment(adjustment=adjustment, actor=actor)

    attempt = begin(enrolment, quiz)
    assert (first, again) == (True, False)
    assert attempt.deadline_at - attempt.started_at == timedelta(minutes=15)
    assert AuditEvent.objects.filter(verb="adjustment.revoked").count() == 1


def test_an_adjustment_of_other_days_or_another_test_does_not_count() -> None:
    quiz = ready_quiz()
    enrolment = enrolled_in(quiz)
    grant(enrolment, Grant(date(2026, 7, 1), TO, time_factor=Decimal(2)))
    grant(enrolment, more(time_factor=Decimal(2), quiz=ready_quiz()))

    attempt = begin(enrolment, quiz)

    assert attempt.deadline_at - attempt.started_at == timedelta(minutes=15)


def test_two_attempts_keep_their_distance() -> None:
    quiz = ready_quiz(wait_seconds=3600)
    enrolment = enrolled_in(quiz)
    first = begin(enrolment, quiz)
    end(first)

    with pytest.raises(WaitLonger):
        begin(enrolment, quiz)
    let_pass(first, 3700)
    Attempt.objects.update(submitted_at=first.started_at)

    assert begin(enrolment, quiz).number == 2


@pytest.mark.parametrize(("counts", "scaled"), [("best", "1.0000"), ("first", "0")])
def test_what_counts_is_what_the_course_is_told(counts: str, scaled: str) -> None:
    quiz = ready_quiz(questions=1, counts=counts)
    enrolment = enrolled_in(quiz)
    end(begin(enrolment, quiz))
    attempt = begin(enrolment, quiz)
    item = attempt.items.get()
    attempt.events.create(
        uid=attempt.uid,
        item=item,
        seq=1,
        tokens=[item.tokens[item.options.index("a")]],
        received_at=NOON,
    )

    end(attempt)

    evidence = Progress.objects.get().evidence
    assert Decimal(evidence["scaled"]) == Decimal(scaled)
    assert len(evidence["attempts"]) == 2


def test_a28_one_action_from_a_persons_row(client: Client) -> None:
    unit: Unit = UnitFactory.create()
    person = PersonFactory(unit=unit, full_name="Nguyễn Thị Hạnh")
    person.name_key = "nguyen thi hanh"
    person.save()
    signed_in(client, unit, Role.LECTURER)

    found = client.get(url("adjustment_list"), {"q": "hanh"}).content.decode()
    client.post(
        url("adjustment_new", person.uid), {"quick": "yes", "reason": "Cao tuổi"}
    )
    page = client.get(url("adjustment_list")).content.decode()
    adjustment = Adjustment.objects.get()
    client.post(url("adjustment_revoke", adjustment.uid))

    adjustment.refresh_from_db()
    assert "Nguyễn Thị Hạnh" in found
    assert "1,5 lần thời gian" in page
    assert adjustment.time_factor == Decimal("1.5")
    assert adjustment.revoked_by


def test_the_whole_form_grants_another_form_that_the_paper_shows(
    client: Client,
) -> None:
    quiz = ready_quiz()
    enrolment = enrolled_in(quiz)
    home = enrolment.person.homes.get().unit
    signed_in(client, home, Role.LECTURER)
    told = {
        "time_factor": "1",
        "extra_attempts": "0",
        "form": "large_print",
        "quiz": quiz.pk,
        "begins_on": "2026-06-01",
        "ends_on": "2026-06-30",
        "reason": "Mắt kém",
    }

    shown = client.get(url("adjustment_new", enrolment.person.uid))
    refused = client.post(
        url("adjustment_new", enrolment.person.uid), {**told, "form": ""}
    )
    client.post(url("adjustment_new", enrolment.person.uid), told)
    client.force_login(
        enrolment.person.user, "django.contrib.auth.backends.ModelBackend"
    )
    page = client.post(door(enrolment, quiz, "start"), follow=True).content.decode()

    assert quiz.activity.title in shown.content.decode()
    assert "Hãy chọn thêm thời gian" in refused.content.decode()
    assert "test-large" in page
    assert "Chữ lớn" in page


def test_adjustments_take_the_same_queries_for_one_row_and_three(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    unit: Unit = UnitFactory.create()
    signed_in(client, unit, Role.LECTURER)
    counts = []
    for extra in (1, 2):
        for _ in range(extra):
            person = PersonFactory(unit=unit)
            grant_adjustment(
                person=person,
                grant=more(time_factor=Decimal(2)),
                reason="Mắt kém",
                actor=UserFactory(),
            )
        with django_assert_max_num_queries(40) as queries:
            client.get(url("adjustment_list"))
        counts.append(len(queries))

    assert counts[0] == counts[1]
