"""Marks that lecturers give for written answers: practice, never a grade."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models.functions import MD5
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from h5p.kinds.notice import PRACTICE_MARKED
from h5p.models import PracticeMark, PracticeResult
from h5p.models.practice import ANSWER
from h5p.selectors.hand_mark import answer_of, digest_of, is_written
from h5p.selectors.written import most_for
from kernel import audit
from kernel.errors import DomainError
from people.kinds.notice import News
from people.models import User
from people.services.notice import end_news, tell

COMMENT_MOST = 4_000  # characters


class AnswerChanged(DomainError):
    message = _(
        "The learner has answered anew since this page was opened."
        " Read the new answer and mark it."
    )


class MarkedMeanwhile(DomainError):
    message = _(
        "Somebody has marked this answer since this page was opened."
        " Look at that mark and keep yours if it shall replace it."
    )


class PointsOutside(DomainError):
    message = _("Points go from 0 to the most that the question gives.")


@transaction.atomic
def mark_written(
    *,
    result: PracticeResult,
    seen: str,
    after: int,
    points: Decimal,
    comment: str,
    actor: User,
    now: datetime | None = None,
) -> PracticeMark:
    """Give points and a comment for the answer that ``actor`` has read.

    The same mark sent twice is kept once; another is a row more, the former ones stay.
    The one who wrote the answer is told of each mark.

    Args:
        seen: the digest of the answer that was read (selectors.written.digest_of).
        after: the number of the newest mark that was shown; 0 if there was none.
        points: from 0 to the most of the question, which is read from the content.

    Raises:
        AnswerChanged: another answer stands there by now, or no written one.
        MarkedMeanwhile: there is a newer mark than ``after``.
        PointsOutside: the points do not fit the question.
    """
    now = now or timezone.now()
    result = (
        PracticeResult.objects.select_for_update(of=("self",))
        .select_related(
            "revision", "enrolment__person", "activity__section__course__owner"
        )
        .get(pk=result.pk)
    )
    if not is_written(result) or digest_of(result) != seen:
        raise AnswerChanged
    most = Decimal(most_for(result.revision, result.sub_content_id))
    if not 0 <= points <= most:
        raise PointsOutside
    former = result.hand_marks.order_by("-number").first()
    given = (answer_of(result), points, comment.strip())
    if former and (former.answer, former.points, former.comment) == given:
        return former
    if (former.number if former else 0) != after:
        raise MarkedMeanwhile
    mark = PracticeMark.objects.create(
        result=result,
        number=after + 1,
        answer=given[0],
        points=points,
        max_points=most,
        comment=given[2],
        marked_by=actor,
        marked_at=now,
    )
    PracticeResult.objects.filter(pk=result.pk).update(marked_md5=MD5(ANSWER))
    audit.record(
        actor=actor, verb="h5p_practice.marked", target=mark, now=now,
        result=str(result.uid), answer_sha256=seen, points=str(points),
        max_points=str(most), before=str(former.points) if former else None,
    )  # fmt: skip
    _tell(mark, result, now)
    return mark


def _tell(mark: PracticeMark, result: PracticeResult, now: datetime) -> None:
    """The one who wrote it hears of the newest mark; of a former one no more."""
    person, about = result.enrolment.person, {"result_uid": str(result.uid)}
    end_news(kind=PRACTICE_MARKED.name, person=person, facts=about, now=now)
    activity = result.activity
    news = News(
        kind=PRACTICE_MARKED.name,
        topic=f"{PRACTICE_MARKED.name}:{result.uid}",
        occasion=str(mark.number),
        facts={
            **about,
            "activity": activity.title,
            "activity_uid": str(activity.uid),
            "enrolment_uid": str(result.enrolment.uid),
        },
    )
    tell(news=news, people=[person], unit=activity.section.course.owner, now=now)
