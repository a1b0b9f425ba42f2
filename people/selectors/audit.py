"""The audit trail as far as one may read it."""

from datetime import datetime

from django.db.models import Q, QuerySet

from kernel.models import AuditEvent
from people.access import Actor, Permission, people_for, units_for
from people.models import Grant, Person
from people.selectors.grant import accounts_for


def trail_for(user: Actor, permission: Permission) -> QuerySet[AuditEvent]:
    """What was done to the units, people and grants of the user's subtree, or by its people.

    Newest first.
    """
    units = units_for(user, permission)
    people = people_for(user, permission)
    return AuditEvent.objects.filter(
        Q(actor_uid__in=accounts_for(user, permission).values("uid"))
        | Q(target_uid__in=units.values("uid"))
        | Q(target_uid__in=people.values("uid"))
        | Q(target_uid__in=Grant.objects.filter(unit__in=units).values("uid"))
    ).order_by("-happened_at", "-pk")


def narrowed(
    trail: QuerySet[AuditEvent],
    *,
    verb: str = "",
    words: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[AuditEvent]:
    """``trail`` of one verb, about or by those whose label holds ``words``, in a time."""
    if verb:
        trail = trail.filter(verb__startswith=verb)
    if words:
        trail = trail.filter(
            Q(actor_label__icontains=words) | Q(target_label__icontains=words)
        )
    if since:
        trail = trail.filter(happened_at__gte=since)
    if until:
        trail = trail.filter(happened_at__lt=until)
    return trail


def readers_of(person: Person) -> QuerySet[AuditEvent]:
    """Who looked at ``person``'s page and when, newest first."""
    return AuditEvent.objects.filter(
        verb="person.read", target_type="people.person", target_uid=person.uid
    ).order_by("-happened_at", "-pk")
