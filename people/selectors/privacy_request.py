"""Requests about personal data: one's own, and those that a person may answer."""

from django.db.models import F, QuerySet

from people.access import Actor, Permission, people_for
from people.models import PrivacyRequest


def privacy_requests_for(
    user: Actor, permission: Permission
) -> QuerySet[PrivacyRequest]:
    """Those of the people of the user's units, but for the user's own."""
    found = PrivacyRequest.objects.filter(person__in=people_for(user, permission))
    return found.exclude(person__user=user.pk).select_related("person", "answered_by")


def waiting(requests: QuerySet[PrivacyRequest]) -> QuerySet[PrivacyRequest]:
    """Those without an answer, the one that is due first at the head."""
    return requests.filter(state=PrivacyRequest.State.OPEN).order_by("answer_by", "pk")


def answered(requests: QuerySet[PrivacyRequest]) -> QuerySet[PrivacyRequest]:
    """Those with an answer, the newest first."""
    rows = requests.exclude(state=PrivacyRequest.State.OPEN)
    return rows.order_by(F("answered_at").desc(), "-pk")


def own_privacy_requests(user: Actor) -> QuerySet[PrivacyRequest]:
    """Those of the person who bears the account, the newest first."""
    mine = PrivacyRequest.objects.filter(
        person__user=user.pk, person__user__isnull=False
    )
    return mine.order_by("-asked_at", "-pk")
