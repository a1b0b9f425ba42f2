"""Whose page this is: the unit named in the masthead."""

from people.access import Actor, today
from people.models import Grant, HomeUnit


def home_name(user: Actor) -> str:
    """The name of the unit where ``user`` is at home today, or nothing."""
    if not user.is_authenticated:
        return ""
    names = HomeUnit.objects.filter(
        person__user=user, period__contains=today()
    ).values_list("unit__name", flat=True)
    return names.order_by("pk").first() or ""


def office_name(user: Actor) -> str:
    """The unit of the oldest grant that ``user`` holds today, or nothing."""
    if not user.is_authenticated:
        return ""
    names = Grant.objects.filter(user=user, period__contains=today()).values_list(
        "unit__name", flat=True
    )
    return names.order_by("pk").first() or ""
