"""Waivers within a person's scope, and the learners to whom one may be given."""

from datetime import datetime

from django.db.models import Q, QuerySet

from courses.models import Enrolment, Waiver
from courses.permissions import GRANT_WAIVER
from people.access import Actor, people_for
from people.kinds.name import search_key


def waivers_for(user: Actor) -> QuerySet[Waiver]:
    """The waivers of the people of the user's units, newest first."""
    return (
        Waiver.objects.filter(enrolment__person__in=_people(user))
        .select_related("enrolment__person", "enrolment__run", "activity", "granted_by")
        .order_by("-granted_at", "-pk")
    )


def learners_for(user: Actor, now: datetime) -> QuerySet[Enrolment]:
    """The places in open runs of the people of the user's units."""
    return (
        Enrolment.objects.filter(
            person__in=_people(user),
            state=Enrolment.State.ACTIVE,
            run__opens_at__lte=now,
            run__closes_at__gt=now,
        )
        .select_related("person", "run__course")
        .order_by("person__sort_key", "person", "run__closes_at", "pk")
    )


def named(places: QuerySet[Enrolment], words: str) -> QuerySet[Enrolment]:
    """Those whose learner's name or code holds ``words``, with or without accents."""
    return places.filter(
        Q(person__name_key__contains=search_key(words))
        | Q(person__code__iexact=words.strip())
    )


def _people(user: Actor) -> QuerySet[Enrolment, int]:
    return people_for(user, GRANT_WAIVER).values_list("pk", flat=True)  # type: ignore[return-value]
