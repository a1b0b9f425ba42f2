"""The list of a learner's courses."""

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from courses.models import Activity, Enrolment, Progress


def with_counts(places: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """``places`` with ``required`` and ``done``: how many activities, how many of them."""
    required = (
        Activity.objects.filter(
            section__course=OuterRef("run__course"), is_required=True
        )
        .order_by()
        .values("section__course")
        .annotate(count=Count("pk"))
        .values("count")
    )
    done = (
        Progress.objects.filter(
            enrolment=OuterRef("pk"),
            completed_at__isnull=False,
            activity__is_required=True,
        )
        .order_by()
        .values("enrolment")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return places.annotate(
        required=Coalesce(Subquery(required), 0, output_field=IntegerField()),
        done=Coalesce(Subquery(done), 0, output_field=IntegerField()),
    )
