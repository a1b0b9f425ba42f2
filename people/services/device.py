"""Devices: noted when somebody signs in, ended by their owner."""

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from kernel import audit
from people.kinds.device import LONGEST
from people.models import Device, User


def note_device(*, user: User, session_key: str, agent: str) -> None:
    """``user`` has signed in; ``agent`` is what the browser says of itself."""
    device = Device(
        user=user,
        session_key=session_key,
        agent=agent.replace("\x00", "")[:LONGEST],
        signed_in_at=timezone.now(),
    )
    Device.objects.bulk_create(
        [device],
        update_conflicts=True,
        unique_fields=["session_key"],
        update_fields=["user", "agent", "signed_in_at"],
    )


def move_device(*, session_key: str, to: str) -> None:
    """The same browser goes on under another key."""
    Device.objects.filter(session_key=session_key).update(session_key=to)


def forget_device(*, session_key: str) -> None:
    """Whoever sat there has signed out."""
    Device.objects.filter(session_key=session_key).delete()


@transaction.atomic
def end_device(*, device: Device, actor: User) -> None:
    """Sign ``device`` out; its session ends with the next page that it asks for."""
    Session.objects.filter(session_key=device.session_key).delete()
    device.delete()
    audit.record(actor=actor, verb="account.device_signed_out", target=actor)


def end_devices(*, user: User, but: str = "") -> None:
    """End every session of ``user``, except under the key ``but``; within a transaction."""
    devices = Device.objects.filter(user=user).exclude(session_key=but)
    keys = list(devices.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    devices.delete()


def forget_ended() -> int:
    """Delete the devices whose session is over; how many."""
    alive = Session.objects.filter(
        session_key=OuterRef("session_key"), expire_date__gt=timezone.now()
    )
    return Device.objects.filter(~Exists(alive)).delete()[0]
