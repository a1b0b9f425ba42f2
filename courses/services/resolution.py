"""Resolutions and their trees of points."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Point, Resolution
from kernel import audit
from kernel.errors import DomainError
from people.models import Unit, User


class SignTaken(DomainError):
    message = _("A document with this sign is here already.")


class NumberTaken(DomainError):
    message = _("Another point of this document bears the number.")


class PointMisplaced(DomainError):
    message = _("A point cannot stand below itself or in another document.")


class FieldMissing(DomainError):
    message = _("Give the sign and the title, or the number and the title.")


@transaction.atomic
def create_resolution(
    *,
    kind: str,
    sign: str,
    title: str,
    issued_on: date,
    owner: Unit,
    actor: User | None,
    issuer: str = "",
) -> Resolution:
    """Enter a document that is to be studied.

    Raises:
        FieldMissing: sign or title is empty.
        SignTaken: the sign stands for another document.
    """
    if not sign.strip() or not title.strip():
        raise FieldMissing
    resolution, is_new = Resolution.objects.get_or_create(
        sign=sign.strip(),
        defaults={
            "kind": kind,
            "title": title.strip(),
            "issuer": issuer.strip(),
            "issued_on": issued_on,
            "owner": owner,
        },
    )
    if not is_new:
        raise SignTaken
    audit.record(actor=actor, verb="resolution.created", target=resolution)
    return resolution


@transaction.atomic
def add_point(
    *,
    resolution: Resolution,
    parent: Point | None,
    number: str,
    title: str,
    actor: User | None,
    text: str = "",
    tag: str = "",
) -> Point:
    """Add a point as the last one below ``parent`` (at the top if None).

    Raises:
        FieldMissing, NumberTaken, PointMisplaced
    """
    Resolution.objects.select_for_update().get(pk=resolution.pk)
    _check(resolution, number, title)
    if parent is not None and parent.resolution_id != resolution.pk:
        raise PointMisplaced
    last = resolution.points.filter(parent=parent).order_by("-position").first()
    point = Point.objects.create(
        resolution=resolution,
        parent=parent,
        position=last.position + 1 if last else 1,
        number=number.strip(),
        title=title.strip(),
        text=text.strip(),
        tag=tag,
    )
    audit.record(actor=actor, verb="point.added", target=point)
    return point


@transaction.atomic
def edit_point(
    *,
    point: Point,
    number: str,
    title: str,
    text: str,
    tag: str,
    actor: User | None,
) -> Point:
    """Change what a point says; its uid stays.

    Raises:
        FieldMissing, NumberTaken
    """
    Resolution.objects.select_for_update().get(pk=point.resolution_id)
    _check(point.resolution, number, title, but=point)
    old = {"number": point.number, "title": point.title, "tag": point.tag}
    point.number, point.title = number.strip(), title.strip()
    point.text, point.tag = text.strip(), tag
    point.save(update_fields=["number", "title", "text", "tag"])
    audit.record(actor=actor, verb="point.edited", target=point, old=old)
    return point


@transaction.atomic
def move_point(
    *, point: Point, parent: Point | None, position: int, actor: User | None
) -> Point:
    """Put a point below ``parent`` at ``position`` (from 1) among its siblings.

    Raises:
        PointMisplaced: ``parent`` is the point itself, below it, or elsewhere.
    """
    Resolution.objects.select_for_update().get(pk=point.resolution_id)
    above = parent
    while above is not None:
        if above.pk == point.pk or above.resolution_id != point.resolution_id:
            raise PointMisplaced
        above = above.parent
    siblings = list(
        Point.objects.filter(resolution=point.resolution_id, parent=parent)
        .exclude(pk=point.pk)
        .order_by("position", "pk")
    )
    siblings.insert(min(max(position, 1), len(siblings) + 1) - 1, point)
    point.parent = parent
    for place, one in enumerate(siblings, start=1):
        one.position = place
    Point.objects.bulk_update(siblings, ["position", "parent"])
    audit.record(
        actor=actor,
        verb="point.moved",
        target=point,
        parent=str(parent.uid) if parent else None,
        position=point.position,
    )
    return point


@transaction.atomic
def retire_point(
    *, point: Point, actor: User | None, now: datetime | None = None
) -> bool:
    """Take a point and those below it out of use; whether this call did it.

    What names it keeps naming it; new lessons and questions cannot.
    """
    branch = {point.pk}
    while True:
        below = set(
            Point.objects.filter(parent__in=branch).values_list("pk", flat=True)
        )
        if below <= branch:
            break
        branch |= below
    retired = Point.objects.filter(pk__in=branch, retired_at=None).update(
        retired_at=now or timezone.now()
    )
    if retired:
        audit.record(actor=actor, verb="point.retired", target=point, count=retired)
    return bool(retired)


@transaction.atomic
def restore_point(*, point: Point, actor: User | None) -> bool:
    """Bring a retired point back; whether this call did it."""
    done = Point.objects.filter(pk=point.pk, retired_at__isnull=False).update(
        retired_at=None
    )
    if done:
        audit.record(actor=actor, verb="point.restored", target=point)
    return bool(done)


def _check(
    resolution: Resolution, number: str, title: str, but: Point | None = None
) -> None:
    if not number.strip() or not title.strip():
        raise FieldMissing
    others = resolution.points.exclude(pk=but.pk) if but else resolution.points.all()
    if others.filter(number=number.strip()).exists():
        raise NumberTaken
