"""The whole path: frauds laid into a real database stand in the work-list, honest people not."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Attempt, Inquiry
from assessments.services.signal import find_signals
from people.kinds.role import Role
from tests.assessments.fraud import cheating
from tests.assessments.fraud_rows import Laid, lay
from tests.assessments.views.test_bank import signed_in
from tests.factories import NOON

pytestmark = pytest.mark.django_db
CELLS = 30


def listed(laid: Laid) -> set[int]:
    """The attempts that an inspector of the province reads off the pages of the work-list."""
    client, found, number = Client(), set(), 1
    signed_in(client, laid.top, Role.INSPECTOR)
    while True:
        page = client.get(
            reverse("assessments:inquiry_list"), {"page": number}
        ).context["page"]
        found |= {one.attempt_id for one in page}
        if not page.has_next():
            return found
        number += 1


def test_a31_injected_frauds_are_in_the_work_list_and_honest_people_not(capsys):
    province = cheating(31, CELLS)
    laid = lay(province)

    find_signals(quiz=laid.quiz, run=laid.run, now=NOON)

    found = listed(laid)
    passed = set(Attempt.objects.filter(passed=True).values_list("pk", flat=True))
    guilty = {
        laid.attempts[one].pk for one in set().union(*province.injected.values())
    } & passed
    honest_ones = passed - guilty
    recall = len(found & guilty) / len(guilty)
    false = len(found - guilty) / len(honest_ones)
    with capsys.disabled():
        print(  # noqa: T201 -- the figures
            f"\nA31 in the database: {len(laid.attempts)} attempts, recall"
            f" {len(found & guilty)}/{len(guilty)} = {recall:.2%}, false"
            f" {len(found - guilty)}/{len(honest_ones)} = {false:.3%}"
        )
    assert len(guilty) > CELLS
    assert recall >= 0.9
    assert false < 0.01
    assert set(Inquiry.objects.values_list("unit", flat=True)) != {laid.top.pk}
