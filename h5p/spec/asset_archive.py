"""Reading an archive of the official editor, or of its core: files that browsers load.

The archives are those of the repositories ``h5p-editor-php-library`` and
``h5p-php-library``; what runs on a server (PHP) is left aside, unread.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from h5p.spec.archive import Broken, Entry, is_hidden, look_over, open_archive, pieces
from h5p.spec.limits import Limits
from h5p.spec.media import extension
from h5p.spec.package import PackedFile
from h5p.spec.problem import Problem
from h5p.spec.strict_json import read_json

EDITOR, CORE = "editor", "core"
_NAMES = {"h5p/h5p-editor": EDITOR, "h5p/h5p-core": CORE}  # in composer.json
_FOLDERS = {
    EDITOR: {"scripts", "styles", "ckeditor", "language", "libs", "images"},
    CORE: {"js", "styles", "fonts", "images"},
}
_LOADED = {
    "js", "css", "png", "gif", "jpg", "jpeg", "svg", "woff", "woff2", "ttf", "eot",
}  # fmt: skip
_CLASSES = "h5p.classes.php"  # says which interface the core has
_INTERFACE = re.compile(
    rb"\$coreApi\s*=\s*array\(\s*'majorVersion'\s*=>\s*(\d{1,3}),"
    rb"\s*'minorVersion'\s*=>\s*(\d{1,3})"
)
_VERSION = re.compile(r"-v?(\d{1,4}(?:\.\d{1,4}){1,3})\Z", re.ASCII)
_DESCRIPTION = 100_000  # bytes of composer.json
_DEPTH = 20

# What the editor is made of, in the order in which it is loaded. Its list of content
# types, a client of the hub, is not among them: nothing here calls the hub.
EDITOR_FIRST = ("scripts/h5peditor-editor.js", "language/en.js")
EDITOR_SCRIPTS = (
    "scripts/h5peditor.js",
    *(
        f"scripts/h5peditor-{name}.js"
        for name in (
            "semantic-structure", "library-selector", "fullscreen-bar", "form", "text",
            "html", "number", "textarea", "file-uploader", "file", "image",
            "image-popup", "av", "group", "boolean", "list", "list-editor", "library",
            "library-list-cache", "select", "selector-hub", "selector-legacy",
            "dimensions", "coordinates", "none", "metadata", "metadata-author-widget",
            "metadata-changelog-widget", "pre-save",
        )
    ),
    "ckeditor/ckeditor.js",
)  # fmt: skip
EDITOR_STYLES = (
    "libs/cropper.css", "styles/css/fonts.css", "styles/css/application.css",
    "styles/css/libs/zebra_datepicker.min.css",
)  # fmt: skip
# The list of types to choose from; archives without it have a plain one.
TYPE_LIST_SCRIPT = "scripts/h5p-hub-client.js"
TYPE_LIST_STYLE = "styles/css/h5p-hub-client.css"
CORE_SCRIPTS = tuple(
    f"js/{name}.js"
    for name in (
        "jquery", "h5p", "h5p-event-dispatcher", "h5p-x-api-event", "h5p-x-api",
        "h5p-content-type", "h5p-confirmation-dialog", "h5p-action-bar",
        "request-queue", "h5p-tooltip",
    )
)  # fmt: skip
CORE_STYLES = tuple(
    f"styles/{name}.css"
    for name in (
        "h5p-fonts", "h5p", "h5p-confirmation-dialog", "h5p-core-button", "h5p-theme",
        "h5p-theme-variables", "h5p-tooltip", "h5p-table",
    )
)  # fmt: skip
# Without these it is another, or a much older one.
NEEDED = {
    EDITOR: (*EDITOR_FIRST, *EDITOR_SCRIPTS, *EDITOR_STYLES),
    CORE: (*CORE_SCRIPTS, *CORE_STYLES),
}


@dataclass(frozen=True)
class Assets:
    """What an archive holds: "editor" or "core", its version, its files by their path."""

    kind: str
    version: str
    files: dict[str, PackedFile]

    @property
    def sha256(self) -> str:
        """The hash of the names and hashes of the files."""
        tree = {path: one.sha256 for path, one in sorted(self.files.items())}
        text = json.dumps({"kind": self.kind, "files": tree}, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def read_assets(file: IO[bytes], limits: Limits | None = None) -> Assets:
    """Look through ``file`` without keeping any of it.

    Raises:
        Broken: it is no zip, a hostile one, or not one of the two archives.
    """
    limits = limits or Limits()
    with open_archive(file, limits) as archive:
        entries, problems = look_over(archive, limits)
        if problems:
            raise Broken(problems[0])
        root, kind = _root(archive, entries, limits)
        inside = {
            one.name.removeprefix(root): one
            for one in entries
            if one.name.startswith(root) and not is_hidden(one.name.removeprefix(root))
        }
        version = _version(archive, root, inside.get(_CLASSES), limits)
        return Assets(kind, version, _files(archive, kind, inside, limits))


def _root(
    archive: zipfile.ZipFile, entries: Iterable[Entry], limits: Limits
) -> tuple[str, str]:
    """The folder in which the archive's files lie, and what it is by its own words."""
    found = sorted(
        (one for one in entries if PurePosixPath(one.name).name == "composer.json"),
        key=lambda one: one.name.count("/"),
    )
    for one in found[:3]:
        if one.name.count("/") > 1:
            continue
        try:
            facts = read_json(_whole(archive, one, limits, _DESCRIPTION), _DEPTH)
        except (ValueError, RecursionError):
            continue
        kind = _NAMES.get(str(facts.get("name"))) if isinstance(facts, dict) else None
        if kind:
            return one.name.removesuffix("composer.json"), kind
    raise Broken(Problem("no-editor-archive"))


def _files(
    archive: zipfile.ZipFile, kind: str, inside: dict[str, Entry], limits: Limits
) -> dict[str, PackedFile]:
    for path in NEEDED[kind]:
        if path not in inside:
            raise Broken(Problem("editor-archive-incomplete", path))
    files, total = {}, 0
    for path, entry in sorted(inside.items()):
        folder, slash, _rest = path.partition("/")
        if not slash or folder not in _FOLDERS[kind] or extension(path) not in _LOADED:
            continue
        digest, size = hashlib.sha256(), 0
        for piece in pieces(archive, entry, limits):
            digest.update(piece)
            size += len(piece)
        total += size
        if total > limits.total:
            facts = {"most": f"{limits.total // 1_000_000} MB"}
            raise Broken(Problem("total-size-too-large", facts=facts))
        files[path] = PackedFile(entry, digest.hexdigest(), size)
    return files


def _version(
    archive: zipfile.ZipFile, root: str, classes: Entry | None, limits: Limits
) -> str:
    """By the folder's name, as of a release; else the core's interface; else unknown."""
    named = _VERSION.search(root.rstrip("/"))
    if named:
        return named[1]
    if classes is not None:
        told = _INTERFACE.search(_whole(archive, classes, limits, limits.json))
        if told:
            return f"{int(told[1])}.{int(told[2])}"
    return "–"


def _whole(
    archive: zipfile.ZipFile, entry: Entry, limits: Limits, longest: int
) -> bytes:
    data = bytearray()
    for piece in pieces(archive, entry, limits):
        data += piece
        if len(data) > longest:
            facts = {"most": f"{max(longest // 1_000_000, 1)} MB"}
            raise Broken(Problem("file-size-too-large", entry.name, facts))
    return bytes(data)
