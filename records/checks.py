"""What is looked at before the site starts: whether what the settings name can be used."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from kernel.kinds.pdf_signature import SigningTrouble
from records.kinds.keeping import BadTerms, terms_of
from records.services.certificate_signing import who_signs


@register
def pdf_signing_key(**_kwargs: Any) -> list[CheckMessage]:
    """The certificate that signs PDF files can be read, and is valid today."""
    try:
        who_signs()
    except SigningTrouble as error:
        hint = (
            "Mend LMS_PDF_SIGNING_KEY and LMS_PDF_SIGNING_PASSWORD, or take them away."
        )
        words = f"PDF certificates cannot be signed: {error}"
        return [Error(words, hint=hint, id="records.E001")]
    return []


@register
def years_of_keeping(**_kwargs: Any) -> list[CheckMessage]:
    """Each kind has its years, and they are not fewer than it is kept as proof."""
    try:
        terms = terms_of(settings.RECORD_KEEP_YEARS)
    except BadTerms as error:
        words = f"LMS_RECORD_KEEP_YEARS cannot be read: {error}"
        hint = "Name each of record, certificate, contest and result, as record=10."
        return [Error(words, hint=hint, id="records.E002")]
    if min(terms.values()) < int(settings.RECORD_PROOF_YEARS):
        words = "LMS_RECORD_KEEP_YEARS is shorter than LMS_RECORD_PROOF_YEARS."
        hint = "What is kept as proof is not past its years: name as many or more."
        return [Error(words, hint=hint, id="records.E003")]
    return []
