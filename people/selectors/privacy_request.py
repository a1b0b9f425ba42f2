"""Requests about personal data: one's own, and those that a person may answer."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from people.access import Actor, Permission, paths_for, people_for, today
from people.models import HomeUnit, PrivacyRequest, UnitPath


def privacy_requests_for(
    user: Actor, permission: Permission
) -> QuerySet[PrivacyRequest]:
    """Those of the people of the user's units, but for the user's own.

    Who has left the register asks still: theirs are with the units above their last home,
    which may be dissolved and counts where it stood last.
    """
    homes = HomeUnit.objects.filter(person=OuterRef("person"))
    newest = UnitPath.objects.order_by("unit", "-period").distinct("unit")
    places = UnitPath.objects.filter(
        pk__in=newest.values("pk"), path__under_any=paths_for(user, permission)
    )
    has_left = ~Exists(homes.filter(period__contains=today()))
    found = PrivacyRequest.objects.alias(
        last_unit=Subquery(homes.order_by("-period").values("unit")[:1])
    ).filter(
        Q(person__in=people_for(user, permission))
        | Q(has_left, last_unit__in=places.values("unit"))
    )
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
