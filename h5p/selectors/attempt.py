"""How learners practised, as their lecturers may see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from h5p.models import PracticeMark, PracticeResult, Revision
from h5p.selectors.hand_mark import (
    answer_of,
    is_former,
    is_written,
    newest_mark,
    with_marks,
)
from h5p.spec.grading import Marked, asked_in, mark, part_of, plain_words
from h5p.spec.xapi import seconds_of

type Cell = str | int | None
_WHOLE = Q(sub_content_id="")


@dataclass(frozen=True)
class Item:
    """One answer: what was asked, said and right, and how far it is believed."""

    number: int | None  # None: the exercise as a whole
    title: str
    said: str
    right: str
    seconds: int | None
    result: PracticeResult
    mark: PracticeMark | None = None  # what a lecturer gave
    is_former: bool = False  # ... for an answer that stands no more
    is_written: bool = False  # in the learner's own words: a person marks it


def attempts_of(results: QuerySet[PracticeResult]) -> QuerySet[PracticeResult, Any]:
    """A row for each learner and revision that they practised, by name.

    Points are those of the questions; of the whole where no question told of itself.

    Args:
        results: those of one activity, of ``results_for``.
    """
    rows: QuerySet[PracticeResult, Any] = (
        results.values(
            "enrolment",
            "revision",
            learner_uid=F("enrolment__uid"),
            name=F("enrolment__person__full_name"),
            code=F("enrolment__person__code"),
            content=F("revision__content__title"),
            number=F("revision__number"),
        )
        .annotate(
            answered=Count("pk", filter=~_WHOLE),
            points_sum=Coalesce(
                Sum("points", filter=~_WHOLE), Sum("points", filter=_WHOLE)
            ),
            most_sum=Coalesce(
                Sum("max_points", filter=~_WHOLE), Sum("max_points", filter=_WHOLE)
            ),
            doubtful=Count("pk", filter=Q(trust=PracticeResult.Trust.MISMATCH)),
            verified=Count("pk", filter=Q(trust=PracticeResult.Trust.VERIFIED)),
            began_at=Min("answered_at"),
            last_at=Max("answered_at"),
        )
        .order_by("enrolment__person__sort_key", "enrolment", "revision")
    )
    return rows


def items_of(results: QuerySet[PracticeResult]) -> list[Item]:
    """The answers of one learner, newest revision first, in the order of the questions."""
    rows = with_marks(results.select_related("revision__content")).order_by("pk")
    made = [_item(one, one.revision) for one in rows]
    return sorted(
        made,
        key=lambda one: (
            -one.result.revision_id,
            one.number is None,
            one.number or 0,
        ),
    )


def headings() -> list[str]:
    return [
        _("Name"), _("Code"), _("Revision"), _("Question"), _("What was asked"),
        _("Answer"), _("Correct answer"), _("Points"), _("Most points"),
        _("Seconds"), _("Trust"), _("Answered at"), _("Exercise"), _("Course run"),
        _("Mark given by hand"), _("Most by hand"), _("Mark is for"),
        _("Comment on the answer"),
    ]  # fmt: skip


def lines_of(results: QuerySet[PracticeResult]) -> Iterator[list[Cell]]:
    """Every answer as a line of a table, one learner after the other, piece by piece.

    Args:
        results: those of one activity, of ``results_for``.
    """
    played = Revision.objects.filter(pk__in=results.values("revision"))
    revisions = {one.pk: one for one in played.select_related("content")}
    rows = (
        with_marks(results)
        .select_related("enrolment__person", "enrolment__run")
        .order_by("enrolment__person__sort_key", "enrolment", "revision", "pk")
    )
    for row in rows.iterator(chunk_size=500):
        revision = revisions[row.revision_id]
        item, person = _item(row, revision), row.enrolment.person
        yield [
            person.full_name, person.code, revision.number,
            item.number if item.number is not None else _("The whole exercise"),
            item.title, item.said, item.right, _plain(row.points), _plain(row.max_points),
            item.seconds, str(row.get_trust_display()), row.answered_at.isoformat(),
            revision.content.title, str(row.enrolment.run), *_hand_mark(item),
        ]  # fmt: skip


def _item(result: PracticeResult, revision: Revision) -> Item:
    parts = [str(one["id"]).lower() for one in revision.questions]
    part = result.sub_content_id
    told = result.statement.get("result", {})
    response = str(told.get("response", ""))
    found = part_of(revision.filtered, revision.ref, part)
    marked: Marked | None = None
    title: str | Promise = ""
    if found is not None:
        params, library, title = found
        marked = mark(params, library, response)
        title = (marked.question if marked else asked_in(params)) or title
    said = marked.said if marked and marked.said else plain_words(response)
    given = newest_mark(result)
    return Item(
        number=parts.index(part) + 1 if part and part in parts else None,
        title=str(title),
        said=answer_of(result) if is_written(result) else said,
        right=marked.right if marked else "",
        seconds=seconds_of(str(told.get("duration", ""))),
        result=result,
        mark=given,
        is_former=is_former(given, result),
        is_written=is_written(result) and bool(said.strip()),
    )


def _hand_mark(item: Item) -> list[Cell]:
    if item.mark is None:
        return ["", "", "", ""]
    about = _("a former answer") if item.is_former else _("this answer")
    points, most = _plain(item.mark.points), _plain(item.mark.max_points)
    return [points, most, about, item.mark.comment]


def _plain(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")
