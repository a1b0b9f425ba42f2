"""JSON Web Tokens signed with a shared secret.

Source: RFC 7519 section 3.1 (form), RFC 7515 appendix A.1 (HS256).
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

_HEAD = {"alg": "HS256", "typ": "JWT"}


def signed_token(claims: Mapping[str, Any], secret: str) -> str:
    """``claims`` as a compact token, signed with HMAC-SHA-256."""
    told = f"{_part(_HEAD)}.{_part(claims)}"
    mark = hmac.new(secret.encode(), told.encode(), hashlib.sha256).digest()
    return f"{told}.{_text(mark)}"


def _part(value: Mapping[str, Any]) -> str:
    return _text(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
