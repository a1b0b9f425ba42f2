"""A certificate such as a centre buys, made for a test, and openssl's word on what it signed."""

import re
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSWORD = "mật khẩu"
NAME = "Trung tâm chính trị"
_RANGE = re.compile(rb"/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+) ?\]")


def make_keys(folder: Path, *, begins: datetime, days: int = 365) -> Path:
    """A PKCS#12 file, and beside it ``root.pem`` with the same certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=True,
        crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=days))
        .add_extension(usage, critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    hidden = serialization.BestAvailableEncryption(PASSWORD.encode())
    file = folder / "keys.p12"
    file.write_bytes(
        pkcs12.serialize_key_and_certificates(b"key", key, certificate, None, hidden)
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    (folder / "root.pem").write_bytes(pem)
    return file


def is_signed(pdf: bytes, folder: Path, at: datetime) -> bool:
    """Whether openssl finds a signature over the whole file by the certificate there."""
    found = _RANGE.search(pdf)
    if found is None:
        return False
    first, one, second, two = map(int, found.groups())
    if first or second + two != len(pdf):
        return False
    signature = bytes.fromhex(pdf[one + 1 : second - 1].decode())
    (folder / "signature.der").write_bytes(signature)
    (folder / "content").write_bytes(pdf[:one] + pdf[second:])
    command = (
        "openssl cms -verify -binary -inform DER -in signature.der -content content"
        f" -CAfile root.pem -purpose any -attime {int(at.timestamp())} -out /dev/null"
    )
    done = subprocess.run(command.split(), cwd=folder, capture_output=True, check=False)
    return done.returncode == 0
