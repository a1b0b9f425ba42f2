"""Reads of homes."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from people.access import today
from people.models import HomeUnit, Person, Standing


def with_home(people: QuerySet[Person], on: date | None = None) -> QuerySet[Person]:
    """``people`` with ``home_name``, ``home_uid``, ``home_unit_id``, ``standing``."""
    day = on or today()
    home = HomeUnit.objects.filter(person=OuterRef("pk"), period__contains=day)
    standing = Standing.objects.filter(person=OuterRef("pk"), period__contains=day)
    return people.annotate(
        home_name=Subquery(home.values("unit__name")[:1]),
        home_uid=Subquery(home.values("unit__uid")[:1]),
        home_unit_id=Subquery(home.values("unit_id")[:1]),
        standing=Subquery(standing.values("state")[:1]),
    )
