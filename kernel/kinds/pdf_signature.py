"""PDF files signed with an organisation's certificate: the one door to pyHanko.

Source: ETSI EN 319 142-1 (PAdES), baseline B-B: who signed, and that nothing was changed.
"""

import io
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FIELD = "Signature"


class SigningTrouble(Exception):
    """The file cannot be signed; ``str`` says why, to whoever runs the site."""


@dataclass(frozen=True)
class Signatory:
    """Whose certificate signs, and until when it may."""

    name: str
    until: datetime  # UTC


def signatory(keys: Path, password: str, *, at: datetime) -> Signatory:
    """Whose the certificate in the PKCS#12 file is.

    Raises:
        SigningTrouble: no such file, another password, not yet or no longer valid, or
            pyHanko is not installed.
    """
    certificate = _signer(keys, password).signing_cert
    if not certificate.not_valid_before <= at <= certificate.not_valid_after:
        message = (
            f"the certificate in {keys} is valid from {certificate.not_valid_before} "
            f"to {certificate.not_valid_after}"
        )
        raise SigningTrouble(message)
    name = certificate.subject.native.get("common_name", "")
    return Signatory(str(name), certificate.not_valid_after)


def signed(
    pdf: bytes, keys: Path, password: str, *, at: datetime, reason: str
) -> bytes:
    """``pdf`` with a signature appended; what it was before is its beginning.

    Args:
        keys: a PKCS#12 file with a private key and its certificates.
        at: the moment of signing.
        reason: why it is signed, for those who look at the signature.

    Raises:
        SigningTrouble: as ``signatory``.
    """
    signatory(keys, password, at=at)
    from pyhanko.pdf_utils import incremental_writer  # noqa: PLC0415 -- optional
    from pyhanko.sign import fields, signers  # noqa: PLC0415 -- optional

    about = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        reason=reason,
    )
    writer = incremental_writer.IncrementalPdfFileWriter(io.BytesIO(pdf))
    made = signers.sign_pdf(writer, about, signer=_signer(keys, password))
    return bytes(made.getvalue())


def _signer(keys: Path, password: str) -> Any:
    if find_spec("pyhanko") is None:
        message = (
            "pyHanko is not installed: pip install pyhanko, the extra `signatures`"
        )
        raise SigningTrouble(message)
    try:
        changed_at = keys.stat().st_mtime_ns
    except OSError as error:
        raise SigningTrouble(f"{keys} cannot be read: {error}") from error
    signer = _loaded(keys, password, changed_at)
    if signer is None:
        message = f"{keys} is no PKCS#12 file, or has another password"
        raise SigningTrouble(message)
    return signer


@lru_cache(maxsize=2)
def _loaded(keys: Path, password: str, changed_at: int) -> Any:  # noqa: ARG001 -- a new file is another
    from pyhanko.sign import signers  # noqa: PLC0415 -- optional

    load: Any = signers.SimpleSigner.load_pkcs12
    return load(str(keys), passphrase=password.encode())
