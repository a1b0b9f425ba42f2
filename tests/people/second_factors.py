"""An account with an app that shows digits."""

from datetime import timedelta

from django.utils import timezone

from people.kinds import totp
from people.models import User
from people.services.second_factor import set_up

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def digits(steps: int = 0, secret: str = SECRET) -> str:
    """What the app shows, so many steps from now."""
    return totp.digits_of(secret, totp.step_at(timezone.now()) + steps)


def with_factor(user: User) -> list[str]:
    """Set one up some time ago; the recovery codes."""
    before = timezone.now() - timedelta(minutes=10)
    shown = totp.digits_of(SECRET, totp.step_at(before))
    return set_up(user=user, secret=SECRET, typed=shown, now=before)
