"""Asking for the facts of a period, as pages."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from people.kinds.role import Role
from people.models import Unit
from records.kinds.rating import Weights
from records.models import ExportRun, RatingTable
from records.services.rating import lay_rating_table
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db
LIST_QUERIES = 6


@pytest.fixture
def this() -> Round:
    return make_round()


@pytest.fixture
def officer(this) -> Client:
    client = Client()
    user = GrantFactory(unit=this.province, role=Role.ORGANISATION_OFFICER).user
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def question(this: Round, **changes):
    return {
        "unit": str(this.province.uid),
        "from_on": "2026-04-01",
        "until_on": "2026-06-30",
    } | changes


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_officer_asks_and_takes_the_file(this, officer, extension):
    this.add(UnitFactory(parent=this.province), code="DV1")
    this.count()

    asked = officer.post(reverse("records:evaluation"), question(this))
    run = ExportRun.objects.get()
    page = officer.get(asked.headers["Location"])
    file = officer.post(reverse(f"records:evaluation_{extension}", args=[run.uid]))

    assert str(run.uid) in page.content.decode()
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert str(run.uid) in file.headers["Content-Disposition"]
    assert len(file.getvalue()) > 100


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": "x"},
        {"unit": "\x00"},
        {"unit": "00000000-0000-0000-0000-000000000000"},
        {"from_on": "31/02/2026"},
        {"from_on": "2026-07-01"},
        {"until_on": "9" * 300},
        {"campaign": "nope"},
        {"as_of": "2030-01-01T00:00"},
        {"as_of": "\x00"},
    ],
)
def test_hostile_questions_get_the_form_back(this, officer, changes):
    answer = officer.post(reverse("records:evaluation"), question(this, **changes))

    assert answer.status_code == 200
    assert 'class="field-error"' in answer.content.decode() or "errorlist" in (
        answer.content.decode()
    )
    assert not ExportRun.objects.exists()


def test_a41_a_unit_beyond_the_grant_cannot_be_asked_for(this, officer):
    other = UnitFactory(kind=Unit.Kind.PROVINCE)

    officer.post(reverse("records:evaluation"), question(this, unit=str(other.uid)))

    assert not ExportRun.objects.exists()


def lay(officer: Client, this: Round, **changes):
    told = {
        "owner": str(this.province.uid), "basis": "HD 08-HD/BTCTU",
        "valid_from": "2026-01-01", "participated": "2,5", "completed": "1",
        "passed": "1.5", "makeup_percent": "50",
    }  # fmt: skip
    return officer.post(reverse("records:rating_table_new"), told | changes)


def test_a38_officer_lays_a_table_and_takes_the_points(this, officer):
    this.add(UnitFactory(parent=this.province), code="DV1")
    officer.post(reverse("records:evaluation"), question(this))
    run = ExportRun.objects.get()
    page = officer.get(reverse("records:evaluation_run", args=[run.uid]))
    assert reverse("records:rating_table_new") in page.content.decode()

    lay(officer, this, basis="Cũ")
    answer = lay(officer, this)
    listed = officer.get(answer.headers["Location"])
    newer = lay(officer, this, valid_from="2026-12-01")

    assert newer.status_code == 302
    assert "tối đa 5,00 điểm" in listed.content.decode()
    table = RatingTable.objects.get(number=2)
    assert (table.participated, table.makeup_percent) == (Decimal("2.5"), 50)
    page = officer.get(reverse("records:evaluation_run", args=[run.uid]))
    assert f'value="{table.uid}" selected' in page.content.decode()
    file = officer.post(
        reverse("records:rated", args=[run.uid]), {"table": str(table.uid)}
    )
    assert "diem-tham-khao" in file.headers["Content-Disposition"]
    assert file.getvalue()[:2] == b"PK"


@pytest.mark.parametrize(
    "changes",
    [
        {"participated": "98"},
        {"participated": "-1"},
        {"participated": "NaN"},
        {"passed": "1.234"},
        {"makeup_percent": "101"},
        {"valid_from": "31/02/2026"},
        {"basis": "\x00"},
        {"owner": "00000000-0000-0000-0000-000000000000"},
    ],
)
def test_a38_table_that_cannot_be_is_refused_in_words(this, officer, changes):
    answer = lay(officer, this, **changes)

    assert answer.status_code == 200
    page = answer.content.decode()
    assert "errorlist" in page or "callout" in page
    assert not RatingTable.objects.exists()


def test_a41_points_come_by_own_tables_alone(this, officer):
    this.add(UnitFactory(parent=this.province))
    officer.post(reverse("records:evaluation"), question(this))
    lay(officer, this)
    elsewhere = UnitFactory(kind=Unit.Kind.PROVINCE)
    table = lay_rating_table(
        owner=elsewhere,
        basis="HD 1",
        valid_from=date(2026, 1, 1),
        weights=Weights(Decimal(1), Decimal(1), Decimal(1)),
        actor=UserFactory(),
    )

    answer = officer.post(
        reverse("records:rated", args=[ExportRun.objects.get().uid]),
        {"table": str(table.uid)},
    )

    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_tables_of_points_are_listed_by_the_same_queries(
    this, officer, count, django_assert_num_queries
):
    for _n in range(count):
        lay(officer, this)
    officer.get(reverse("records:rating_tables"))

    with django_assert_num_queries(LIST_QUERIES):
        officer.get(reverse("records:rating_tables"))
