"""Content that is older than a library: which it is, and what its hooks are."""

from collections.abc import Iterable

from django.db.models import Count, OuterRef, QuerySet, Subquery

from h5p.kinds.kept import open_kept
from h5p.models import Library, Revision, Upgrade, UpgradePlan
from h5p.permissions import TRUST_H5P
from h5p.selectors.library import trusted
from h5p.spec.names import LibraryRef
from kernel.models import Job
from people.access import Actor, Permission, has_permission

SCRIPT = "upgrades.js"
LONGEST = 2 << 20
SMALL = 10  # contents that are looked at while somebody waits for the page
AT_ONCE = 500  # contents that one upgrade takes
MOST = 1000  # contents that one dry run looks at


def older_than(library: Library) -> list[Revision]:
    """The newest revision of each content made with an older version of ``library``."""
    newest = Revision.objects.filter(content=OuterRef("content")).order_by("-number")
    rows = (
        Revision.objects.filter(
            pk=Subquery(newest.values("pk")[:1]),
            main_library__startswith=f"{library.machine_name} ",
        )
        .select_related("content")
        .order_by("content__title", "content")
    )
    return [one for one in rows if one.ref < library.ref]


def script_of(ref: LibraryRef) -> str:
    """The hooks of a trusted library; "" where it has none."""
    found, _missing = trusted([ref])
    build = next((one for one in found if one.ref == ref), None)
    kept = build.files.get(SCRIPT) if build else None
    if kept is None or kept["bytes"] > LONGEST:
        return ""
    with open_kept(kept["sha256"]) as file:
        return file.read().decode("utf-8-sig", "replace")


def upgrades_of(library: Library) -> QuerySet[Upgrade]:
    """What was upgraded to a library, the latest first."""
    return (
        Upgrade.objects.filter(library=library)
        .select_related("made_by", "undone_by")
        .annotate(count=Count("contents"))
        .order_by("-made_at", "-pk")
    )


def plan_of(library: Library) -> UpgradePlan | None:
    """The dry run that was asked for in the background."""
    return UpgradePlan.objects.filter(library=library).first()


def plan_key(plan: UpgradePlan, what: str) -> str:
    """The name of the work on ``plan``: to "look", or to "make" what was found."""
    return f"h5p-upgrade:{what}:{plan.uid}"


def job_of_plan(plan: UpgradePlan | None) -> Job | None:
    """The work on ``plan`` that was asked for last."""
    if plan is None:
        return None
    keys = [plan_key(plan, what) for what in ("look", "make")]
    return Job.objects.filter(key__in=keys).order_by("-created_at", "-pk").first()


def undo_key(upgrade: Upgrade) -> str:
    """The name of the work of taking ``upgrade`` back."""
    return f"h5p-upgrade:undo:{upgrade.uid}"


def with_undo_jobs(upgrades: Iterable[Upgrade]) -> list[tuple[Upgrade, Job | None]]:
    """Each with the work of taking it back, if that was asked for."""
    rows = list(upgrades)
    found = Job.objects.filter(key__in=[undo_key(one) for one in rows])
    jobs = {job.key: job for job in found}
    return [(one, jobs.get(undo_key(one))) for one in rows]


def upgrades_for(user: Actor, permission: Permission = TRUST_H5P) -> QuerySet[Upgrade]:
    if not has_permission(user, permission):
        return Upgrade.objects.none()
    return Upgrade.objects.select_related("library")
