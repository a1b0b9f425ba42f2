"""The member's side of a contest: opening it and taking it back."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.kinds.attachment import LONGEST_START, kind_of
from people.models import User
from records.kinds.contest import ContestState, Step, Subject, after
from records.models import Contest, StatedResult
from records.services.ledger_entry import enter_contest
from records.services.step_notice import tell_opened


class WordsMissing(DomainError):
    message = _("Write what is wrong, so that it can be looked at.")


class WindowOver(DomainError):
    message = _(
        "The time for asking for a review is over; nothing was sent. Your secretary can "
        "still tell the committee of a mistake."
    )


class ToldAnew(DomainError):
    message = _("You were told of newer results meanwhile. Look at those.")


class AlreadyContested(DomainError):
    message = _("Your earlier request about this campaign is not answered yet.")


class FileUnreadable(DomainError):
    message = _("The file is neither a PDF nor a JPEG or PNG picture.")


class NotPossible(DomainError):
    message = _("This is not possible any more: the request has moved on meanwhile.")


@transaction.atomic
def open_contest(
    *,
    result: StatedResult,
    subject: Subject,
    words: str,
    actor: User,
    file: "File[bytes] | None" = None,
    now: datetime | None = None,
) -> Contest:
    """Ask that ``result`` be looked at again; from now on it is in no export.

    The result's row is locked: of two at once the second finds the first.

    Raises:
        WordsMissing, FileUnreadable: the request cannot stand.
        WindowOver, ToldAnew, AlreadyContested: it is not the time.
    """
    now = now or timezone.now()
    if not words.strip():
        raise WordsMissing
    result = StatedResult.objects.select_for_update(of=("self",)).get(pk=result.pk)
    _check_time(result, now)
    contest = Contest(
        result=result,
        campaign_id=result.campaign_id,
        person_id=result.person_id,
        unit_id=result.unit_id,
        subject=subject,
        words=words.strip(),
        opened_at=now,
        answer_by=now + timedelta(days=int(settings.CONTEST_ANSWER_DAYS)),
    )
    if file is not None:
        _attach(contest, file)
    contest.save()
    enter_contest(contest=contest)
    audit.record(
        actor=actor,
        verb="contest.opened",
        target=contest,
        now=now,
        person=str(result.person.uid),
        campaign=str(result.campaign.uid),
        subject=str(subject),
    )
    tell_opened(contest=contest, now=now)
    return contest


def _check_time(result: StatedResult, now: datetime) -> None:
    known = StatedResult.objects.filter(
        campaign=result.campaign_id, person=result.person_id
    )
    if known.filter(told_at__gt=result.told_at).exists():
        raise ToldAnew
    contests = Contest.objects.filter(
        campaign=result.campaign_id, person=result.person_id, settled_at=None
    )
    if contests.exists():
        raise AlreadyContested
    if now >= result.contest_until:
        raise WindowOver


def _attach(contest: Contest, file: "File[bytes]") -> None:
    file.seek(0)
    kind = kind_of(file.read(LONGEST_START))
    file.seek(0)
    if kind is None:
        raise FileUnreadable
    contest.file_name = str(file.name or "")[-200:]
    contest.file.save(f"{contest.uid}.{kind[0]}", file, save=False)


@transaction.atomic
def withdraw_contest(
    *, contest: Contest, actor: User, now: datetime | None = None
) -> bool:
    """Take it back; the record stays as it is. Returns whether this call did it.

    Raises:
        NotPossible: it has been decided.
    """
    now = now or timezone.now()
    contest = claim(contest)
    if contest.state == ContestState.WITHDRAWN:
        return False
    move(contest, Step.WITHDRAW)
    contest.settled_at = now
    contest.save()
    enter_contest(contest=contest)
    audit.record(actor=actor, verb="contest.withdrawn", target=contest, now=now)
    return True


def claim(contest: Contest) -> Contest:
    """The contest's row, locked and fresh."""
    locked = Contest.objects.select_for_update(of=("self",)).select_related(
        "person", "campaign__published", "result"
    )
    return locked.get(pk=contest.pk)


def move(contest: Contest, step: Step) -> None:
    """Take ``step``, if the machine has it.

    Raises:
        NotPossible: it has not.
    """
    state = after(ContestState(contest.state), step)
    if state is None:
        raise NotPossible
    contest.state = state
