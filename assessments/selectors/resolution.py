"""The documents about which a unit may ask questions."""

from django.db.models import Q, QuerySet

from courses.models import Resolution
from people.access import Actor, Permission, paths_for, units_for


def resolutions_for(user: Actor, permission: Permission) -> QuerySet[Resolution]:
    """Those of the units of the user's grants, of all below, and of all above them."""
    above = {
        int(label.removeprefix("u"))
        for path in paths_for(user, permission)
        for label in path.split(".")
    }
    return Resolution.objects.filter(
        Q(owner__in=units_for(user, permission)) | Q(owner__in=above)
    ).order_by("-issued_on", "pk")
