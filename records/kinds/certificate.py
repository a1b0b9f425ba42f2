"""Certificates (giấy chứng nhận, chứng chỉ): what they are called and whether they hold."""

import secrets
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from people.kinds.code import ALPHABET

CODE_LENGTH = 20  # 31 to the twentieth: 99 bits, nothing to guess
_GROUP = 5


class CertificateKind(TextChoices):
    """What the register is of."""

    CERTIFICATE = "certificate", _("Certificate of study")
    QUALIFICATION = "qualification", _("Certificate of qualification")


class CertificateState(TextChoices):
    """issued -> replaced | revoked; the two are final."""

    ISSUED = "issued", _("In force")
    REPLACED = "replaced", _("Issued anew")
    REVOKED = "revoked", _("Revoked")


class Cause(TextChoices):
    """Why a certificate is issued anew; there is no other reason."""

    CENTRE_ERROR = "centre_error", _("Error of the issuer")
    LOST = "lost", _("Lost or damaged")


class Validity(TextChoices):
    """What anybody who holds the paper may know."""

    VALID = "valid", _("Valid")
    EXPIRED = "expired", _("Its time is over")
    REPLACED = "replaced", _("Issued anew: this one is not valid any more")
    REVOKED = "revoked", _("Revoked: not valid")


def validity(state: str, valid_until: date | None, on: date) -> Validity:
    """Whether a certificate holds on a day; ``valid_until`` is the last day on which it does."""
    if state == CertificateState.REPLACED:
        return Validity.REPLACED
    if state == CertificateState.REVOKED:
        return Validity.REVOKED
    if valid_until is not None and on > valid_until:
        return Validity.EXPIRED
    return Validity.VALID


def last_day(issued_on: date, months: int | None) -> date | None:
    """The last day of so many months; None if it holds for ever."""
    if months is None:
        return None
    years, month = divmod(issued_on.month - 1 + months, 12)
    year = issued_on.year + years
    for day in range(issued_on.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue  # the month is shorter
    return date(year, month + 1, issued_on.day)


def draw() -> str:
    """The code of a new certificate."""
    return "".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH))


def shown(code: str) -> str:
    """``ABCDE-FGHJK-…`` as it is printed."""
    groups = range(0, len(code), _GROUP)
    return "-".join(code[start : start + _GROUP] for start in groups)


def read(typed: str) -> str | None:
    """What was typed, in any case, with or without dashes; None if it is no code."""
    bare = "".join(one for one in typed.upper() if one not in " -–—.\t")
    is_code = len(bare) == CODE_LENGTH and all(one in ALPHABET for one in bare)
    return bare if is_code else None
