"""What the official editor is told of libraries: trusted ones alone, for it runs their code."""

import json
from collections.abc import Iterable
from typing import Any

from h5p.kinds.kept import open_kept
from h5p.models import Library
from h5p.selectors.addon import addons
from h5p.selectors.editor import content_types
from h5p.selectors.library import Shelf, facts_of
from h5p.selectors.type_list import Address
from h5p.spec.addon import helps_in_form
from h5p.spec.dependencies import for_editor, joined, scripts_and_styles
from h5p.spec.names import LibraryRef
from h5p.spec.repository import LibraryFacts
from h5p.spec.strict_json import read_json

MOST_NAMES = 500  # libraries asked for at once
_DEPTH = 40
_SETTINGS = "metadataSettings"


class TrustedShelf(Shelf):
    """The trusted builds by name, and no others."""

    def __init__(self) -> None:
        super().__init__()
        self.builds: dict[LibraryRef, Library] = {}

    def get(self, ref: LibraryRef) -> LibraryFacts | None:
        if ref not in self.known:
            build = Library.objects.filter(
                machine_name=ref.name, major=ref.major, minor=ref.minor,
                state=Library.State.TRUSTED,
            ).first()  # fmt: skip
            if build is not None:
                self.builds[ref] = build
            self.known[ref] = facts_of(build) if build else None
        return self.known[ref]


def types_for(edited: LibraryRef | None) -> list[Library]:
    """The types to choose from; what is edited stays with the version that it has."""
    types = content_types()
    if edited is None or edited in {one.ref for one in types}:
        return types
    shelf = TrustedShelf()
    shelf.get(edited)
    former = shelf.builds.get(edited)
    others = [one for one in types if one.machine_name != edited.name]
    return [*others, former] if former else types


def listed(builds: Iterable[Library]) -> list[dict[str, Any]]:
    """Libraries as a choice lists them."""
    return [_listed(one) for one in builds]


def named(names: Iterable[object]) -> list[dict[str, Any]]:
    """The libraries of those names that are here, in the order asked for."""
    shelf = TrustedShelf()
    found = []
    for name in list(names)[:MOST_NAMES]:
        ref = LibraryRef.parse(name)
        if ref is not None and shelf.get(ref) is not None:
            found.append(_listed(shelf.builds[ref]))
    return found


def library_data(
    ref: LibraryRef, language: str, default_language: str, address: Address
) -> dict[str, Any] | None:
    """All that the form of one library is made of; None if code for it is not trusted."""
    shelf = TrustedShelf()
    facts = shelf.get(ref)
    helpers = for_editor(ref, shelf) if facts else None
    if facts is None or helpers is None:
        return None
    helping = [one.ref for one in addons() if helps_in_form(one.facts, ref.name)]
    helpers = joined(helpers, helping, shelf)
    build = shelf.builds[ref]
    scripts, styles = scripts_and_styles(helpers)
    asked = [(ref, "presave.js")] if "presave.js" in build.files else []
    upgrades = "upgrades.js" if "upgrades.js" in build.files else None

    def at(one: tuple[LibraryRef, str]) -> str:
        return address(shelf.builds[one[0]].sha256, one[1].removeprefix("./"))

    return {
        "name": ref.name,
        "version": {"major": ref.major, "minor": ref.minor},
        "title": build.title,
        "upgradesScript": at((ref, upgrades)) if upgrades else None,
        "semantics": facts.semantics,
        "language": _language(build, language),
        "defaultLanguage": _language(build, default_language),
        "languages": _languages(build),
        "javascript": [at(one) for one in [*scripts, *asked]],
        "css": [at(one) for one in styles],
        "translations": _words(
            [shelf.builds[one.ref] for one in helpers if not one.semantics], language
        ),
    }


def translations(names: Iterable[object], language: str) -> dict[str, str]:
    """The language files of those libraries that have one, as text, by library."""
    shelf = TrustedShelf()
    found = {}
    for name in list(names)[:MOST_NAMES]:
        ref = LibraryRef.parse(name)
        if ref is not None and shelf.get(ref) is not None:
            told = _language(shelf.builds[ref], language)
            if told is not None:
                found[str(ref)] = told
    return found


def _listed(build: Library) -> dict[str, Any]:
    told = {
        "uberName": str(build.ref),
        "name": build.machine_name,
        "title": build.title,
        "majorVersion": build.major,
        "minorVersion": build.minor,
        "runnable": int(build.is_runnable),
        "restricted": False,
        "tutorialUrl": "",
        _SETTINGS: None,
    }
    settings = build.facts.get(_SETTINGS)
    if isinstance(settings, dict):
        told[_SETTINGS] = {name: str(one) == "1" for name, one in settings.items()}
    return told


def _languages(build: Library) -> list[str]:
    """The languages of the form; its own is called English, whatever it is."""
    files = [one for one in build.files if one.startswith("language/")]
    codes = {one.removeprefix("language/").removesuffix(".json") for one in files}
    return ["en", *sorted(codes - {"en", ".en"})]


def _words(builds: Iterable[Library], language: str) -> dict[str, Any]:
    """The words of libraries that help in the editor, by machine name."""
    found = {}
    for one in builds:
        told = _language(one, language) or _language(one, "en")
        if told is not None:
            found[one.machine_name] = json.loads(told)
    return found


def _language(build: Library, code: str) -> str | None:
    """The language file as JSON in a text; None if there is none that can be read."""
    kept = build.files.get(f"language/{code}.json") if code else None
    if kept is None:
        return None
    with open_kept(kept["sha256"]) as file:
        try:
            told = read_json(file.read(), _DEPTH)
        except (ValueError, RecursionError):
            return None
    return json.dumps(told, ensure_ascii=False) if isinstance(told, dict) else None
