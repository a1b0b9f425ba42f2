"""Reads of devices."""

from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from people.models import Device, User


def devices_of(user: User) -> QuerySet[Device]:
    """Where ``user`` is signed in now, the newest first."""
    session = Session.objects.filter(
        session_key=OuterRef("session_key"), expire_date__gt=timezone.now()
    )
    return Device.objects.filter(Exists(session), user=user).order_by("-signed_in_at")
