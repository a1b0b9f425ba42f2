"""The rotating code of a hall's big screen."""

import hashlib
import hmac

STEP_SECONDS = 15
SLACK_SECONDS = 2  # a tap's way through a slow network
DIGITS = 1_000_000


def code_at(secret: bytes, checkpoint: str, moment: float) -> str:
    """Six digits for one hall and one checkpoint; another each 15 seconds.

    Args:
        moment: seconds since the epoch, by the server's clock.
    """
    step = int(moment // STEP_SECONDS)
    told = f"{checkpoint}:{step}".encode()
    mark = hmac.new(secret, told, hashlib.sha256).digest()
    return f"{int.from_bytes(mark[:8]) % DIGITS:06d}"


def is_fresh(typed: str, secret: bytes, checkpoint: str, moment: float) -> bool:
    """Whether ``typed`` is on the screen at ``moment``, or was a blink ago."""
    shown = {
        code_at(secret, checkpoint, moment),
        code_at(secret, checkpoint, moment - SLACK_SECONDS),
    }
    return any(hmac.compare_digest(typed.strip(), one) for one in shown)


def seconds_left(moment: float) -> int:
    """Until the next code."""
    return STEP_SECONDS - int(moment % STEP_SECONDS)
