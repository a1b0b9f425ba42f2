"""What content says about itself: the form for it, and what h5p.json may say of it."""

from collections.abc import Callable, Mapping
from typing import Any

from h5p.spec.media_field import clean_simple
from h5p.spec.schema import PACKAGE_OPTIONAL, keeps_to

_LONGEST = 255
_TEXTS = ("a11yTitle", "defaultLanguage")
_YEARS = ("yearFrom", "yearTo")
_MOST_YEAR = 9999
_KEPT = (
    "license", "licenseVersion", "licenseExtras", "source", "authorComments",
    "contentType",
)  # fmt: skip
_ROWS = {"authors": ("name", "role"), "changes": ("date", "author", "log")}
_MOST_ROWS = 200
NAMES = (*_KEPT, *_TEXTS, *_YEARS, *_ROWS)  # beside the title

VERSIONS = ("4.0", "3.0", "2.5", "2.0", "1.0")  # of Creative Commons
LICENSES = {
    "U": "Undisclosed",
    "CC BY": "Attribution (CC BY)",
    "CC BY-SA": "Attribution-ShareAlike (CC BY-SA)",
    "CC BY-ND": "Attribution-NoDerivs (CC BY-ND)",
    "CC BY-NC": "Attribution-NonCommercial (CC BY-NC)",
    "CC BY-NC-SA": "Attribution-NonCommercial-ShareAlike (CC BY-NC-SA)",
    "CC BY-NC-ND": "Attribution-NonCommercial-NoDerivs (CC BY-NC-ND)",
    "CC0 1.0": "Public domain dedication (CC0)",
    "CC PDM": "Public domain mark",
    "GNU GPL": "GNU General Public License v3",
    "PD": "Public domain",
    "ODC PDDL": "Public Domain Dedication and Licence (PDDL)",
    "C": "Copyright",
}
ROLES = ("Author", "Editor", "Licensee", "Originator")


def facts_in(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Of ``metadata`` what h5p.json may say; the title is another's matter."""
    facts: dict[str, Any] = {}
    for name in _KEPT:
        if name in metadata and keeps_to(PACKAGE_OPTIONAL[name], metadata[name], name):
            facts[name] = metadata[name]
    for name in _TEXTS:
        value = metadata.get(name)
        if isinstance(value, str) and 0 < len(value) <= _LONGEST:
            facts[name] = value
    for name in _YEARS:
        value = metadata.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            continue
        if abs(value) <= _MOST_YEAR:
            facts[name] = value
    for name, keys in _ROWS.items():
        rows = metadata.get(name)
        if isinstance(rows, list):
            facts[name] = [
                {key: clean_simple(row[key]) for key in keys if key in row}
                for row in rows[:_MOST_ROWS]
                if isinstance(row, dict) and keeps_to(PACKAGE_OPTIONAL[name], row, name)
            ]
    return facts


def metadata_semantics(say: Callable[[str], str]) -> list[dict[str, Any]]:
    """The fields of the form about content as a whole.

    Args:
        say: gives a label in the person's language.

    Source: h5p-php-library, the field names of content metadata.
    """
    role = _choice("role", say("Author's role"), {one: say(one) for one in ROLES})
    role["default"] = ROLES[0]
    author = _group("author", [_text("name", say("Author's name")), role])
    change = _group(
        "change",
        [
            _text("date", say("Date")),
            _text("author", say("Changed by")),
            _area("log", say("What was changed")),
        ],
    )
    return [
        {"name": "title", "type": "text", "label": say("Title")},
        _text("a11yTitle", say("Title for screen readers")),
        _licence(say),
        {**_choice("licenseVersion", say("Version of the licence"), VERSIONS),
         "optional": True},
        _year("yearFrom", say("Years (from)")),
        _year("yearTo", say("Years (to)")),
        _text("source", say("Source")),
        {"name": "authors", "type": "list", "field": author},
        _area("licenseExtras", say("More about the licence")),
        {"name": "changes", "type": "list", "field": {**change, "label": say("Changes")}},
        _area("authorComments", say("Notes for those who edit the content")),
        {"name": "contentType", "type": "text", "widget": "none"},
        {"name": "defaultLanguage", "type": "text", "widget": "none"},
    ]  # fmt: skip


def copyright_semantics(say: Callable[[str], str]) -> dict[str, Any]:
    """The fields of the form about one picture, clip or sound."""
    fields = [
        _text("title", say("Title")),
        _text("author", say("Author")),
        _text("year", say("Year(s)")),
        {**_text("source", say("Source")),
         "regexp": {"pattern": "^http[s]?://.+", "modifiers": "i"}},
        _licence(say),
        _choice("version", say("Version of the licence"), ()),
    ]  # fmt: skip
    return {**_group("copyright", fields), "label": say("Licence of this file")}


def _licence(say: Callable[[str], str]) -> dict[str, Any]:
    versions = [{"value": one, "label": one} for one in VERSIONS]
    options = []
    for value, words in LICENSES.items():
        option: dict[str, Any] = {"value": value, "label": say(words)}
        if value.startswith("CC BY"):
            option["versions"] = versions
        options.append(option)
    return {
        "name": "license", "type": "select", "label": say("Licence"), "default": "U",
        "options": options,
    }  # fmt: skip


def _text(name: str, label: str) -> dict[str, Any]:
    return {"name": name, "type": "text", "label": label, "optional": True}


def _area(name: str, label: str) -> dict[str, Any]:
    return {**_text(name, label), "widget": "textarea"}


def _year(name: str, label: str) -> dict[str, Any]:
    bounds = {"min": -_MOST_YEAR, "max": _MOST_YEAR}
    return {
        "name": name, "type": "number", "label": label, "optional": True, **bounds,
    }  # fmt: skip


def _choice(name: str, label: str, options: Any) -> dict[str, Any]:
    words = options if isinstance(options, dict) else dict.fromkeys(options, "")
    rows = [{"value": one, "label": said or one} for one, said in words.items()]
    return {"name": name, "type": "select", "label": label, "options": rows}


def _group(name: str, fields: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": name, "type": "group", "fields": fields}
