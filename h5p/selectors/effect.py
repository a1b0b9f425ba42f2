"""What a build would do to the content that is here: a dry run."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from h5p.models import Library, Revision
from h5p.selectors.difference import Difference, differences
from h5p.selectors.library import Shelf, revisions_with
from h5p.spec.prepared import prepared

MOST = 200
MOST_CHANGES = 50  # of one revision


@dataclass(frozen=True)
class Effect:
    """One revision under another build: whether it is played as before."""

    revision: Revision
    is_same: bool
    problems: int
    params: dict[str, Any] = field(default_factory=dict)  # as this build allows them
    changes: list[Difference] = field(default_factory=list)


def effects_of(library: Library) -> list[Effect]:
    """How the revisions that need ``library`` would be shown by this build.

    Nothing is changed: what learners play is filtered anew once the build is trusted.
    """
    found = []
    for revision in revisions_with(library.ref).order_by("content__title", "-number")[
        :MOST
    ]:
        shelf = Shelf([library])
        filtered = prepared(revision.params, revision.ref, shelf)
        is_same = filtered.params == revision.filtered and not filtered.grave
        problems = len(filtered.issues)
        found.append(Effect(revision, is_same, problems, filtered.params))
    return found


def with_changes(effects: Iterable[Effect], library: Library) -> list[Effect]:
    """``effects`` with the fields that would be shown otherwise, or no more."""
    latter, former = Shelf([library]), Shelf()
    found = []
    for one in effects:
        name = one.revision.main_library
        before = Revision(main_library=name, params=one.revision.filtered)
        after = Revision(main_library=name, params=one.params)
        changes = [] if one.is_same else differences(before, after, latter, former)
        found.append(replace(one, changes=changes[:MOST_CHANGES]))
    return found
