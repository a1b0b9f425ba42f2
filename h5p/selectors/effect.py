"""What a build would do to the content that is here: a dry run."""

from dataclasses import dataclass

from h5p.models import Library, Revision
from h5p.selectors.library import Shelf, revisions_with
from h5p.spec.prepared import prepared

MOST = 200


@dataclass(frozen=True)
class Effect:
    """One revision under another build: whether it is played as before."""

    revision: Revision
    is_same: bool
    problems: int


def effects_of(library: Library) -> list[Effect]:
    """How the revisions that need ``library`` would be shown by this build.

    Nothing is changed: what learners play is filtered anew when it is saved.
    """
    found = []
    for revision in revisions_with(library.ref).order_by("content__title", "-number")[
        :MOST
    ]:
        shelf = Shelf([library])
        filtered = prepared(revision.params, revision.ref, shelf)
        is_same = filtered.params == revision.filtered and not filtered.grave
        found.append(Effect(revision, is_same, len(filtered.issues)))
    return found
