"""Reads of accounts."""

from people.models import User


def username_meant(typed: str) -> str:
    """The sign-in name that ``typed`` means in whatever case; itself if nobody's."""
    name = typed.strip()
    found = User.objects.filter(username__iexact=name).order_by("pk")
    return found.values_list("username", flat=True).first() or name
