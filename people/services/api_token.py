"""API tokens: issued by their owner, shown once, revoked."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from people.access import scopes_of
from people.kinds import token as secrets
from people.models import ApiToken, User

MOST_TOKENS = 20  # live ones of one account
LONGEST = timedelta(days=366)
NOTED_EVERY = timedelta(minutes=1)


class ScopeNotYours(DomainError):
    message = _("Your roles do not allow a token to do this.")


class TooManyTokens(DomainError):
    message = _("You have 20 tokens; revoke one that is no longer used.")


class TokenShown(DomainError):
    message = _(
        "This token has been made and its secret was shown. If you did not keep it, "
        "revoke the token and make another."
    )


@transaction.atomic
def issue_token(
    *,
    user: User,
    name: str,
    scopes: Collection[str],
    good_for: timedelta,
    uid: UUID,
    now: datetime | None = None,
) -> tuple[ApiToken, str]:
    """Make a token of ``user``; the secret beside it is kept nowhere.

    Args:
        uid: of the request's own making, so that a form sent twice makes one token.

    Raises:
        ScopeNotYours: the user's roles do not carry one of ``scopes`` today.
        TooManyTokens: enough of them live.
        TokenShown: ``uid`` is a token already.
    """
    now = now or timezone.now()
    user = User.objects.select_for_update().get(pk=user.pk)
    if ApiToken.objects.filter(uid=uid).exists():
        raise TokenShown
    if not scopes or not set(scopes) <= {one.name for one in scopes_of(user)}:
        raise ScopeNotYours
    live = ApiToken.objects.filter(user=user, revoked_at=None, expires_at__gt=now)
    if live.count() >= MOST_TOKENS:
        raise TooManyTokens
    secret = secrets.draw()
    token = ApiToken.objects.create(
        uid=uid,
        user=user,
        name=name,
        scopes=sorted(scopes),
        secret_hash=secrets.digest(secret),
        created_at=now,
        expires_at=now + min(good_for, LONGEST),
    )
    audit.record(
        actor=user,
        verb="api_token.issued",
        target=token,
        now=now,
        scopes=token.scopes,
        expires_at=token.expires_at.isoformat(),
    )
    return token, secret


@transaction.atomic
def revoke_token(*, token: ApiToken, actor: User, now: datetime | None = None) -> bool:
    """End a token at once; whether this call did it."""
    now = now or timezone.now()
    ended = ApiToken.objects.filter(pk=token.pk, revoked_at=None)
    if not ended.update(revoked_at=now):
        return False
    audit.record(actor=actor, verb="api_token.revoked", target=token, now=now)
    return True


def note_use(*, token: ApiToken, now: datetime) -> bool:
    """Keep when the token was last used, once a minute; whether this call wrote it."""
    stale = Q(last_used_at=None) | Q(last_used_at__lt=now - NOTED_EVERY)
    return bool(ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=now))
