"""What the members of a small group do: one takes the pen, and writes its answer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from live.broadcast import publish
from live.kinds.group import LONGEST_ANSWER, text_of
from live.models import GroupWork, LiveSession, SmallGroup
from live.selectors.group import group_value
from live.services.group_work import GroupsNotOpen, tell
from people.models import Person


class ReporterTaken(DomainError):
    message = _("Somebody of your group is the reporter already.")


class NotReporter(DomainError):
    message = _("Only the reporter writes the group's answer. Tell them your words.")


class AnswerEmpty(DomainError):
    message = _("Write the group's answer first.")


@transaction.atomic
def take_pen(*, group: SmallGroup, person: Person, now: datetime | None = None) -> bool:
    """``person``, who sits in ``group``, becomes its reporter. Whether this call did it.

    Raises:
        GroupsNotOpen, ReporterTaken.
    """
    work = _open_work(group)
    group = SmallGroup.objects.get(pk=group.pk)
    if group.reporter_id == person.pk:
        return False
    if group.reporter_id is not None:
        raise ReporterTaken
    group.reporter = person
    group.save(update_fields=["reporter"])
    audit.record(
        actor=person.user, verb="small_group.reporter_taken", target=group, now=now
    )
    tell(work, [group])
    return True


@transaction.atomic
def write_answer(
    *, group: SmallGroup, person: Person, text: str, now: datetime | None = None
) -> SmallGroup:
    """Keep the group's answer in the place of what was there.

    Raises:
        GroupsNotOpen, NotReporter, AnswerEmpty.
    """
    answer = text_of(text, LONGEST_ANSWER)
    if not answer:
        raise AnswerEmpty
    is_shown = SmallGroup.objects.filter(pk=group.pk, is_shown=True).exists()
    if is_shown:  # the room is told, and its row comes before the work's
        LiveSession.objects.select_for_update(of=("self",)).get(
            pk=group.work.session_id
        )
    work = _open_work(group)
    group = SmallGroup.objects.get(pk=group.pk)
    if group.reporter_id != person.pk:
        raise NotReporter
    if group.answer == answer:
        return group
    group.answer, group.answered_at = answer, now or timezone.now()
    group.save(update_fields=["answer", "answered_at"])
    audit.record(
        actor=person.user, verb="small_group.answered", target=group, now=now,
        characters=len(answer),
    )  # fmt: skip
    tell(work, [group])
    if is_shown and group.is_shown:
        publish(session=work.session, key="group", value=group_value(group), now=now)
    return group


def _open_work(group: SmallGroup) -> GroupWork:
    work = GroupWork.objects.select_for_update(of=("self",)).select_related("session")
    found = work.get(pk=group.work_id)
    if not found.is_open or not found.session.is_running:
        raise GroupsNotOpen
    return found
