"""What h5p.json and library.json must say.

The properties, their forms and their codes are those of the reference implementation.
"""

import re
from collections.abc import Iterator
from typing import Any

from h5p.spec.names import LibraryRef
from h5p.spec.problem import Problem

CORE_API = (1, 28)  # what the player gives to libraries

type Form = re.Pattern[str] | tuple[str, ...] | dict[str, Any]


def _form(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | flags)


_LINE = _form(r".{1,255}")
_TEXT = _form(r".{1,5000}", re.DOTALL)
_WORDS = _form(r".+", re.DOTALL)
_NUMBER = _form(r"[0-9]{1,5}")
_SIZE = _form(r"[0-9]{1,4}")
_FLAG = _form(r"0|1")
_NAME = _form(r"[\w\-.]{1,255}")
_EMBED = ("iframe", "div")
_DEPENDENCY = {"machineName": _NAME, "majorVersion": _NUMBER, "minorVersion": _NUMBER}

PACKAGE_REQUIRED: dict[str, Form] = {
    "title": _LINE,
    "language": _form(r"[-a-zA-Z]{1,10}"),
    "preloadedDependencies": _DEPENDENCY,
    "mainLibrary": _form(r"[$a-z_][0-9a-z_.$]{1,254}", re.IGNORECASE),
    "embedTypes": _EMBED,
}
PACKAGE_OPTIONAL: dict[str, Form] = {
    "contentType": _LINE,
    "dynamicDependencies": _DEPENDENCY,
    "author": _LINE,
    "authors": {"name": _LINE, "role": _form(r"\w+")},
    "source": _form(r"https?://.+"),
    "license": _form(
        r"CC BY|CC BY-SA|CC BY-ND|CC BY-NC|CC BY-NC-SA|CC BY-NC-ND|CC0 1\.0|GNU GPL"
        r"|PD|ODC PDDL|CC PDM|U|C"
    ),
    "licenseVersion": _form(r"1\.0|2\.0|2\.5|3\.0|4\.0"),
    "licenseExtras": _TEXT,
    "yearsFrom": _SIZE,
    "yearsTo": _SIZE,
    "changes": {
        "date": _form(r"\d{2}-\d{2}-\d{2} \d{1,2}:\d{2}:\d{2}"),
        "author": _LINE,
        "log": _TEXT,
    },
    "authorComments": _TEXT,
    "w": _SIZE,
    "h": _SIZE,
    "metaKeywords": _WORDS,
    "metaDescription": _WORDS,
}
LIBRARY_REQUIRED: dict[str, Form] = {
    "title": _LINE,
    "majorVersion": _NUMBER,
    "minorVersion": _NUMBER,
    "patchVersion": _NUMBER,
    "machineName": _NAME,
    "runnable": _FLAG,
}
_PATH = r"[\\/]?[a-z_\-\s0-9.]+(?:[\\/][a-z_\-\s0-9.]+)*\."
LIBRARY_OPTIONAL: dict[str, Form] = {
    "author": _LINE,
    "license": _form(
        r"cc-by|cc-by-sa|cc-by-nd|cc-by-nc|cc-by-nc-sa|cc-by-nc-nd|pd|cr|MIT|GPL1|GPL2"
        r"|GPL3|MPL|MPL2"
    ),
    "description": _WORDS,
    "metadataSettings": {"disable": _FLAG, "disableExtraTitleField": _FLAG},
    "dynamicDependencies": _DEPENDENCY,
    "preloadedDependencies": _DEPENDENCY,
    "editorDependencies": _DEPENDENCY,
    "preloadedJs": {"path": _form(_PATH + "js", re.IGNORECASE)},
    "preloadedCss": {"path": _form(_PATH + "css", re.IGNORECASE)},
    "dropLibraryCss": {"machineName": _NAME},
    "w": _SIZE,
    "h": _SIZE,
    "embedTypes": _EMBED,
    "fullscreen": _FLAG,
    "coreApi": {"majorVersion": _NUMBER, "minorVersion": _NUMBER},
}
_LONGEST = 100_000


