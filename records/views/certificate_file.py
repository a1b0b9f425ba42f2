"""A certificate as a PDF page, the same for the officer and for its holder."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kernel.kinds import wording
from kernel.kinds.qr import qr_picture
from kernel.kinds.typeset import pdf
from records.kinds.certificate import CertificateKind
from records.models import Certificate
from records.services.certificate_signing import sign_certificate

TEMPLATE = Path(__file__).parents[1] / "typeset/certificate.typ"


def certificate_answer(certificate: Certificate) -> HttpResponse:
    """The page as a download; ``certificate.supersedes`` is read.

    Raises:
        NotSigned: it should be signed and could not be.
    """
    made = pdf(TEMPLATE, page_of(certificate), at=certificate.issued_at)
    made = sign_certificate(made, certificate)
    name = f"chung-nhan-{certificate.year}-{certificate.number}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def check_address(certificate: Certificate) -> str:
    """Where anybody may ask whether it is valid."""
    path = reverse("records:certificate_check", args=[certificate.code])
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def page_of(certificate: Certificate) -> dict[str, Any]:
    """What the template prints, in words."""
    words = certificate.wording
    address = check_address(certificate)
    return {
        "kind": str(CertificateKind(words["kind"]).label),
        "title": words["title"],
        "body": words["body"],
        "number": certificate.full_number,
        "number_words": _("Number: %(number)s") % {"number": certificate.full_number},
        "party": _("COMMUNIST PARTY OF VIETNAM"),
        "dated": _dated(words["place"], certificate.issued_on),
        "anew": _anew(certificate),
        "facts": _facts(certificate),
        "square": qr_picture(address),
        "check": _("Check whether it is valid at:"),
        "address": address.rpartition("/check/")[0] + "/check/",
        "code": certificate.shown_code,
        "signer_post": words["signer_post"],
        "signer_name": words["signer_name"],
    }


def _facts(certificate: Certificate) -> list[tuple[str, str]]:
    days = {
        "from": wording.day(certificate.studied_from),
        "until": wording.day(certificate.studied_until),
    }
    facts = [
        (_("Full name"), certificate.holder_name),
        (_("Born on"), wording.day(certificate.born_on) if certificate.born_on else ""),
        (_("Unit"), certificate.unit_name),
        (_("Has completed"), certificate.study),
        (_("Time of study"), _("from %(from)s to %(until)s") % days),
    ]
    if certificate.valid_until:
        facts.append((_("Valid until"), wording.day(certificate.valid_until)))
    return [(name, value) for name, value in facts if value]


def _dated(place: str, day: date) -> str:
    words = _("day %(day)s month %(month)s year %(year)s") % {
        "day": f"{day:%d}",
        "month": f"{day:%m}",
        "year": day.year,
    }
    return f"{place}, {words}" if place else words


def _anew(certificate: Certificate) -> str:
    old = certificate.supersedes
    if old is None:
        return ""
    words = {"number": old.full_number, "day": wording.day(old.issued_on)}
    return _("(Issued anew in the place of number %(number)s of %(day)s)") % words
