"""The rotating code of a hall's big screen."""

import hashlib
import hmac

GOOD_SECONDS = 15  # whoever gets it from somebody else has no longer than that
SLACK_SECONDS = 2  # a tap's way through a slow network
STEP_SECONDS = GOOD_SECONDS - SLACK_SECONDS
DIGITS = 1_000_000


def code_at(secret: bytes, checkpoint: str, moment: float) -> str:
    """Six digits for one hall and one checkpoint; another each 13 seconds.

    Args:
        moment: seconds since the epoch, by the server's clock.
    """
    step = int(moment // STEP_SECONDS)
    told = f"{checkpoint}:{step}".encode()
    mark = hmac.new(secret, told, hashlib.sha256).digest()
    return f"{int.from_bytes(mark[:8]) % DIGITS:06d}"


def is_fresh(typed: str, secret: bytes, checkpoint: str, moment: float) -> bool:
    """Whether ``typed`` is on the screen at ``moment``, or was a blink ago.

    Never 15 seconds after it appeared, so never when it was forwarded for so long.
    """
    shown = {
        code_at(secret, checkpoint, moment),
        code_at(secret, checkpoint, moment - SLACK_SECONDS),
    }
    return any(hmac.compare_digest(typed.strip(), one) for one in shown)


def seconds_left(moment: float) -> int:
    """Until the next code."""
    return STEP_SECONDS - int(moment % STEP_SECONDS)
