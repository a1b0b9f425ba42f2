"""What waits for somebody who works for a unit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import ngettext

from assessments.models import QuestionVersion
from assessments.permissions import APPROVE_QUESTION, REVIEW_SIGNAL
from assessments.selectors.inquiry import waiting_for as inquiries_waiting_for
from assessments.selectors.question import versions_for
from courses.models import Campaign
from courses.permissions import RUN_CAMPAIGN
from courses.selectors.campaign import campaigns_for
from h5p.permissions import MARK_PRACTICE
from h5p.selectors.written import to_mark, written_for
from live.permissions import DECIDE_ABSENCE
from live.selectors.absence import decidable as decidable_absences
from people.access import Permission, has_permission
from people.models import RosterImport, User
from people.permissions import IMPORT_ROSTER
from people.selectors.roster import rosters_for
from records.permissions import (
    ACCEPT_ATTESTATION,
    ANSWER_CONTEST,
    ATTEST_CELL,
    ATTEST_COMMITTEE,
    CONFIRM_PARTICIPATION,
    DECIDE_CONTEST,
    LOCK_ATTESTATION,
)
from records.selectors.attestation_waiting import (
    Due,
    due_to_confirm,
    due_to_lock,
    waiting_attestations,
)
from records.selectors.contest import answerable, decidable
from records.selectors.participation import waiting_for
from records.selectors.wave_review import waiting_to_sign


@dataclass(frozen=True)
class Awaiting:
    """``count`` things behind ``url_name``, said in one sentence."""

    sentence: str
    url_name: str
    icon: str
    count: int


@dataclass(frozen=True)
class _Source:
    permission: Permission
    rows: Callable[[User], QuerySet[Model] | list[Due]]
    words: Callable[[int], str]
    url_name: str
    icon: str


def awaiting(user: User) -> list[Awaiting]:
    """What ``user`` may decide now, nothing for nothing; a query for each right held."""
    return list(_found(user))


def _found(user: User) -> Iterator[Awaiting]:
    for source in _SOURCES:
        if not has_permission(user, source.permission):
            continue
        rows = source.rows(user)
        count = len(rows) if isinstance(rows, list) else rows.count()
        if count:
            words = source.words(count) % {"n": count}
            yield Awaiting(words, source.url_name, source.icon, count)


def _confirming(permission: Permission) -> _Source:
    return _Source(
        permission,
        lambda user: due_to_confirm(user, [permission]),
        lambda n: ngettext(
            "Figures of %(n)s unit are to be confirmed",
            "Figures of %(n)s units are to be confirmed",
            n,
        ),
        "records:attestations",
        "check",
    )


_SOURCES = (
    _confirming(ATTEST_CELL),
    _confirming(ATTEST_COMMITTEE),
    _Source(
        ACCEPT_ATTESTATION,
        waiting_attestations,
        lambda n: ngettext(
            "%(n)s unit has confirmed its figures and waits for your acceptance",
            "%(n)s units have confirmed their figures and wait for your acceptance",
            n,
        ),
        "records:attestations",
        "clipboard-check",
    ),
    _Source(
        LOCK_ATTESTATION,
        due_to_lock,
        lambda n: ngettext(
            "All units of %(n)s campaign are accepted: its figures can be locked",
            "All units of %(n)s campaigns are accepted: their figures can be locked",
            n,
        ),
        "records:attestations",
        "lock",
    ),
    _Source(
        CONFIRM_PARTICIPATION,
        lambda user: waiting_for(user, CONFIRM_PARTICIPATION),
        lambda n: ngettext(
            "%(n)s entry by hand waits for your confirmation",
            "%(n)s entries by hand wait for your confirmation",
            n,
        ),
        "records:confirmations",
        "clipboard-check",
    ),
    _Source(
        ANSWER_CONTEST,
        lambda user: answerable(user, ANSWER_CONTEST),
        lambda n: ngettext(
            "%(n)s request for a review waits for an answer",
            "%(n)s requests for a review wait for an answer",
            n,
        ),
        "records:contests",
        "clipboard-list",
    ),
    _Source(
        DECIDE_CONTEST,
        lambda user: decidable(user, DECIDE_CONTEST),
        lambda n: ngettext(
            "%(n)s answer to a request for a review waits for your confirmation",
            "%(n)s answers to requests for a review wait for your confirmation",
            n,
        ),
        "records:contests",
        "clipboard-check",
    ),
    _Source(
        DECIDE_ABSENCE,
        lambda user: decidable_absences(user, DECIDE_ABSENCE),
        lambda n: ngettext(
            "%(n)s absence waits for your decision",
            "%(n)s absences wait for your decision",
            n,
        ),
        "live:absences",
        "clipboard-list",
    ),
    _Source(
        REVIEW_SIGNAL,
        lambda user: inquiries_waiting_for(user, timezone.now()),
        lambda n: ngettext(
            "%(n)s test attempt waits for somebody to look at it",
            "%(n)s test attempts wait for somebody to look at them",
            n,
        ),
        "assessments:inquiry_list",
        "eye",
    ),
    _Source(
        APPROVE_QUESTION,
        lambda user: (
            versions_for(user, APPROVE_QUESTION)
            .filter(state=QuestionVersion.State.REVIEW)
            .exclude(author=user)
        ),
        lambda n: ngettext(
            "%(n)s question waits for your approval",
            "%(n)s questions wait for your approval",
            n,
        ),
        "assessments:bank_list",
        "list-checks",
    ),
    _Source(
        MARK_PRACTICE,
        lambda user: to_mark(written_for(user, MARK_PRACTICE)),
        lambda n: ngettext(
            "%(n)s written answer in exercises waits to be marked",
            "%(n)s written answers in exercises wait to be marked",
            n,
        ),
        "h5p:practice_list",
        "clipboard-list",
    ),
    _Source(
        RUN_CAMPAIGN,
        lambda user: campaigns_for(user, RUN_CAMPAIGN).filter(
            state=Campaign.State.DRAFT
        ),
        lambda n: ngettext(
            "%(n)s campaign is still a draft", "%(n)s campaigns are still drafts", n
        ),
        "courses:campaign_list",
        "target",
    ),
    _Source(
        RUN_CAMPAIGN,
        waiting_to_sign,
        lambda n: ngettext(
            "%(n)s review of a wave waits for your signature",
            "%(n)s reviews of waves wait for your signature",
            n,
        ),
        "courses:campaign_list",
        "check",
    ),
    _Source(
        IMPORT_ROSTER,
        lambda user: rosters_for(user, IMPORT_ROSTER).filter(
            state=RosterImport.State.CHECKED
        ),
        lambda n: ngettext(
            "%(n)s roster is checked and waits to be applied",
            "%(n)s rosters are checked and wait to be applied",
            n,
        ),
        "people:roster_list",
        "upload",
    ),
)
