"""The trail answers who viewed whom, and when."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import Error, transaction

from kernel.models import AuditEvent
from people.kinds.role import Role
from people.services.reading import note_reading
from tests.factories import GrantFactory, PersonFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_d04_who_viewed_a_person_in_a_period_is_answered(
    client: Any, noon: Any
) -> None:
    unit = UnitFactory(kind="party_committee", parent=UnitFactory())
    inspector = GrantFactory(unit=unit, role=Role.INSPECTOR).user
    asked_for = PersonFactory(unit=unit, full_name="Nguyễn Thị Hạnh")
    other = PersonFactory(unit=unit, full_name="Trần Văn Út")
    early, within, late = (UserFactory(display_name=f"Cán bộ {n}") for n in range(3))
    for reader in (early, within, late):
        note_reading(person=asked_for, actor=reader)
        note_reading(person=other, actor=reader)
        noon.shift(timedelta(days=10))
    client.force_login(inspector)

    page = client.get(
        "/audit/",
        {
            "verb": "person.read",
            "q": asked_for.full_name,
            "since": "2026-06-05",
            "until": "2026-06-15",
        },
    )

    assert [(one.actor_uid, one.target_uid) for one in page.context["page"]] == [
        (within.uid, asked_for.uid)
    ]


def test_d04_the_trail_is_only_added_to() -> None:
    note_reading(person=PersonFactory(), actor=UserFactory())

    for change in (
        lambda: AuditEvent.objects.update(actor_label="ai đó"),
        AuditEvent.objects.all().delete,
    ):
        with pytest.raises(Error), transaction.atomic():
            change()

    assert AuditEvent.objects.filter(verb="person.read").count() == 1
