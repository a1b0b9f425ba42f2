"""Asking for the facts of a period, as pages."""

import pytest
from django.test import Client
from django.urls import reverse

from people.kinds.role import Role
from people.models import Unit
from records.models import ExportRun
from tests.factories import GrantFactory, UnitFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db


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
