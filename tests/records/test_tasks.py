"""A version that asks for less finds those who have done it."""

import pytest

from courses.events import CampaignPublished
from courses.models import CampaignStep, CampaignVersion
from kernel.events import publish as tell
from records.models import CompletionRecord
from tests.factories import NOON, CampaignVersionFactory, UnitFactory
from tests.records.factories import Round, make_round, publish

pytestmark = pytest.mark.django_db


def ask_for_one_lesson(this: Round) -> CampaignVersion:
    version = CampaignVersionFactory(
        campaign=this.campaign, run=this.version.run, number=2
    )
    CampaignStep.objects.create(
        version=version,
        position=1,
        kind="study",
        title="Bài 1",
        activity=this.lessons[0],
    )
    publish(version)
    tell(CampaignPublished(version, NOON))
    return version


def test_a01_an_easier_version_counts_what_was_done_and_records_keep_theirs(run_jobs):
    this = make_round()
    cell = UnitFactory(parent=this.province)
    whole, half = this.add(cell), this.add(cell)
    this.study(whole)
    this.sit_test(whole)
    this.study(half, lessons=1)

    second = ask_for_one_lesson(this)
    for _ in range(2):
        run_jobs()

    kept = {
        one.person_id: (one.version_id, one.completed_at is not None)
        for one in CompletionRecord.objects.all()
    }
    assert kept == {whole.pk: (this.version.pk, True), half.pk: (second.pk, True)}
