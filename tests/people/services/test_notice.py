"""Notices: told once, read once, quiet at night."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from people.kinds.notice import News
from people.kinds.quiet import is_within
from people.models import Notice
from people.selectors.notice import in_words, unread_notices
from people.services.notice import Reached, end_news, is_quiet, read, read_all, tell
from tests.factories import NOON, PersonFactory, UserFactory

NEWS = News(kind="test", topic="test:1", facts={"of": "it"})


@pytest.mark.django_db
def test_a43_everybody_is_told_once_whichever_way_they_are_named():
    user = UserFactory()
    person = PersonFactory(user=user)
    nobody = PersonFactory()
    alone = UserFactory()
    away = UserFactory(is_active=False)

    first = tell(news=NEWS, people=[person, nobody], users=[user, alone, away])
    again = tell(news=NEWS, people=[nobody], users=[user, alone])

    assert (first, again) == (Reached(told=3, unreached=1), Reached())
    told = Notice.objects.order_by("person", "user").values_list("person", "user")
    assert sorted(told, key=str) == sorted(
        [(person.pk, user.pk), (nobody.pk, None), (None, alone.pk)], key=str
    )
    assert Notice.objects.filter(facts={"of": "it"}, told_at=NOON).count() == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(kind="test", topic="test:1", user=alone, told_at=NOON)


@pytest.mark.django_db
def test_a43_another_occasion_is_told_anew():
    person = PersonFactory(user=UserFactory())
    tell(news=NEWS, people=[person])

    told = tell(news=News(kind="test", topic="test:1", occasion="2"), people=[person])

    assert told == Reached(told=1)


@pytest.mark.django_db
def test_a43_notice_is_read_once_and_ends():
    user = UserFactory()
    person = PersonFactory(user=user)
    for n in (1, 2, 3):
        news = News(kind="test", topic=f"test:{n}", facts={"n": n})
        tell(news=news, people=[person], now=NOON + timedelta(minutes=n))
    one, two, _three = Notice.objects.order_by("pk")

    assert [read(notice=one), read(notice=one)] == [True, False]
    ended = [
        end_news(kind="test", person=person, facts={"n": 2}, now=NOON) for _ in "ab"
    ]
    assert ended == [1, 0]
    assert in_words(Notice.objects.get(pk=two.pk), NOON).is_new is False
    later = NOON + timedelta(hours=1)
    assert unread_notices(user, later).count() == 1
    assert read_all(user=user, until=NOON + timedelta(minutes=2)) == 1
    assert unread_notices(user, later).count() == 1


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (time(20, 59), False),
        (time(21, 0), True),
        (time(0, 0), True),
        (time(6, 29), True),
        (time(6, 30), False),
    ],
)
def test_a43_quiet_hours_go_across_midnight(at, expected):
    assert is_within(at, time(21), time(6, 30)) == expected
    assert is_within(at, time(12), time(13)) is False
    assert is_within(at, time(7), time(7)) is False


def test_a43_quiet_hours_are_those_of_the_place():
    assert is_quiet(datetime(2026, 6, 1, 14, 0, tzinfo=UTC))  # 21:00 in Vietnam
    assert not is_quiet(datetime(2026, 6, 1, 13, 59, tzinfo=UTC))
    assert is_quiet(datetime(2026, 6, 1, 23, 29, tzinfo=UTC))
    assert not is_quiet(datetime(2026, 6, 1, 23, 30, tzinfo=UTC))
