"""The review of a wave: one person writes it, another signs it or sends it back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Wave
from courses.services.wave import note_review
from kernel import audit
from kernel.errors import DomainError
from people.models import User
from records.models import WaveReview
from records.selectors.wave import figures_of_wave
from records.services.step_notice import (
    tell_review_returned,
    tell_review_signed,
    tell_review_waits,
)


class WaveNotOpen(DomainError):
    message = _("This wave is not open yet; there is nothing to review.")


class ReviewStands(DomainError):
    message = _("The review is signed and is not changed any more.")


class ReviewWaits(DomainError):
    message = _("The review waits for a signature. Sign it, or send it back.")


class ReviewChanged(DomainError):
    message = _("The review was written anew meanwhile. Read it again, then sign.")


class ReviewReturned(DomainError):
    message = _("The review was sent back. It is signed once it is written anew.")


class SignerIsWriter(DomainError):
    message = _("A second person must sign: not the one who wrote the review.")


class WordsMissing(DomainError):
    message = _("Write what was learnt, or why the review is sent back.")


@transaction.atomic
def write_review(
    *, wave: Wave, text: str, actor: User, now: datetime | None = None
) -> WaveReview:
    """Write the review of an open wave, or write it anew, with the figures of now.

    Raises:
        WordsMissing: nothing is said.
        WaveNotOpen: nobody of the wave was asked yet.
        ReviewStands: it is signed.
        ReviewWaits: somebody else wrote it, and it was not sent back.
    """
    now = now or timezone.now()
    if not text.strip():
        raise WordsMissing
    wave = _locked(wave)
    if not wave.is_open(timezone.localdate(now)):
        raise WaveNotOpen
    review = WaveReview.objects.filter(wave=wave).first() or WaveReview(wave=wave)
    if review.signed_at is not None:
        raise ReviewStands
    if review.pk and not review.returned_because and review.written_by != actor:
        raise ReviewWaits
    is_told = bool(review.pk) and not review.returned_because
    review.text, review.returned_because = text.strip(), ""
    review.figures = figures_of_wave(wave, now).stored()
    review.written_by, review.written_at = actor, now
    review.save()
    audit.record(
        actor=actor,
        verb="wave_review.written",
        target=review,
        now=now,
        wave=wave.number,
        text=review.text,
    )
    if not is_told:  # written anew while it waits, it waits as before
        tell_review_waits(review=review, now=now)
    return review


@transaction.atomic
def sign_review(
    *,
    review: WaveReview,
    actor: User,
    read_at: datetime,
    now: datetime | None = None,
) -> bool:
    """Sign the review as a second person; the next wave may then be opened.

    Args:
        read_at: ``written_at`` of the words that ``actor`` has read.

    Returns:
        Whether this call did it.

    Raises:
        SignerIsWriter, ReviewReturned, ReviewChanged: the signature cannot stand.
    """
    now = now or timezone.now()
    wave = _locked(review.wave)
    review = WaveReview.objects.select_for_update().get(pk=review.pk)
    if review.signed_at is not None:
        return False
    if review.written_by_id == actor.pk:
        raise SignerIsWriter
    if review.returned_because:
        raise ReviewReturned
    if review.written_at != read_at:
        raise ReviewChanged
    review.signed_by, review.signed_at = actor, now
    review.save(update_fields=["signed_by", "signed_at"])
    audit.record(
        actor=actor,
        verb="wave_review.signed",
        target=review,
        now=now,
        wave=wave.number,
    )
    note_review(wave=wave, actor=actor, now=now)
    tell_review_signed(review=review, now=now)
    return True


@transaction.atomic
def return_review(
    *, review: WaveReview, reason: str, actor: User, now: datetime | None = None
) -> bool:
    """Send the review back to be written anew. Returns whether this call did it.

    Raises:
        WordsMissing: no reason is given.
        SignerIsWriter: ``actor`` wrote it; they may simply write it anew.
        ReviewStands: it is signed.
    """
    now = now or timezone.now()
    if not reason.strip():
        raise WordsMissing
    wave = _locked(review.wave)
    review = WaveReview.objects.select_for_update().get(pk=review.pk)
    if review.signed_at is not None:
        raise ReviewStands
    if review.written_by_id == actor.pk:
        raise SignerIsWriter
    if review.returned_because:
        return False
    review.returned_because = reason.strip()
    review.save(update_fields=["returned_because"])
    audit.record(
        actor=actor,
        verb="wave_review.returned",
        target=review,
        now=now,
        wave=wave.number,
        reason=review.returned_because,
    )
    tell_review_returned(review=review, now=now)
    return True


def _locked(wave: Wave) -> Wave:
    """``wave``, locked, with its campaign and the version in force."""
    return (
        Wave.objects.select_for_update(of=("self",))
        .select_related("campaign__published")
        .get(pk=wave.pk)
    )
