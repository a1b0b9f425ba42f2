"""The review of a wave: two persons, the words that were read, a row that stands."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from courses.models import Wave
from kernel.models import AuditEvent
from people.models import User
from records.models import WaveReview
from records.services.wave_review import (
    ReviewChanged,
    ReviewReturned,
    ReviewStands,
    ReviewWaits,
    SignerIsWriter,
    WaveNotOpen,
    WordsMissing,
    return_review,
    sign_review,
    write_review,
)
from tests.courses.waves import divided
from tests.factories import NOON, UnitFactory, UserFactory
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def waves() -> list[Wave]:
    this = make_round()
    return divided(this.version, UnitFactory(parent=this.province))


@pytest.fixture
def writer() -> User:
    return UserFactory()


@pytest.fixture
def signer() -> User:
    return UserFactory()


def test_a04_review_is_signed_once_and_tells_the_wave(waves, writer, signer):
    review = write_review(wave=waves[0], text=" Mở sớm hơn ", actor=writer)

    signed = [
        sign_review(review=review, actor=signer, read_at=review.written_at)
        for _ in range(2)
    ]

    waves[0].refresh_from_db()
    verbs = AuditEvent.objects.filter(verb__contains="review").values_list(
        "verb", flat=True
    )
    assert signed == [True, False]
    assert (review.text, waves[0].reviewed_at) == ("Mở sớm hơn", NOON)
    assert sorted(verbs) == [
        "campaign.wave_reviewed",
        "wave_review.signed",
        "wave_review.written",
    ]


def test_a04_review_refuses_what_cannot_stand(waves, writer, signer):
    with pytest.raises(WaveNotOpen):
        write_review(wave=waves[1], text="Sớm", actor=writer)
    with pytest.raises(WordsMissing):
        write_review(wave=waves[0], text="  ", actor=writer)
    review = write_review(wave=waves[0], text="Tốt", actor=writer)
    with pytest.raises(SignerIsWriter):
        sign_review(review=review, actor=writer, read_at=review.written_at)
    with pytest.raises(SignerIsWriter):
        return_review(review=review, reason="Sai", actor=writer)
    with pytest.raises(ReviewChanged):
        sign_review(
            review=review,
            actor=signer,
            read_at=review.written_at - timedelta(seconds=1),
        )
    with pytest.raises(ReviewWaits):
        write_review(wave=waves[0], text="Của tôi", actor=signer)
    with pytest.raises(WordsMissing):
        return_review(review=review, reason=" ", actor=signer)

    assert WaveReview.objects.get().signed_at is None


def test_a04_review_that_goes_back_is_written_anew_by_anybody(waves, writer, signer):
    review = write_review(wave=waves[0], text="Tốt", actor=writer)
    sent = [
        return_review(review=review, reason="Thiếu số", actor=signer) for _ in range(2)
    ]
    with pytest.raises(ReviewReturned):
        sign_review(review=review, actor=signer, read_at=review.written_at)

    again = write_review(wave=waves[0], text="Đủ số", actor=signer)
    signed = sign_review(review=again, actor=writer, read_at=again.written_at)

    assert (sent, signed) == ([True, False], True)
    assert WaveReview.objects.get().written_by == signer


def test_a04_signed_review_stands(waves, writer, signer):
    review = write_review(wave=waves[0], text="Tốt", actor=writer)
    sign_review(review=review, actor=signer, read_at=review.written_at)

    with pytest.raises(ReviewStands):
        write_review(wave=waves[0], text="Khác", actor=writer)
    with pytest.raises(ReviewStands):
        return_review(review=review, reason="Muộn", actor=signer)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        WaveReview.objects.update(text="Khác")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        WaveReview.objects.all().delete()


def test_a04_database_knows_no_signature_of_the_writer(waves, writer):
    write_review(wave=waves[0], text="Tốt", actor=writer)

    with pytest.raises(IntegrityError), transaction.atomic():
        WaveReview.objects.update(signed_by=writer, signed_at=NOON)
