"""A member sees who looked at their data, changed them, took them out."""

from datetime import date

import pytest
from django.urls import reverse

from kernel import audit
from people.services.reading import note_reading
from records.services.evaluation import answer_evaluation, ask_evaluation
from tests.factories import UnitFactory, UserFactory
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db
QUERIES = 7


@pytest.fixture
def this():
    return make_round()


@pytest.fixture
def member(this, client):
    """Somebody on the list, signed in."""
    person = this.add(UnitFactory(parent=this.province))
    person.user = UserFactory()
    person.save()
    client.force_login(person.user, "django.contrib.auth.backends.ModelBackend")
    return person


def take(this, unit, until_on=date(2026, 6, 30)):
    user = UserFactory(display_name="Cán bộ Ban Tổ chức")
    run = ask_evaluation(
        unit=unit, from_on=date(2026, 4, 1), until_on=until_on, actor=user
    )
    answer_evaluation(run=run, extension="csv", actor=user).close()
    return run


def seen(client):
    return client.get(reverse("records:own_uses"))


def test_d04_member_sees_who_read_changed_and_exported(this, member, client):
    reader = UserFactory(display_name="Bí thư chi bộ")
    note_reading(person=member, actor=reader)
    run = take(this, this.province)

    page = seen(client)

    assert [one.verb for one in page.context["page"]] == [
        "evaluation.exported",
        "person.read",
    ]
    text = page.content.decode()
    assert all(
        one in text for one in ("Bí thư chi bộ", "Cán bộ Ban Tổ chức", str(run.uid))
    )


def test_d04_others_and_other_files_are_not_shown(this, member, client):
    other = this.add(UnitFactory(parent=this.province))
    note_reading(person=other, actor=UserFactory())
    note_reading(person=member, actor=member.user)  # the own look is no news
    take(this, UnitFactory(parent=this.province))
    take(this, this.province, until_on=date(2026, 4, 2))
    audit.record(actor=None, verb="person.hidden", target=member)

    assert list(seen(client).context["page"]) == []


def test_d04_who_is_no_person_sees_an_empty_page(client):
    client.force_login(UserFactory(), "django.contrib.auth.backends.ModelBackend")

    assert "Chưa có ai khác xem" in seen(client).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_d04_log_has_one_query_count(
    this, member, client, django_assert_num_queries, rows
):
    for _ in range(rows):
        note_reading(person=member, actor=UserFactory())

    with django_assert_num_queries(QUERIES):
        seen(client)
