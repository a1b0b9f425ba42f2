"""Addons: libraries that join content whose text asks for them, as formulas do.

What asks for them stands in their library.json: ``addTo.content.types[].text.regex``, and
``addTo.editor.machineNames`` for the forms in which they help.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from h5p.spec.names import LibraryRef
from h5p.spec.pattern import Pattern, found_in, read_pattern
from h5p.spec.repository import LibraryFacts

MOST_PATTERNS = 10  # of one addon
# Types whose forms hold a form of their own for text; every addon helps there.
# Source: h5p-editor-php-library, what its form of one library loads.
WITH_RICH_TEXT = frozenset(
    {"H5P.CoursePresentation", "H5P.InteractiveVideo", "H5P.DragQuestion"}
)
# What addons are told by the site, where they cannot do with what they bring.
# A page without an origin may start no worker, which formulas would be read aloud by.
SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "H5P.MathDisplay": {
        "renderer": {
            "mathjax": {
                "config": {
                    "options": {
                        "enableSpeech": False,
                        "enableBraille": False,
                        "enableExplorer": False,
                    }
                }
            }
        }
    }
}


@dataclass
class Asked:
    """Which addons the text of content asks for, and of which that is not known."""

    added: list[LibraryRef] = field(default_factory=list)
    undecided: list[LibraryRef] = field(default_factory=list)


def is_addon(facts: Mapping[str, Any]) -> bool:
    """Whether a library.json says that its library joins others."""
    return bool(_dict(facts.get("addTo")))


def patterns_in(facts: Mapping[str, Any]) -> list[str]:
    """The patterns of a library.json, as they are written."""
    content = _dict(_dict(facts.get("addTo")).get("content"))
    rows = content.get("types")
    rows = rows if isinstance(rows, list) else []
    texts = (_dict(_dict(one).get("text")).get("regex") for one in rows)
    return [one for one in texts if isinstance(one, str)][:MOST_PATTERNS]


def helps_in_form(facts: Mapping[str, Any], machine_name: str) -> bool:
    """Whether an addon is loaded with the official form of a type."""
    if machine_name in WITH_RICH_TEXT:
        return True
    named = _dict(_dict(facts.get("addTo")).get("editor")).get("machineNames")
    return isinstance(named, list) and machine_name in named


def asked_for(params: Any, addons: Iterable[LibraryFacts]) -> Asked:
    """The addons that some text in ``params`` asks for, in their order."""
    rows: list[tuple[LibraryRef, Pattern | None]] = [
        (one.ref, read_pattern(text))
        for one in addons
        for text in patterns_in(one.facts)
    ]
    readable = [pattern for _ref, pattern in rows if pattern]
    answers = iter(found_in(readable, [*texts_in(params)]) if readable else [])
    asked = Asked()
    said: dict[LibraryRef, list[bool | None]] = {}
    for ref, pattern in rows:
        said.setdefault(ref, []).append(next(answers) if pattern else None)
    for ref, found in said.items():
        if True in found:
            asked.added.append(ref)
        elif None in found:
            asked.undecided.append(ref)
    return asked


def texts_in(value: Any) -> Iterator[str]:
    """All texts in content, wherever they stand."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += reversed(one.values())
        elif isinstance(one, list):
            waiting += reversed(one)


def settings_of(names: Iterable[str]) -> dict[str, Any]:
    """``libraryConfig`` for a page with the libraries of these machine names."""
    return {one: SETTINGS[one] for one in names if one in SETTINGS}


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
