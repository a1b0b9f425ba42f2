"""Whether a note is signed, with Python's own library alone.

Ed25519 is slow here (milliseconds a signature), which is enough for the heads of a
ledger; where the package ``cryptography`` is installed, that is used. Never for signing:
it is not constant in time. Sources: RFC 8032, sections 5.1.3 and 5.1.7; C2SP signed-note.
"""

from __future__ import annotations

import base64
import hashlib

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ModuleNotFoundError:  # on another machine
    Ed25519PublicKey = None  # type: ignore[assignment, misc]

_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_ROOT_OF_MINUS_1 = pow(2, (_P - 1) // 4, _P)

Point = tuple[int, int, int, int]  # x, y, z and t with x = x/z, y = y/z, xy = t/z


def signed_body(note: str, key: str) -> str | None:
    """The body of a note if the key, as its verifier's line, has signed it."""
    name, digest, coded = key.split("+", 2)
    public = base64.b64decode(coded)[1:]
    body, _, signatures = note.rpartition("\n\n")
    for line in signatures.splitlines():
        dash, signer, signature = ([*line.split(" "), "", ""])[:3]
        try:
            raw = base64.b64decode(signature)
        except ValueError:  # spoilt on its way
            continue
        if (dash, signer, raw[:4].hex()) == ("—", name, digest):
            return (
                f"{body}\n" if _verify(public, f"{body}\n".encode(), raw[4:]) else None
            )
    return None


def _verify(public: bytes, message: bytes, signature: bytes) -> bool:
    if Ed25519PublicKey is None:
        return is_signature(public, message, signature)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_signature(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the key has signed ``message``."""
    if len(public) != 32 or len(signature) != 64:  # noqa: PLR2004 -- the standard's
        return False
    key, commitment = _point(public), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or scalar >= _ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(digest, "little") % _ORDER
    return _equal(_times(scalar, _BASE), _add(commitment, _times(challenge, key)))


def _point(coded: bytes) -> Point | None:
    """The point that 32 bytes stand for, if they stand for one."""
    number = int.from_bytes(coded, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT_OF_MINUS_1 % _P
    if (x * x - square) % _P or (not x and sign):
        return None
    if x & 1 != sign:
        x = _P - x
    return x, y, 1, x * y % _P


def _add(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(factor: int, point: Point) -> Point:
    found: Point = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            found = _add(found, point)
        point = _add(point, point)
        factor >>= 1
    return found


def _equal(one: Point, other: Point) -> bool:
    same_x = (one[0] * other[2] - other[0] * one[2]) % _P == 0
    return same_x and (one[1] * other[2] - other[1] * one[2]) % _P == 0


_found = _point(bytes([0x58, *[0x66] * 31]))
if _found is None:
    raise AssertionError
_BASE: Point = _found