def package_problems(facts: Any, path: str = "h5p.json") -> list[Problem]:
    """What is wrong with an h5p.json; if anything is, the last says so of the whole."""
    found = list(_problems(facts, PACKAGE_REQUIRED, PACKAGE_OPTIONAL, path))
    return [*found, Problem("invalid-h5p-json-file", path)] if found else []


def library_problems(facts: Any, path: str) -> list[Problem]:
    """What is wrong with a library.json."""
    return list(_problems(facts, LIBRARY_REQUIRED, LIBRARY_OPTIONAL, path))


def keeps_to(form: Form, value: Any, name: str) -> bool:
    """Whether ``value`` is what ``form`` asks of the property ``name``."""
    return next(_against(value, form, name, ""), None) is None


def dependencies_of(facts: Any, *kinds: str) -> list[LibraryRef]:
    """The libraries that ``facts`` names as needed, in its order.

    Args:
        kinds: "preloaded", "dynamic", "editor"; all three if none is given.
    """
    found = []
    for kind in kinds or ("preloaded", "dynamic", "editor"):
        named = facts.get(f"{kind}Dependencies") if isinstance(facts, dict) else None
        refs = [LibraryRef.of(one) for one in named] if isinstance(named, list) else []
        found += [ref for ref in refs if ref is not None]
    return found


def core_api_of(facts: Any) -> tuple[int, int] | None:
    """The version of the core that a library.json asks for; None if it asks for none."""
    asked = facts.get("coreApi") if isinstance(facts, dict) else None
    if not isinstance(asked, dict):
        return None
    numbers = [str(asked.get(one, "")) for one in ("majorVersion", "minorVersion")]
    if not all(one.isascii() and one.isdigit() and len(one) < 6 for one in numbers):  # noqa: PLR2004
        return None
    return int(numbers[0]), int(numbers[1])


def _problems(
    facts: Any, required: dict[str, Form], optional: dict[str, Form], path: str
) -> Iterator[Problem]:
    if not isinstance(facts, dict):
        yield Problem("invalid-property", path, {"property": "{}"})
        return
    yield from _required(facts, required, path)
    for name, form in optional.items():
        if name in facts:
            yield from _against(facts[name], form, name, path)
    yield from _core_api(facts, path)


def _required(
    facts: dict[str, Any], forms: dict[str, Form], path: str
) -> Iterator[Problem]:
    for name, form in forms.items():
        if facts.get(name) is None:
            yield Problem("missing-required-property", path, {"property": name})
        else:
            yield from _against(facts[name], form, name, path)


def _against(value: Any, form: Form, name: str, path: str) -> Iterator[Problem]:
    wrong = Problem("invalid-property", path, {"property": name})
    if isinstance(form, re.Pattern):
        is_plain = isinstance(value, str | int) and not isinstance(value, bool)
        text = str(value) if is_plain else ""
        if not is_plain or len(text) > _LONGEST or not form.fullmatch(text):
            yield wrong
    elif isinstance(form, tuple):
        if not isinstance(value, list):
            yield wrong
            return
        for one in value:
            if one not in form:
                facts = {"property": name, "option": str(one)[:100]}
                yield Problem("illegal-option-in-library", path, facts)
    else:
        rows = value if isinstance(value, list) else [value]
        for row in rows:
            if isinstance(row, dict):
                yield from _required(row, form, path)
            else:
                yield wrong


def _core_api(facts: dict[str, Any], path: str) -> Iterator[Problem]:
    asked = core_api_of(facts)  # what is not so written is told already
    if asked is not None and asked > CORE_API:
        told = {
            "asked": ".".join(map(str, asked)),
            "ours": ".".join(map(str, CORE_API)),
        }
        yield Problem("api-version-unsupported", path, told)
