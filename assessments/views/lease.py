"""Which device may write: the lease lies in the session that started or took over."""

from uuid import UUID

from assessments.models import Attempt
from people.http import AuthenticatedRequest


def _key(attempt: Attempt) -> str:
    return f"lease-{attempt.uid}"


def keep_lease(request: AuthenticatedRequest, attempt: Attempt) -> None:
    """Remember in this browser that it holds ``attempt``."""
    request.session[_key(attempt)] = str(attempt.lease)


def held_lease(request: AuthenticatedRequest, attempt: Attempt) -> UUID | None:
    """The lease that this browser got last; another may hold the attempt by now."""
    told = request.session.get(_key(attempt))
    return UUID(told) if told else None


def drop_lease(request: AuthenticatedRequest, attempt: Attempt) -> None:
    """Forget the lease of an attempt that is over."""
    request.session.pop(_key(attempt), None)
