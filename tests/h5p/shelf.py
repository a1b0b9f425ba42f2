"""Our libraries at hand, without a database, and one of any fields."""

from typing import Any

from h5p.spec.names import LibraryRef
from h5p.spec.package import read_package
from h5p.spec.repository import LibraryFacts
from tests.h5p.packages import sound

THING = LibraryRef("Test.Thing", 1, 0)
CARDS, CHOICE = LibraryRef("HocTap.Cards", 1, 0), LibraryRef("HocTap.Choice", 1, 0)


class Shelf(dict[LibraryRef, LibraryFacts]):
    """Libraries at hand."""


def shelf_of(*fields: Any) -> Shelf:
    packed = read_package(sound(), "a.h5p").libraries
    shelf = Shelf(
        {
            one.ref: LibraryFacts(one.ref, one.facts, one.semantics or [])
            for one in packed
        }
    )
    shelf[THING] = LibraryFacts(THING, {}, list(fields))
    return shelf
