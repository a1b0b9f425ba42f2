"""Requests about personal data and their clock."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kernel.models import AuditEvent
from live.models import PresenceLease
from people.kinds.working_day import after_working_days
from people.models import PrivacyRequest
from people.services.privacy_request import (
    AlreadyAnswered,
    AlreadyAsked,
    NothingSaid,
    OwnRequest,
    answer,
    ask,
)
from tests.factories import NOON, PersonFactory, UserFactory
from tests.live.factories import LiveSessionFactory

pytestmark = pytest.mark.django_db
Kind = PrivacyRequest.Kind


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (datetime(2026, 6, 1, 9, tzinfo=UTC), datetime(2026, 6, 3, 9, tzinfo=UTC)),
        (datetime(2026, 6, 4, 9, tzinfo=UTC), datetime(2026, 6, 8, 9, tzinfo=UTC)),
        (datetime(2026, 6, 6, 9, tzinfo=UTC), datetime(2026, 6, 9, 9, tzinfo=UTC)),
    ],
    ids=["monday", "thursday", "saturday"],
)
def test_d05_answer_is_due_after_two_working_days(
    asked: datetime, due: datetime
) -> None:
    assert after_working_days(asked, 2) == due


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        # Friday 5:00 there is Thursday evening in UTC; Saturday does not count.
        (datetime(2026, 6, 4, 22, tzinfo=UTC), datetime(2026, 6, 8, 22, tzinfo=UTC)),
        # Wednesday before Labour Day: 30 April and 1 May, then a week-end.
        (datetime(2026, 4, 29, 3, tzinfo=UTC), datetime(2026, 5, 5, 3, tzinfo=UTC)),
        # A day that only this site's settings know.
        (datetime(2027, 2, 3, 3, tzinfo=UTC), datetime(2027, 2, 12, 3, tzinfo=UTC)),
    ],
    ids=["by the day of the place", "labour day", "tet"],
)
def test_d05_clock_of_a_request_skips_days_off_of_the_place(
    settings: Any, asked: datetime, due: datetime
) -> None:
    settings.DAYS_OFF = frozenset(date(2027, 2, day) for day in range(4, 11))
    person = PersonFactory(user=UserFactory())

    found = ask(
        person=person, kind=Kind.RECTIFY, words="x", actor=person.user, now=asked
    )

    assert found.answer_by == due


def _asked(kind: Kind = Kind.RECTIFY) -> PrivacyRequest:
    person = PersonFactory(user=UserFactory())
    return ask(person=person, kind=kind, words="Ngày sinh ghi sai", actor=person.user)


def test_d05_request_is_asked_and_answered_once() -> None:
    request, officer = _asked(), UserFactory()
    with pytest.raises(AlreadyAsked):
        ask(
            person=request.person, kind=Kind.RECTIFY, words="Nữa",
            actor=request.person.user,
        )  # fmt: skip

    done = answer(request=request, is_granted=True, words="Đã sửa.", actor=officer)

    assert (done.state, done.answered_by, done.answered_at) == (
        "granted",
        officer,
        NOON,
    )
    with pytest.raises(AlreadyAnswered):
        answer(request=request, is_granted=False, words="Không.", actor=officer)
    verbs = AuditEvent.objects.filter(target_uid=request.uid).values_list(
        "verb", flat=True
    )
    assert sorted(verbs) == ["privacy.answered", "privacy.asked"]


def test_d05_nobody_answers_an_own_request_or_without_words() -> None:
    request = _asked()

    with pytest.raises(OwnRequest):
        answer(
            request=request, is_granted=True, words="Được.", actor=request.person.user
        )
    with pytest.raises(NothingSaid):
        answer(request=request, is_granted=True, words="  ", actor=UserFactory())
    with pytest.raises(NothingSaid):
        ask(
            person=request.person, kind=Kind.OBJECT, words=" ",
            actor=request.person.user,
        )  # fmt: skip


@pytest.mark.parametrize("is_granted", [True, False])
def test_d05_granted_deletion_takes_the_raw_rows_of_that_person_alone(
    *,
    is_granted: bool,
) -> None:
    request, other = _asked(Kind.ERASE), PersonFactory()
    session = LiveSessionFactory()
    for person in (request.person, other):
        PresenceLease.objects.create(
            session=session, person=person, device="a",
            started_at=NOON - timedelta(hours=1), last_seen_at=NOON,
        )  # fmt: skip

    answer(request=request, is_granted=is_granted, words="Đã xem.", actor=UserFactory())

    left = PresenceLease.objects.filter(person=request.person).count()
    assert left == (0 if is_granted else 1)
    assert PresenceLease.objects.filter(person=other).count() == 1
