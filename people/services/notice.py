"""The one door to notices: telling, reading, and what is told no more.

Whoever tells says the same topic and occasion again and tells nobody twice: the database
keeps it, be it two workers at once or one that was killed on the way.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from people.kinds.notice import News
from people.kinds.quiet import is_within
from people.models import Notice, Person, Unit, User


@dataclass(frozen=True)
class Reached:
    """How many were told by this call, and how many of them have no account."""

    told: int = 0
    unreached: int = 0


def is_quiet(now: datetime) -> bool:
    """Whether reminders and mails wait for the morning."""
    begins, ends = (
        time.fromisoformat(one) for one in (settings.QUIET_FROM, settings.QUIET_UNTIL)
    )
    return is_within(timezone.localtime(now).time(), begins, ends)


@transaction.atomic
def tell(
    *,
    news: News,
    people: Iterable[Person] = (),
    users: Iterable[User] = (),
    unit: Unit | None = None,
    now: datetime | None = None,
) -> Reached:
    """Tell ``people`` and ``users``, those who have not been told yet."""
    asked = {
        "people": [one.pk for one in people],
        "users": [one.pk for one in users],
        "unit": unit.pk if unit else None,
    }
    return tell_found(news=news, found=_NAMED, asked=asked, now=now or timezone.now())


@transaction.atomic
def tell_found(
    *, news: News, found: str, asked: Mapping[str, Any], now: datetime
) -> Reached:
    """Tell all whom the query ``found`` finds, in one statement.

    Args:
        found: SQL made of our own constants, with the columns ``person_id``, ``user_id``,
            ``unit_id`` and ``facts`` (jsonb; joined to the facts of ``news``).
        asked: its parameters.
    """
    values = {
        **asked,
        "news_kind": news.kind,
        "news_topic": news.topic,
        "news_occasion": news.occasion,
        "news_facts": json.dumps(dict(news.facts)),
        "news_ends_at": news.ends_at,
        "news_told_at": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TELL.replace("[found]", found), values)
        told, reached = cursor.fetchone()
    return Reached(told=told, unreached=told - reached)


def read(*, notice: Notice, now: datetime | None = None) -> bool:
    """Its reader has read it; whether this call noted it."""
    unread = Notice.objects.filter(pk=notice.pk, read_at=None, user__isnull=False)
    return bool(unread.update(read_at=now or timezone.now()))


def read_all(*, user: User, until: datetime, now: datetime | None = None) -> int:
    """``user`` has read what they were told up to ``until``; how many it were."""
    unread = Notice.objects.filter(user=user, read_at=None, told_at__lte=until)
    return unread.update(read_at=now or timezone.now())


def end_news(
    *, kind: str, person: Person, facts: Mapping[str, Any], now: datetime
) -> int:
    """What ``person`` was told of that kind about those facts is news no more."""
    return end_news_of(kind=kind, person_ids=[person.pk], facts=facts, now=now)


def end_news_of(
    *, kind: str, person_ids: Collection[int], facts: Mapping[str, Any], now: datetime
) -> int:
    """What these people were told of that kind about those facts is news no more."""
    told = Notice.objects.filter(
        person__in=list(person_ids), kind=kind, facts__contains=dict(facts)
    )
    still = told.exclude(ends_at__lte=now)
    return still.update(ends_at=now)


def end_topic(
    *, topic: str, now: datetime, besides: QuerySet[Person] | None = None
) -> int:
    """What was told of ``topic`` is news no more, but to ``besides``; how many it were."""
    still = Notice.objects.filter(topic=topic).exclude(ends_at__lte=now)
    if besides is not None:
        still = still.exclude(person__in=besides)
    return still.update(ends_at=now)


def renew_news(*, news: News, people: QuerySet[Person], now: datetime) -> int:
    """Those of ``people`` for whom the very news was ended before its time hear it anew."""
    told = Notice.objects.filter(
        topic=news.topic, occasion=news.occasion, ends_at__lt=news.ends_at
    )
    still = told.filter(person__in=people)
    return still.update(ends_at=news.ends_at, told_at=now, read_at=None)


_TELL = """
    WITH made AS (
        INSERT INTO people_notice (uid, kind, topic, occasion, person_id, user_id,
            unit_id, facts, told_at, ends_at)
        SELECT gen_random_uuid(), %(news_kind)s, %(news_topic)s, %(news_occasion)s,
            told.person_id, told.user_id, told.unit_id,
            %(news_facts)s::jsonb || told.facts, %(news_told_at)s, %(news_ends_at)s
        FROM ([found]) AS told
        ORDER BY told.person_id, told.user_id
        ON CONFLICT DO NOTHING
        RETURNING user_id
    )
    SELECT count(*), count(user_id) FROM made
"""
_NAMED = """
    SELECT person.id AS person_id, account.id AS user_id, %(unit)s::bigint AS unit_id,
        '{}'::jsonb AS facts
    FROM people_person AS person
    LEFT JOIN people_user AS account
        ON account.id = person.user_id AND account.is_active
    WHERE person.id = ANY(%(people)s::bigint[])
        OR person.user_id = ANY(%(users)s::bigint[])
    UNION ALL
    SELECT NULL, account.id, %(unit)s::bigint, '{}'::jsonb
    FROM people_user AS account
    WHERE account.id = ANY(%(users)s::bigint[]) AND account.is_active
        AND NOT EXISTS (SELECT FROM people_person AS person
            WHERE person.user_id = account.id)
"""
