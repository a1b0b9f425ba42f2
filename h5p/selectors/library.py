"""Libraries that are installed."""

from collections.abc import Iterable

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from h5p.models import Library, Revision
from h5p.permissions import TRUST_H5P
from h5p.spec.dependencies import in_order
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

    ``instead``: builds that take the place of others, to see what they would do;
    ``is_whole``: there are no others.
    """

    def __init__(
        self, instead: Iterable[Library] = (), *, is_whole: bool = False
    ) -> None:
        self.is_whole = is_whole
        self.known: dict[LibraryRef, LibraryFacts | None] = {
            one.ref: facts_of(one) for one in instead
        }

    def get(self, ref: LibraryRef) -> LibraryFacts | None:
        if self.is_whole:
            return self.known.get(ref)
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
    """The trusted builds of ``refs`` in their order, and those that have none.

    With them come those that they need today: a newer build may need more than the one
    that stood here when the content was made.
    """
    refs = list(refs)
    builds: dict[LibraryRef, Library] = {}
    waiting, asked = {*refs}, {*refs}
    while waiting:
        wanted = Q(pk__in=[])
        for ref in waiting:
            wanted |= _named(ref)
        found = Library.objects.filter(wanted, state=Library.State.TRUSTED)
        new = {one.ref: one for one in found}
        builds |= new
        waiting = {ref for one in new.values() for ref in facts_of(one).preloaded}
        waiting -= asked
        asked |= waiting
    ordered, missing = in_order(refs, Shelf(builds.values(), is_whole=True))
    return [builds[one.ref] for one in ordered], missing


def newer(builds: Iterable[Library]) -> list[Library]:
    """Those in quarantine that are newer than what is trusted under their name."""
    waiting = [one for one in builds if one.state == Library.State.QUARANTINED]
    wanted = Q(pk__in=[])
    for one in waiting:
        wanted |= _named(one.ref)
    rows = Library.objects.filter(wanted, state=Library.State.TRUSTED)
    patches = {one.ref: one.patch for one in rows}
    return [one for one in waiting if one.patch > patches.get(one.ref, -1)]


def revisions_with(ref: LibraryRef) -> QuerySet[Revision]:
    """The revisions that need the library, those played and the newest of each content."""
    return Revision.objects.filter(libraries__contains=[str(ref)]).select_related(
        "content"
    )


def may_trust(user: Actor) -> bool:
    return has_permission(user, TRUST_H5P)


def _named(ref: LibraryRef) -> Q:
    return Q(machine_name=ref.name, major=ref.major, minor=ref.minor)
