"""Secrets of API tokens: drawn once, kept as their SHA-256 alone."""

import re
import secrets
from hashlib import sha256

PREFIX = "ht_"
_SECRET = re.compile(r"ht_[A-Za-z0-9_-]{43}")


def draw() -> str:
    """A new secret of 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of ``secret``; so many random bits need no salt and no slow hash."""
    return sha256(secret.encode()).hexdigest()


def read(header: str) -> str | None:
    """The secret in an ``Authorization`` header; None if it bears none of ours."""
    scheme, _space, rest = header.strip().partition(" ")
    secret = rest.strip()
    is_ours = scheme.lower() == "bearer" and _SECRET.fullmatch(secret)
    return secret if is_ours else None
