"""The lecturer leads small groups: their cases, reporters, begin, end, what is shown."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from live.broadcast import publish
from live.kinds.group import LONGEST_CASE, WorkState, text_of
from live.models import GroupWork, LiveSession, SmallGroup
from live.selectors.group import group_value, shown_in
from live.services.running import SessionNotRunning
from people.models import Person, User


class GroupsNotOpen(DomainError):
    message = _("The small groups are not at work.")


class NotInGroup(DomainError):
    message = _("A reporter must be a member of the group. Choose one of its members.")


class NoAnswerYet(DomainError):
    message = _("This group has not written an answer yet.")


@transaction.atomic
def give_case(
    *, group: SmallGroup, case: str, actor: User, now: datetime | None = None
) -> bool:
    """Give a group its case in the place of what it had. Whether it is another.

    Raises:
        SessionNotRunning, GroupsNotOpen.
    """
    work = _work_not_over(group)
    group = SmallGroup.objects.get(pk=group.pk)
    case = text_of(case, LONGEST_CASE)
    if case == group.case:
        return False
    group.case = case
    group.save(update_fields=["case"])
    audit.record(actor=actor, verb="small_group.case_given", target=group, now=now)
    if work.is_open:
        tell(work, [group])
    return True


@transaction.atomic
def name_reporter(
    *,
    group: SmallGroup,
    reporter: Person | None,
    actor: User,
    now: datetime | None = None,
) -> bool:
    """Say who writes the answer; None: whoever takes it first. Whether it is another.

    Raises:
        SessionNotRunning, GroupsNotOpen, NotInGroup.
    """
    work = _work_not_over(group)
    group = SmallGroup.objects.get(pk=group.pk)
    if reporter == group.reporter:
        return False
    if reporter and not group.members.filter(person=reporter).exists():
        raise NotInGroup
    group.reporter = reporter
    group.save(update_fields=["reporter"])
    audit.record(
        actor=actor, verb="small_group.reporter_named", target=group, now=now,
        reporter=str(reporter.uid) if reporter else "",
    )  # fmt: skip
    if work.is_open:
        tell(work, [group])
    return True


@transaction.atomic
def open_work(*, work: GroupWork, actor: User, now: datetime | None = None) -> bool:
    """Let the groups begin. Returns whether this call did it.

    Raises:
        SessionNotRunning.
    """
    now = now or timezone.now()
    work = locked_work(work)
    if not work.is_prepared:
        return False
    work.state, work.opened_at = WorkState.OPEN, now
    work.save(update_fields=["state", "opened_at"])
    audit.record(actor=actor, verb="small_groups.opened", target=work, now=now)
    tell(work, list(work.groups.all()))
    return True


@transaction.atomic
def close_work(*, work: GroupWork, actor: User, now: datetime | None = None) -> bool:
    """End the groups' work; answers stay. Returns whether this call did it.

    Raises:
        SessionNotRunning.
    """
    now = now or timezone.now()
    work = locked_work(work)
    if not work.is_open:
        return False
    work.state, work.closed_at = WorkState.CLOSED, now
    work.save(update_fields=["state", "closed_at"])
    audit.record(actor=actor, verb="small_groups.closed", target=work, now=now)
    tell(work, list(work.groups.all()))
    return True


@transaction.atomic
def show_group(*, group: SmallGroup, actor: User, now: datetime | None = None) -> bool:
    """Put a group's answer before everybody, in the place of another. Whether it is new.

    Raises:
        SessionNotRunning, NoAnswerYet.
    """
    work = locked_work(group.work)
    group = SmallGroup.objects.get(pk=group.pk)
    if not group.answer:
        raise NoAnswerYet
    if group.is_shown:
        return False
    shown_in(work.session_id).update(is_shown=False)
    SmallGroup.objects.filter(pk=group.pk).update(is_shown=True)
    audit.record(actor=actor, verb="small_group.shown", target=group, now=now)
    publish(session=work.session, key="group", value=group_value(group), now=now)
    return True


@transaction.atomic
def hide_group(*, group: SmallGroup, actor: User, now: datetime | None = None) -> bool:
    """Take a group's answer off the screens. Returns whether it was there.

    Raises:
        SessionNotRunning.
    """
    work = locked_work(group.work)
    if not SmallGroup.objects.filter(pk=group.pk, is_shown=True).update(is_shown=False):
        return False
    audit.record(actor=actor, verb="small_group.hidden", target=group, now=now)
    publish(session=work.session, key="group", value={}, now=now)
    return True


def locked_session(session: LiveSession) -> LiveSession:
    """The session's row, locked, under way.

    Raises:
        SessionNotRunning.
    """
    locked = LiveSession.objects.select_for_update(of=("self",))
    session = locked.select_related("activity__section").get(pk=session.pk)
    if not session.is_running:
        raise SessionNotRunning
    return session


def locked_work(work: GroupWork) -> GroupWork:
    """The work's row, locked after that of its session, which is under way.

    Raises:
        SessionNotRunning.
    """
    session = locked_session(work.session)
    work = GroupWork.objects.select_for_update().get(pk=work.pk)
    work.session = session
    return work


def tell(work: GroupWork, groups: Sequence[SmallGroup]) -> None:
    """Have the members of ``groups`` look at theirs anew; the work's row is locked."""
    of_session = SmallGroup.objects.filter(work__session=work.session_id)
    newest = of_session.aggregate(newest=Max("change"))["newest"] or 0
    of_work = SmallGroup.objects.filter(pk__in=[one.pk for one in groups])
    of_work.update(change=newest + 1)


def _work_not_over(group: SmallGroup) -> GroupWork:
    work = locked_work(group.work)
    if work.state == WorkState.CLOSED:
        raise GroupsNotOpen
    return work
