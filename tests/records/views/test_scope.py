"""Whatever the tree and the grants, nobody sees beyond their subtree."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from people.kinds.role import Role
from people.models import Unit
from records.services.evaluation import ask_evaluation
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.records.factories import make_round

trees = some.lists(some.integers(0, 10), min_size=2, max_size=6)


@pytest.mark.django_db
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(parents=trees, granted=some.integers(0, 20))
def test_a41_no_page_or_file_shows_what_lies_outside_the_grant(parents, granted):
    this = make_round()
    units, above = [this.province], {this.province.pk: {this.province.pk}}
    for number, parent in enumerate(parents):
        upper = units[parent % len(units)]
        unit = UnitFactory(
            parent=upper, name=f"Chi bộ số {number}", kind=Unit.Kind.SECTION
        )
        above[unit.pk] = {unit.pk, *above[upper.pk]}
        units.append(unit)
    people = [(unit, this.add(unit, code=f"MA{unit.pk}X")) for unit in units]
    this.count()
    mine = units[granted % len(units)]
    user = GrantFactory(unit=mine, role=Role.ORGANISATION_OFFICER).user
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    for unit, _person in people:
        is_inside = mine.pk in above[unit.pk]
        answers = [client.get(one, follow=True) for one in addresses(this, unit)]
        assert [one.status_code for one in answers] == [200 if is_inside else 404] * 4
        text = "".join(body(one) for one in answers)
        shown = {code for where, code in codes(people) if code in text}
        allowed = {code for where, code in codes(people) if mine.pk in above[where]}
        assert shown <= allowed


def codes(people):
    return [(unit.pk, person.code) for unit, person in people]


def addresses(this, unit) -> list[str]:
    at = [this.campaign.uid, unit.uid]
    run = ask_evaluation(
        unit=unit,
        from_on=date(2026, 1, 1),
        until_on=date(2026, 6, 1),
        actor=UserFactory(),
    )
    missing = reverse("records:missing", args=at)
    return [
        reverse("records:board", args=at),
        missing,
        f"{missing}?format=csv",
        reverse("records:evaluation_run", args=[run.uid]),
    ]


def body(response) -> str:
    content = response.getvalue() if response.streaming else response.content
    return content.decode(errors="ignore")
