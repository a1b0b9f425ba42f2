"""PDF certificates bear the digital signature of the centre, where it has given its key."""

import logging
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError
from kernel.kinds.pdf_signature import Signatory, SigningTrouble, signatory, signed
from records.kinds.certificate import CertificateState
from records.models import Certificate

logger = logging.getLogger(__name__)


class NotSigned(DomainError):
    message = _(
        "The file could not be signed, so it is not given out. Tell the administrator."
    )


def sign_certificate(
    pdf: bytes, certificate: Certificate, *, now: datetime | None = None
) -> bytes:
    """``pdf`` with the signature, if a key is configured and the certificate is in force.

    Raises:
        NotSigned: the key cannot be used; the log says why.
    """
    if not settings.PDF_SIGNING_KEY or certificate.state != CertificateState.ISSUED:
        return pdf
    keys, password = Path(settings.PDF_SIGNING_KEY), settings.PDF_SIGNING_PASSWORD
    reason = str(_("Certificate %(number)s") % {"number": certificate.full_number})
    try:
        return signed(pdf, keys, password, at=now or timezone.now(), reason=reason)
    except SigningTrouble as error:
        logger.exception("A certificate could not be signed")
        raise NotSigned from error


def who_signs(*, now: datetime | None = None) -> Signatory | None:
    """Whose signature certificates bear; None if no key is configured.

    Raises:
        SigningTrouble: one is, and cannot be used.
    """
    if not settings.PDF_SIGNING_KEY:
        return None
    keys = Path(settings.PDF_SIGNING_KEY)
    return signatory(keys, settings.PDF_SIGNING_PASSWORD, at=now or timezone.now())
