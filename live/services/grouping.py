"""Those who are in a class are divided into small groups, and late ones are placed."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from live.kinds.group import (
    LONGEST_CASE,
    MOST_GROUPS,
    MOST_PEOPLE,
    Division,
    WorkState,
    dealt,
    gathered,
    text_of,
)
from live.models import GroupMember, GroupWork, LiveSession, SmallGroup
from live.selectors.group import present_in, unit_names
from live.services.group_work import GroupsNotOpen, locked_session, locked_work, tell
from people.models import Person, User


class GroupsOpen(DomainError):
    message = _(
        "The small groups are at work. End their work before you make new ones."
    )


class TooFewPresent(DomainError):
    message = _(
        "Fewer people are connected than groups wanted. Choose fewer groups, or wait "
        "until more have come in."
    )


class TooManyPresent(DomainError):
    message = _(
        "More than 1,000 people are connected. Small groups are for classes of up to "
        "1,000; use a poll or questions instead."
    )


class TooManyUnits(DomainError):
    message = _("They come from more than 60 units. Divide them by lot instead.")


@transaction.atomic
def make_groups(
    *,
    session: LiveSession,
    division: str,
    count: int,
    case: str,
    actor: User,
    now: datetime | None = None,
) -> GroupWork:
    """Divide those who are connected; what was prepared and not begun is made anew.

    Args:
        count: how many groups, if ``division`` is by lot.
        case: the text for each group; it may be changed group by group.

    Raises:
        SessionNotRunning, GroupsOpen, TooFewPresent, TooManyPresent, TooManyUnits.
    """
    now = now or timezone.now()
    session = locked_session(session)
    works = session.group_works.select_for_update()
    if works.filter(state=WorkState.OPEN).exists():
        raise GroupsOpen
    works.filter(state=WorkState.PREPARED).delete()
    people = list(present_in(session, now).order_by("sort_key", "pk"))
    if len(people) > MOST_PEOPLE:
        raise TooManyPresent
    tables = _divided(people, Division(division), count)
    work = GroupWork.objects.create(session=session, made_by=actor, made_at=now)
    groups = SmallGroup.objects.bulk_create(
        SmallGroup(
            work=work, position=place, name=name, case=text_of(case, LONGEST_CASE)
        )
        for place, (name, _people) in enumerate(tables, start=1)
    )
    GroupMember.objects.bulk_create(
        GroupMember(work=work, group=group, person=one)
        for group, (_name, there) in zip(groups, tables, strict=True)
        for one in there
    )
    audit.record(
        actor=actor, verb="small_groups.made", target=work, now=now,
        division=str(division), groups=len(groups), people=len(people),
    )  # fmt: skip
    return work


@transaction.atomic
def place_latecomers(
    *, work: GroupWork, actor: User, now: datetime | None = None
) -> int:
    """Seat those who came since: with their unit, or in the smallest group. How many.

    Raises:
        SessionNotRunning, GroupsNotOpen.
    """
    now = now or timezone.now()
    work = locked_work(work)
    if work.state == WorkState.CLOSED:
        raise GroupsNotOpen
    seated = work.members.values("person")
    late = present_in(work.session, now).exclude(pk__in=seated)
    people = list(late.order_by("sort_key", "pk")[:MOST_PEOPLE])
    groups = list(work.groups.order_by("position"))
    sizes = {one.pk: one.members.count() for one in groups}
    names, by_name = unit_names(people), {one.name: one for one in groups if one.name}
    joined: dict[int, SmallGroup] = {}
    for person in people:
        least = min(groups, key=lambda one: (sizes[one.pk], one.position))
        group = by_name.get(names.get(person.pk, ""), least)
        GroupMember.objects.create(work=work, group=group, person=person)
        sizes[group.pk] += 1
        joined[group.pk] = group
    if people:
        audit.record(
            actor=actor, verb="small_groups.joined", target=work, now=now,
            people=len(people),
        )  # fmt: skip
        tell(work, list(joined.values()))
    return len(people)


def _divided(
    people: list[Person], division: Division, count: int
) -> list[tuple[str, list[Person]]]:
    """Names of groups (empty: a number) with those who sit in them."""
    if division == Division.NUMBER:
        if not 0 < count <= min(len(people), MOST_GROUPS):
            raise TooFewPresent
        secrets.SystemRandom().shuffle(people)
        return [("", there) for there in dealt(people, count)]
    if not people:
        raise TooFewPresent
    names = unit_names(people)
    pairs = [(names.get(one.pk, ""), one) for one in people]
    tables = gathered(sorted(pairs, key=lambda pair: (not pair[0], pair[0])))
    if len(tables) > MOST_GROUPS:
        raise TooManyUnits
    return tables
