"""Reads of API tokens."""

from datetime import datetime

from django.db.models import QuerySet

from people.kinds.token import digest
from people.models import ApiToken, User


def tokens_of(user: User) -> QuerySet[ApiToken]:
    """The tokens of ``user`` that were not revoked, the newest first."""
    return ApiToken.objects.filter(user=user, revoked_at=None).order_by(
        "-created_at", "-pk"
    )


def live_token(secret: str, now: datetime) -> ApiToken | None:
    """The token that ``secret`` opens at ``now``, of an account that is in use."""
    good = ApiToken.objects.filter(
        revoked_at=None, expires_at__gt=now, user__is_active=True
    )
    return good.select_related("user").filter(secret_hash=digest(secret)).first()
