"""Notices that a person was given."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from people.access import Actor
from people.kinds.notice import kind_called
from people.models import MailWish, Notice


@dataclass(frozen=True)
class Told:
    """A notice in words."""

    notice: Notice
    icon: str
    title: str | Promise
    text: str
    address: str
    is_new: bool


def own_notices(user: Actor) -> QuerySet[Notice]:
    """All that ``user`` was told, the newest first."""
    if not user.is_authenticated:
        return Notice.objects.none()
    return Notice.objects.filter(user=user.pk).order_by("-told_at", "-pk")


def unread_notices(user: Actor, now: datetime) -> QuerySet[Notice]:
    """Those that are still news and were not read."""
    current = Q(ends_at=None) | Q(ends_at__gt=now)
    return own_notices(user).filter(current, read_at=None)


def waits_for_code(user: Actor) -> bool:
    """Whether ``user`` wants mail to an address that they have not confirmed."""
    return MailWish.objects.filter(user=user.pk, confirmed_at=None).exists()


def in_words(notice: Notice, now: datetime) -> Told:
    kind = kind_called(notice.kind)
    is_over = notice.ends_at is not None and notice.ends_at <= now
    return Told(
        notice=notice,
        icon=kind.icon,
        title=kind.title(notice.facts),
        text=kind.text(notice.facts),
        address=kind.address(notice.facts, notice.uid),
        is_new=notice.read_at is None and not is_over,
    )
