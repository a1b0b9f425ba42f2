"""The public check: a right code is answered, wrong ones are counted for their network."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError
from records.models import Certificate, CertificateCheckFailure
from records.selectors.certificate import certificate_of

FAILURES_ALLOWED = 30  # of one network within FAILURES_WITHIN; right codes never count
FAILURES_WITHIN = timedelta(minutes=10)
KEPT = timedelta(days=1)


class CodeUnknown(DomainError):
    message = _(
        "No certificate bears this code. Compare it with the paper, letter by letter."
    )


class TooManyChecks(DomainError):
    message = _(
        "Too many wrong codes were asked for from here. Please try again in 10 minutes."
    )


def check_certificate(
    *, typed: str, network: str, now: datetime | None = None
) -> Certificate:
    """The certificate that ``typed`` means.

    Raises:
        TooManyChecks: the network has asked for too many wrong codes.
        CodeUnknown: there is none.
    """
    now = now or timezone.now()
    failed = CertificateCheckFailure.objects.filter(
        network=network, failed_at__gt=now - FAILURES_WITHIN
    )
    if failed.count() >= FAILURES_ALLOWED:
        raise TooManyChecks
    found = certificate_of(typed)
    if found is None:
        CertificateCheckFailure.objects.create(network=network, failed_at=now)
        raise CodeUnknown
    return found


def forget_check_failures(*, now: datetime | None = None) -> int:
    """Delete the wrong codes of more than a day ago; how many."""
    old = (now or timezone.now()) - KEPT
    return CertificateCheckFailure.objects.filter(failed_at__lt=old).delete()[0]
