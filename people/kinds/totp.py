"""Six digits that an app shows by the clock: RFC 6238 with SHA-1 and steps of 30 seconds.

It is what every such app understands; HOTP's dozen lines of RFC 4226 stand here instead of
a dependency, held against the vectors of the RFC.
"""

import base64
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

SECONDS = 30
DIGITS = 6
SECRET_BYTES = 20  # as long as the hash, RFC 4226 section 4


def draw_secret() -> str:
    """A new secret, in base32 as apps take it."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def grouped(secret: str) -> str:
    """The secret in groups of four, for those who type it."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def step_at(moment: datetime) -> int:
    """How many steps have begun since 1970."""
    return int(moment.timestamp()) // SECONDS


def digits_of(secret: str, step: int) -> str:
    """What the app shows during ``step``."""
    mac = hmac.digest(base64.b32decode(secret), step.to_bytes(8), "sha1")
    at = mac[-1] & 0x0F
    number = int.from_bytes(mac[at : at + 4]) & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def step_typed(secret: str, typed: str, moment: datetime) -> int | None:
    """The step whose digits were typed, at most one away from ``moment``; None if wrong."""
    now = step_at(moment)
    for step in (now, now - 1, now + 1):
        if hmac.compare_digest(digits_of(secret, step).encode(), typed.encode()):
            return step
    return None


def address(secret: str, *, account: str, site: str) -> str:
    """What the QR code says: Google's ``otpauth`` form, which all apps read."""
    told = {"secret": secret, "issuer": site, "algorithm": "SHA1", "digits": DIGITS}
    words = urlencode({**told, "period": SECONDS}, quote_via=quote)
    return f"otpauth://totp/{quote(site)}:{quote(account)}?{words}"
