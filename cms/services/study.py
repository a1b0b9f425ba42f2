"""What a learner does in a lesson: begin, check oneself, finish."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.models import LessonCheck
from courses.models import Activity, ContentClip, Enrolment, Progress
from courses.services.completion import NotOpened, report_evidence
from courses.services.sitting import note_answer
from kernel.errors import DomainError
from people.models import User


class AnswerMissing(DomainError):
    message = gettext_lazy("Choose an answer first, then press “Check”.")


@dataclass(frozen=True)
class Answer:
    """What is said to an answer; nothing of it is kept but that there was one.

    Until the lesson has been read again, a wrong one is kept as missed too.
    """

    is_right: bool
    sentence: str
    progress: Progress


@transaction.atomic
def answer_check(
    *,
    enrolment: Enrolment,
    activity: Activity,
    check_uid: str,
    chosen: list[str],
    actor: User,
    now: datetime | None = None,
) -> Answer:
    """Note that a check question was answered, and say whether rightly.

    Args:
        chosen: numbers of the chosen options as text, as the form sends them.

    Raises:
        NotOpened: the lesson was not begun.
        AnswerMissing: nothing was chosen, or the question is not of this lesson.
    """
    progress = _opened(enrolment, activity)
    checks = LessonCheck.objects.filter(content=progress.content_id)
    keys = {str(check.uid): check for check in checks}
    numbers = sorted({int(one) for one in chosen if one.isascii() and one.isdigit()})
    if check_uid not in keys or not numbers:
        raise AnswerMissing
    progress = report_evidence(
        enrolment=enrolment,
        activity=activity,
        evidence={"checks": {check_uid: True}, "checks_total": len(keys)},
        actor=actor,
        now=now,
    )
    check = keys[check_uid]
    is_right = numbers == check.right
    note_answer(progress=progress, check_uid=check_uid, is_right=is_right)
    sentence = _("That is right.") if is_right else _("Not quite; read it once more.")
    return Answer(is_right, f"{sentence} {check.explanation}".strip(), progress)


@transaction.atomic
def finish_lesson(
    *,
    enrolment: Enrolment,
    activity: Activity,
    actor: User,
    now: datetime | None = None,
) -> Progress:
    """Note that the learner says they have read it all; the rule decides what it means.

    Raises:
        NotOpened: the lesson was not begun.
    """
    now = now or timezone.now()
    progress = _opened(enrolment, activity)
    checks = LessonCheck.objects.filter(content=progress.content_id)
    clips = ContentClip.objects.filter(content=progress.content_id)
    return report_evidence(
        enrolment=enrolment,
        activity=activity,
        evidence={
            "finished_at": now.isoformat(),
            "checks_total": checks.count(),
            "clips_total": clips.count(),
        },
        actor=actor,
        now=now,
    )


def _opened(enrolment: Enrolment, activity: Activity) -> Progress:
    progress = Progress.objects.filter(enrolment=enrolment, activity=activity).first()
    if progress is None:
        raise NotOpened
    return progress
