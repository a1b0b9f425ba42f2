"""Officers who review, sign, send back and open a wave at the same moment."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from courses.models import CampaignVersion
from courses.services.wave import WaveMustWait, release_wave
from kernel.errors import DomainError
from kernel.models import AuditEvent
from records.models import WaveReview
from records.services.wave_review import return_review, sign_review, write_review
from tests.courses.waves import divided
from tests.factories import UnitFactory, UserFactory
from tests.records.factories import make_round

pytestmark = [pytest.mark.real_time, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def waves():
    this = make_round()
    now = timezone.now()
    CampaignVersion.objects.filter(pk=this.version.pk).update(
        opens_at=now - timedelta(days=30), closes_at=now + timedelta(days=30)
    )
    waves = divided(this.version, UnitFactory(parent=this.province))
    type(waves[1]).objects.update(opens_on=timezone.localdate() - timedelta(days=1))
    return waves


def _at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What each came to; a refusal by its class."""
    start = Barrier(len(deeds))
    told: list[Any] = [None] * len(deeds)

    def run(number: int) -> None:
        start.wait(30)
        try:
            told[number] = deeds[number]()
        except DomainError as error:
            told[number] = type(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[number]) for number in range(len(deeds))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return told


def test_a04_review_signed_sent_back_and_rewritten_at_once_has_one_fate(waves):
    writer, first, second, third = (UserFactory() for _ in range(4))
    review = write_review(wave=waves[0], text="Mở sớm", actor=writer)
    read_at = review.written_at

    _at_once(
        lambda: sign_review(review=review, actor=first, read_at=read_at),
        lambda: sign_review(review=review, actor=second, read_at=read_at),
        lambda: return_review(review=review, reason="Thiếu số", actor=third),
        lambda: write_review(wave=waves[0], text="Mở muộn", actor=writer),
        lambda: sign_review(review=review, actor=writer, read_at=read_at),
    )

    review.refresh_from_db()
    waves[0].refresh_from_db()
    signatures = AuditEvent.objects.filter(verb="wave_review.signed").count()
    assert WaveReview.objects.count() == 1
    assert signatures == bool(review.signed_at) == bool(waves[0].reviewed_at)
    if review.signed_at:
        assert review.signed_by_id in {first.pk, second.pk}
        assert (review.text, review.returned_because) == ("Mở sớm", "")


def test_a04_wave_opened_by_three_at_once_opens_once_and_after_the_signature(
    waves, queued
):
    officers = [UserFactory() for _ in range(3)]
    review = write_review(wave=waves[0], text="Mở sớm", actor=officers[0])
    today = timezone.localdate()

    def open_it(actor):
        return lambda: release_wave(wave=waves[1], opens_on=today, actor=actor)

    early = _at_once(*map(open_it, officers))
    sign_review(review=review, actor=officers[1], read_at=review.written_at)
    told = _at_once(*map(open_it, officers))

    assert early == [WaveMustWait] * 3
    assert sorted(told) == [False, False, True]
    assert AuditEvent.objects.filter(verb="campaign.wave_opened").count() == 1
    assert len(queued()) == 1
