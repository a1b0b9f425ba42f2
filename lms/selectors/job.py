"""Jobs, as far as one may see them."""

from django.db.models import Q, QuerySet

from kernel.models import Job
from people.access import Actor, Permission, paths_for, today, units_for
from people.models import User


def own_jobs(user: User) -> QuerySet[Job]:
    """What ``user`` asked for, newest first."""
    jobs = Job.objects.filter(asked_by_uid=user.uid).exclude(title="")
    return jobs.order_by("-created_at", "-pk")


def jobs_for(user: Actor, permission: Permission) -> QuerySet[Job]:
    """Own jobs, and those asked for by the people of the user's units.

    Who holds ``permission`` on a whole province sees the system's own jobs too. Work
    that nobody waits for (it has no title) is listed only when it ended badly.
    """
    if not user.is_authenticated:
        return Job.objects.none()
    units, day = units_for(user, permission), today()
    askers = User.objects.filter(
        Q(person__homes__unit__in=units, person__homes__period__contains=day)
        | Q(grants__unit__in=units, grants__period__contains=day)
    )
    seen = Q(asked_by_uid=user.uid) | Q(asked_by_uid__in=askers.values("uid"))
    if any("." not in path for path in paths_for(user, permission)):
        seen |= Q(asked_by_uid=None)
    return (
        Job.objects.filter(seen)
        .exclude(
            title="", state__in=[Job.State.QUEUED, Job.State.RUNNING, Job.State.DONE]
        )
        .order_by("-created_at", "-pk")
    )
