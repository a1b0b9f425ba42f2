"""All that learners practise in a lecturer's courses, a row for each place and content."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, QuerySet

from h5p.kinds.practice_row import Figures, Kind, PracticeRow
from h5p.models import Exercise, Placement
from h5p.permissions import MARK_PRACTICE
from h5p.selectors.written import to_mark, written_for
from people.access import Permission, units_for
from people.models import User

DEFAULT_SORT = "-waiting"
SORTS = ("title", "course", "kind", "players", "answered", "waiting", "last")
_BY_FIGURES = {"players", "answered", "last"}


def practice_rows(
    user: User,
    permission: Permission,
    *,
    sort: str = DEFAULT_SORT,
    kind: str = "",
    words: str = "",
    is_waiting_only: bool = False,
) -> list[PracticeRow]:
    """The exercises and contents in lessons of the user's courses, in order.

    A province has hundreds of them and a million answers: what a page shows of these is
    asked for that page (``with_figures``), but where the list is sorted by it.

    Args:
        sort: one of SORTS, or behind "-" the other way round; others are passed over.
        kind: of ``Kind``; "" is all.
        words: in the title, lesson or course, with or without accents.
        is_waiting_only: those with written answers that wait for the user.
    """
    if sort.removeprefix("-") not in SORTS:
        sort = DEFAULT_SORT
    column = sort.removeprefix("-")
    waiting = _waiting(user)
    rows = [
        replace(one, waiting=waiting.get(one.key, 0))
        for one in [*_exercises(user, permission), *_lessons(user, permission)]
        if kind in {"", one.kind.value} and (not words or one.bears(words))
    ]
    if is_waiting_only:
        rows = [one for one in rows if one.waiting]
    if column in _BY_FIGURES:
        rows = with_figures(rows)
    rows.sort(key=lambda one: one.names)
    rows.sort(key=lambda one: one.told_in(column), reverse=sort.startswith("-"))
    return rows


def with_figures(rows: Iterable[PracticeRow]) -> list[PracticeRow]:
    """``rows`` with how many play and answer, in one query."""
    rows = list(rows)
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES, {"activities": [one.key[0] for one in rows]})
        known = {
            (activity, content): Figures(players, answered, last_at)
            for activity, content, players, answered, last_at in cursor
        }
    return [replace(one, figures=known.get(one.key, Figures())) for one in rows]


def _exercises(user: User, permission: Permission) -> list[PracticeRow]:
    rows = Exercise.objects.filter(
        activity__section__course__owner__in=units_for(user, permission)
    )
    return _rows(rows, "activity", Kind.EXERCISE)


def _lessons(user: User, permission: Permission) -> list[PracticeRow]:
    """One row for each content of a lesson, however many texts it has stood in."""
    later = Placement.objects.filter(
        version__activity=OuterRef("version__activity"),
        revision__content=OuterRef("revision__content"),
        pk__gt=OuterRef("pk"),
    )
    rows = Placement.objects.filter(
        ~Exists(later),
        version__activity__section__course__owner__in=units_for(user, permission),
    )
    return _rows(rows, "version__activity", Kind.LESSON)


def _rows(found: "QuerySet[Any]", activity: str, kind: Kind) -> list[PracticeRow]:
    told = found.values_list(
        f"{activity}__pk", f"{activity}__uid", f"{activity}__title",
        f"{activity}__section__course__title", "revision__content__pk",
        "revision__content__uid", "revision__content__title",
    )  # fmt: skip
    is_lesson = kind == Kind.LESSON
    return [
        PracticeRow(
            key=(activity_id, content_id),
            activity_uid=activity_uid,
            content_uid=content_uid,
            title=content if is_lesson else title,
            lesson=title if is_lesson else "",
            course=course,
            kind=kind,
        )
        for activity_id, activity_uid, title, course, content_id, content_uid, content in told
    ]


def _waiting(user: User) -> dict[tuple[int, int], int]:
    """How many written answers wait for ``user``, by place and content."""
    rows = (
        to_mark(written_for(user, MARK_PRACTICE))
        .order_by()
        .values(place=F("activity"), content=F("revision__content"))
        .annotate(count=Count("pk"))
    )
    return {(one["place"], one["content"]): one["count"] for one in rows}


# Who has saved a state plays; who has a result has answered.
_FIGURES = """
    WITH each AS (
        SELECT activity_id, revision_id, enrolment_id, true AS is_answer,
            max(answered_at) AS last_at
        FROM h5p_practiceresult WHERE activity_id = ANY(%(activities)s)
        GROUP BY activity_id, revision_id, enrolment_id
        UNION ALL
        SELECT activity_id, revision_id, enrolment_id, false, max(updated_at)
        FROM h5p_savedstate WHERE activity_id = ANY(%(activities)s)
        GROUP BY activity_id, revision_id, enrolment_id
    ), person AS (
        SELECT each.activity_id, revision.content_id, each.enrolment_id,
            bool_or(each.is_answer) AS has_answered, max(each.last_at) AS last_at
        FROM each JOIN h5p_revision AS revision ON revision.id = each.revision_id
        GROUP BY each.activity_id, revision.content_id, each.enrolment_id
    )
    SELECT activity_id, content_id, count(*), count(*) FILTER (WHERE has_answered),
        max(last_at)
    FROM person GROUP BY activity_id, content_id
"""
