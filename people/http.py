"""The request of somebody who has signed in."""

from django.http import HttpRequest

from people.models import User


class AuthenticatedRequest(HttpRequest):
    """What a view gets behind ``@policy``: ``user`` is a real account."""

    user: User
