"""Libraries that are installed."""

from collections.abc import Iterable

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from h5p.models import Library, Revision
from h5p.permissions import TRUST_H5P
from h5p.spec.names import LibraryRef
from h5p.spec.repository import LibraryFacts
from people.access import Actor, Permission, has_permission

USABLE = (Library.State.TRUSTED, Library.State.QUARANTINED)
_BEST_FIRST = Case(
    When(state=Library.State.TRUSTED, then=Value(0)),
    default=Value(1),
    output_field=IntegerField(),
)


class Shelf:
    """The libraries by name, the trusted build before one in quarantine.

    ``instead``: builds that take the place of others, to see what they would do.
    """

    def __init__(self, instead: Iterable[Library] = ()) -> None:
        self.known: dict[LibraryRef, LibraryFacts | None] = {
            one.ref: facts_of(one) for one in instead
        }

    def get(self, ref: LibraryRef) -> LibraryFacts | None:
        if ref not in self.known:
            build = (
                Library.objects.filter(_named(ref), state__in=USABLE)
                .order_by(_BEST_FIRST, "-patch", "-pk")
                .first()
            )
            self.known[ref] = self.facts_of(build) if build else None
        return self.known[ref]

    def facts_of(self, build: Library) -> LibraryFacts:
        return facts_of(build)


def facts_of(build: Library) -> LibraryFacts:
    return LibraryFacts(build.ref, build.facts, build.semantics or [])


def libraries_for(user: Actor, permission: Permission) -> QuerySet[Library]:
    """All builds, for those who may trust them anywhere."""
    if not has_permission(user, permission):
        return Library.objects.none()
    return Library.objects.select_related("installed_by", "trusted_by")


def installed_refs() -> set[LibraryRef]:
    """The names and versions that need not be in a package."""
    rows = Library.objects.filter(state__in=USABLE)
    return {
        LibraryRef(*row)
        for row in rows.values_list("machine_name", "major", "minor").distinct()
    }


def trusted(refs: Iterable[LibraryRef]) -> tuple[list[Library], list[LibraryRef]]:
    """The trusted builds of ``refs`` in their order, and those that have none."""
    refs = list(refs)
    wanted = Q(pk__in=[])
    for ref in refs:
        wanted |= _named(ref)
    builds = {
        one.ref: one
        for one in Library.objects.filter(wanted, state=Library.State.TRUSTED)
    }
    return (
        [builds[ref] for ref in refs if ref in builds],
        [ref for ref in refs if ref not in builds],
    )


def revisions_with(ref: LibraryRef) -> QuerySet[Revision]:
    """The revisions that need the library, those played and the newest of each content."""
    return Revision.objects.filter(libraries__contains=[str(ref)]).select_related(
        "content"
    )


def may_trust(user: Actor) -> bool:
    return has_permission(user, TRUST_H5P)


def _named(ref: LibraryRef) -> Q:
    return Q(machine_name=ref.name, major=ref.major, minor=ref.minor)
