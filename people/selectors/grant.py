"""Reads of grants and of those who may be given one."""

from django.db.models import Q, QuerySet

from people.access import Actor, Permission, people_for, today, units_for
from people.models import Grant, User


def grants_for(user: Actor, permission: Permission) -> QuerySet[Grant]:
    """The grants on the units that ``user`` holds ``permission`` on, newest first."""
    return (
        Grant.objects.filter(unit__in=units_for(user, permission))
        .select_related("user", "unit", "granted_by")
        .order_by("-granted_at", "-pk")
    )


def accounts_for(user: Actor, permission: Permission) -> QuerySet[User]:
    """The accounts of people, and holders of grants, below the user's own units."""
    return User.objects.filter(
        Q(person__in=people_for(user, permission))
        | Q(
            pk__in=Grant.objects.filter(
                unit__in=units_for(user, permission), period__contains=today()
            ).values("user")
        ),
        is_active=True,
    )
