"""The types of content as the hub's client lists them, made from what is installed."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from h5p.models import Library, Revision
from h5p.selectors.editor import content_types
from h5p.spec.names import LibraryRef
from h5p.spec.schema import CORE_API, core_api_of
from people.models import User

MOST_RECENT = 6  # types; the client shows the first ones first
_LOOKED_AT = 200  # revisions of the author, the latest first
# What a licence allows, in the client's words: (commercial use, change, passing on,
# licensing anew, liability, the notice stays, the text stays).
_ALLOWED = {
    "MIT": (True, True, True, True, False, True, True),
    "pd": (True, True, True, True, False, False, False),
    "MPL": (True, True, True, True, False, True, True),
    "MPL2": (True, True, True, True, False, True, True),
    "GPL2": (True, True, True, False, False, True, True),
    "GPL3": (True, True, True, False, False, True, True),
    "cc-by": (True, True, True, False, False, True, False),
    "cc-by-sa": (True, True, True, False, False, True, False),
}
_WORDS = (
    "useCommercially", "modifiable", "distributable", "sublicensable", "canHoldLiable",
    "mustIncludeCopyright", "mustIncludeLicense",
)  # fmt: skip

type Address = Callable[[str, str], str]  # of a file: its build's hash, its path


def type_cache(
    builds: Iterable[Library], user: User, address: Address
) -> dict[str, Any]:
    """All that the client is told: types, those that ``user`` took of late, the interface.

    Source: h5p-editor-php-library, its list of content types; there most fields come from
    the hub, here from library.json and from what is kept.
    """
    builds = list(builds)
    major, minor = CORE_API
    newest = {one.machine_name: one.ref for one in content_types()}
    uses = _uses()
    return {
        "outdated": False,
        "libraries": [
            _told(one, newest.get(one.machine_name, one.ref), address)
            | {"popularity": uses[one.machine_name]}
            for one in builds
        ],
        "recentlyUsed": recently_used(user, {one.machine_name for one in builds}),
        "apiVersion": {"major": major, "minor": minor},
        "details": None,
    }


def recently_used(user: User, known: Iterable[str]) -> list[str]:
    """The machine names among ``known`` that ``user`` saved content with, the latest first."""
    rows = Revision.objects.filter(created_by=user).order_by("-created_at", "-pk")
    refs = map(
        LibraryRef.parse, rows.values_list("main_library", flat=True)[:_LOOKED_AT]
    )
    names = [*dict.fromkeys(one.name for one in refs if one)]
    known = {*known}
    return [one for one in names if one in known][:MOST_RECENT]


def recent_first(builds: Iterable[Library], user: User) -> list[Library]:
    """``builds`` in their order, but before all what ``user`` saved content with of late."""
    builds = list(builds)
    recent = recently_used(user, {one.machine_name for one in builds})
    places = {name: at for at, name in enumerate(recent)}
    return sorted(builds, key=lambda one: places.get(one.machine_name, len(places)))


def _uses() -> Counter[str]:
    """How many contents began with each type, by its machine name."""
    counts: Counter[str] = Counter()
    rows = Revision.objects.filter(number=1).values_list("main_library", flat=True)
    for name in rows:
        ref = LibraryRef.parse(name)
        counts[ref.name if ref else ""] += 1
    return counts


def _told(build: Library, newest: LibraryRef, address: Address) -> dict[str, Any]:
    """One type: nothing is fetched from elsewhere, so none can be installed from the list."""
    facts = build.facts
    words = str(facts.get("description") or "")
    installed = int(build.installed_at.timestamp())
    trusted = int(build.trusted_at.timestamp()) if build.trusted_at else installed
    major, minor = core_api_of(facts) or CORE_API
    told = {
        "id": build.pk,
        "machineName": build.machine_name,
        "majorVersion": build.major,
        "minorVersion": build.minor,
        "patchVersion": build.patch,
        "localMajorVersion": build.major,
        "localMinorVersion": build.minor,
        "localPatchVersion": build.patch,
        "h5pMajorVersion": major,
        "h5pMinorVersion": minor,
        "title": build.title,
        "summary": words,
        "description": words,
        "createdAt": installed,
        "updatedAt": trusted,
        "isRecommended": False,
        "screenshots": [],
        "categories": [],
        "keywords": [],
        "owner": str(facts.get("author") or ""),
        "installed": True,
        "canInstall": False,
        "isUpToDate": build.ref >= newest,
        "restricted": False,
    }
    if build.license in _ALLOWED:
        allowed = dict(zip(_WORDS, _ALLOWED[build.license], strict=True))
        told["license"] = {"id": build.license, "attributes": allowed}
    if "icon.svg" in build.files:
        told["icon"] = address(build.sha256, "icon.svg")
    return told
