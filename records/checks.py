"""What is looked at before the site starts: whether what the settings name can be used."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from kernel.kinds.pdf_signature import SigningTrouble
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
