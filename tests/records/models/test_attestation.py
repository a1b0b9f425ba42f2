"""What the database itself refuses, whoever asks."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from records.models import Attestation
from tests.factories import NOON
from tests.records.chain import make_chain

pytestmark = pytest.mark.django_db


def refused(act, **asked) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        act(**asked)


def test_a36_database_keeps_the_figures_and_the_steps():
    this = make_chain()
    one = this.confirm(this.cells[0])
    rows = Attestation.objects.filter(pk=one.pk)

    refused(rows.update, participated=3)
    refused(rows.update, as_of=NOON - timedelta(days=1))
    refused(rows.update, state="locked")
    refused(one.steps.update, actor=this.officer)
    refused(one.absences.update, why="unexcused")
    for kept in (one.steps.all(), one.absences.all(), rows):
        refused(kept._raw_delete, using="default")
    double = Attestation.objects.get(pk=one.pk)
    double.pk, double.uid = None, this.province.uid
    refused(double.save, force_insert=True)
