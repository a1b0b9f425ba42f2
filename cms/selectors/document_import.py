"""Documents that were handed in, and for whom."""

from django.db.models import QuerySet

from cms.models import DocumentImport
from people.access import Permission, grants_of, units_for
from people.models import Unit, User


def imports_for(user: User, permission: Permission) -> QuerySet[DocumentImport]:
    """The documents of the units of the user's grants, newest first."""
    return (
        DocumentImport.objects.filter(owner__in=units_for(user, permission))
        .select_related("owner", "uploaded_by", "course_page")
        .order_by("-uploaded_at", "-pk")
    )


def offices_for(user: User, permission: Permission) -> QuerySet[Unit]:
    """The very units on which the user holds the permission."""
    return Unit.objects.filter(
        pk__in=grants_of(user, permission).values("unit")
    ).order_by("name_key", "pk")
