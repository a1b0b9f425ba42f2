"""Prepared queries: the rows of the ORM, whatever becomes of connection and transaction."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.models import Count, QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kernel.models import AuditEvent, Job
from kernel.prepared import Written, columns_of, prepared
from people.models import Grant, User
from tests.factories import GrantFactory, UserFactory

pytestmark = pytest.mark.django_db


@prepared
def _grants(user: User, named: str, since: datetime) -> QuerySet[Grant]:
    return (
        Grant.objects.filter(
            user=user, user__username=named, user__created_at__gt=since
        )
        .select_related("user", "unit")
        .annotate(held=Count("user__grants"))
        .order_by("pk")
    )


@prepared
def _percent(uid: UUID) -> QuerySet[User]:
    return User.objects.filter(uid=uid).exclude(display_name="100 %").order_by("pk")


@prepared
def _all_jobs() -> QuerySet[Job]:
    return Job.objects.order_by("pk")


@prepared
def _halved(number: int) -> QuerySet[AuditEvent]:
    return AuditEvent.objects.filter(pk=number // 2)


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def test_rows_are_those_of_the_orm_with_what_stands_beside_them():
    grant, other = GrantFactory(), GrantFactory()
    GrantFactory(user=grant.user)
    for one in (grant, other, grant):
        user = one.user
        with CaptureQueriesContext(connection) as seen:
            rows = _grants(user, since=LONG_AGO, named=user.username)
            units = [row.unit.name for row in rows]
        assert len(seen) == 1
        assert "EXECUTE" in seen[0]["sql"]
        plain = Grant.objects.filter(user=user).order_by("pk")
        assert rows == list(plain)
        assert units == [row.unit.name for row in plain]
        assert {row.held for row in rows} == {len(plain)}
        assert {row.user for row in rows} == {user}
    assert _grants(grant.user, "không ai", LONG_AGO) == []
    assert (
        _grants(grant.user, grant.user.username, datetime(2100, 1, 1, tzinfo=UTC)) == []
    )


def test_a_value_is_a_value_and_the_percent_sign_of_the_query_stays():
    user, hidden = UserFactory(), UserFactory(display_name="100 %")

    assert _percent(user.uid) == [user]
    assert _percent(hidden.uid) == []
    assert _percent(uuid4()) == []


def test_queries_without_parameters_read_their_fields_as_the_orm_does():
    now = timezone.now()
    Job.objects.create(task="x", arguments={"a": [1, None]}, created_at=now, due_at=now)

    assert _all_jobs()[0].arguments == {"a": [1, None]}


@pytest.mark.django_db(transaction=True)
def test_another_connection_and_a_failed_transaction_do_not_matter():
    user = UserFactory()
    assert _percent(user.uid) == [user]
    connection.close()
    with transaction.atomic():
        assert _percent(user.uid) == [user]
        transaction.set_rollback(True)
    assert _percent(user.uid) == [user]


def test_through_a_pooler_the_statement_is_sent_whole(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    grant = GrantFactory()

    with CaptureQueriesContext(connection) as seen:
        rows = _grants(grant.user, grant.user.username, LONG_AGO)

    assert rows == [grant]
    assert "EXECUTE" not in seen[0]["sql"]


def test_a_parameter_that_does_not_come_through_is_told():
    with pytest.raises(TypeError, match="number is not a value"):
        _halved(4)


@pytest.mark.parametrize("has_pooler", [False, True])
def test_a_written_statement_is_sent_by_its_name_or_whole(monkeypatch, has_pooler):
    monkeypatch.setitem(
        connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", has_pooler
    )
    sums = Written(
        "test_sums",
        "SELECT %(a)s + %(b)s, %(b)s, '100 %%' LIKE '%%0 %%'",
        a="int",
        b="int",
    )
    with connection.cursor() as cursor:
        for a in (1, 2):
            cursor.execute(*sums.call(b=40, a=a))
            assert cursor.fetchone() == (40 + a, 40, True)


def test_a_column_that_a_migration_adds_meanwhile_does_not_matter():
    user = UserFactory()
    by_uid = Written(
        "test_by_uid",
        f"SELECT {columns_of(User, 'one')} FROM people_user AS one WHERE uid = %(uid)s",  # noqa: S608
        uid="uuid",
    )
    for _ in range(2):
        assert _percent(user.uid) == [user]
        assert list(User.objects.raw(*by_uid.call(uid=user.uid))) == [user]
        with connection.cursor() as cursor:
            cursor.execute(
                "ALTER TABLE people_user ADD COLUMN IF NOT EXISTS more integer"
            )
