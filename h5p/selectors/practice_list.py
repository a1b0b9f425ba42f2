"""All that learners practise in a lecturer's courses, a row for each place and content."""

from typing import Any

from django.db.models import (
    CharField,
    Exists,
    F,
    IntegerField,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Greatest

from h5p.kinds.practice_row import Kind, PracticeRow
from h5p.models import Exercise, Placement, PracticeResult, SavedState
from h5p.permissions import MARK_PRACTICE
from h5p.selectors.written import to_mark, written_for
from people.access import Permission, units_for
from people.kinds.name import search_key
from people.models import User

DEFAULT_SORT = "-waiting"
SORTS = ("title", "course", "kind", "players", "answered", "waiting", "last")


class _Count(Subquery):
    """How many rows a query finds, of whatever it is made."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def practice_rows(
    user: User,
    permission: Permission,
    *,
    sort: str = DEFAULT_SORT,
    kind: str = "",
    words: str = "",
    is_waiting_only: bool = False,
) -> "QuerySet[Any, Any] | list[PracticeRow]":
    """The exercises and contents in lessons of the user's courses, as they are used.

    Args:
        sort: one of SORTS, or behind "-" the other way round; others are passed over.
        kind: of ``Kind``; "" is all.
        words: in the title, lesson or course, with or without accents.
        is_waiting_only: those with written answers that wait for the user.
    """
    own, within = _exercises(user, permission), _lessons(user, permission)
    if is_waiting_only:
        own, within = own.filter(waiting__gt=0), within.filter(waiting__gt=0)
    one_kind = {Kind.EXERCISE.value: own, Kind.LESSON.value: within}
    rows = one_kind[kind] if kind in one_kind else own.union(within, all=True)
    rows = rows.order_by(*_order(sort))
    if not words:
        return rows
    wanted = search_key(words)
    return [
        one
        for one in rows
        if wanted in search_key(f"{one['title']} {one['lesson']} {one['course']}")
    ]


def _exercises(user: User, permission: Permission) -> "QuerySet[Any, Any]":
    rows = Exercise.objects.filter(
        activity__section__course__owner__in=units_for(user, permission)
    )
    return _counted(
        rows, user, "activity", Kind.EXERCISE, title="activity__title", lesson=""
    )


def _lessons(user: User, permission: Permission) -> "QuerySet[Any, Any]":
    """One row for each content of a lesson, however many texts it has stood in."""
    rows = Placement.objects.filter(
        version__activity__section__course__owner__in=units_for(user, permission)
    )
    later = Placement.objects.filter(
        version__activity=OuterRef("version__activity"),
        revision__content=OuterRef("revision__content"),
        pk__gt=OuterRef("pk"),
    )
    title = "revision__content__title"
    activity = "version__activity"
    return _counted(
        rows.filter(~Exists(later)), user, activity, Kind.LESSON,
        title=title, lesson=f"{activity}__title",
    )  # fmt: skip


def _counted[M: Model](
    rows: "QuerySet[M]",
    user: User,
    activity: str,
    kind: Kind,
    *,
    title: str,
    lesson: str,
) -> "QuerySet[Any, Any]":
    """``rows`` as PracticeRow; both kinds have the same columns in the same order."""
    here = {
        "activity": OuterRef(activity),
        "revision__content": OuterRef("revision__content"),
    }
    results = PracticeResult.objects.filter(**here)
    states = SavedState.objects.filter(**here)
    same = PracticeResult.objects.filter(
        enrolment=OuterRef("enrolment"),
        activity=OuterRef("activity"),
        revision__content=OuterRef("revision__content"),
    )
    quiet = states.filter(~Exists(same)).values("enrolment").distinct()
    waiting = to_mark(written_for(user, MARK_PRACTICE).filter(**here)).order_by()
    section = f"{activity}__section__course__title"
    return rows.annotate(
        answered=_Count(results.values("enrolment").distinct())
    ).values(
        "answered",
        activity_uid=F(f"{activity}__uid"),
        content_uid=F("revision__content__uid"),
        title=F(title),
        lesson=F(lesson) if lesson else Value("", output_field=TextField()),
        course=F(section),
        kind=Value(kind.value, output_field=CharField()),
        players=F("answered") + _Count(quiet),
        waiting=_Count(waiting.values("pk")),
        last_at=Greatest(
            _newest(results, "answered_at"), _newest(states, "updated_at")
        ),
    )


def _newest(rows: "QuerySet[Any]", moment: str) -> Subquery:
    return Subquery(rows.order_by(f"-{moment}").values(moment)[:1])


def _order(sort: str) -> list[Any]:
    key = sort.removeprefix("-")
    if key not in SORTS:
        sort, key = DEFAULT_SORT, DEFAULT_SORT.removeprefix("-")
    field = "last_at" if key == "last" else key
    is_down = sort.startswith("-")
    if field == "last_at":
        by = (
            F(field).desc(nulls_last=True) if is_down else F(field).asc(nulls_last=True)
        )
    else:
        by = F(field).desc() if is_down else F(field).asc()
    return [
        by,
        F("last_at").desc(nulls_last=True),
        "title",
        "activity_uid",
        "content_uid",
    ]
