"""What the player is told, and the files that it loads."""

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from h5p.kinds.kept import open_kept
from h5p.models import Library, Revision
from h5p.selectors.library import facts_of
from h5p.selectors.play import Playing, object_id, saved_states
from h5p.spec.addon import settings_of
from h5p.spec.dependencies import scripts_and_styles
from h5p.spec.names import LibraryRef

CONTENT_ID = 1  # one content a page
SAVE_SECONDS = 10
# A script of a bundle is made to find itself where its library has it.
_PLACED = (
    b"(function(){var s=document.createElement('script');s.src=%s;Object.defineProperty("
    b"document,'currentScript',{configurable:true,value:s})})()"
)
_PLACED_NO_MORE = b"delete document.currentScript"
_URL = re.compile(r"url\(\s*(['\"]?)([^'\")]{1,500})\1\s*\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#", re.IGNORECASE)


def core_script() -> bytes:
    """The core of H5P, behind what makes it fit for a page without an origin."""
    return _own("before.js") + b";\n" + _core("frame.bundle.js")


@lru_cache(maxsize=4)
def _key_of_core(_changed: tuple[float, ...]) -> str:
    """A name for the core's files that changes when they do."""
    files = [_own("before.js"), _core("frame.bundle.js"), _core("styles/h5p.css")]
    return _hash(*files)


def core_key() -> str:
    paths = [
        _own_path("before.js"),
        settings.H5P_CORE / "frame.bundle.js",
        settings.H5P_CORE / "styles/h5p.css",
    ]
    return _key_of_core(tuple(path.stat().st_mtime for path in paths))


def bundle_key(builds: Iterable[Library]) -> str:
    """A name for the scripts and styles of ``builds`` that changes when they do."""
    hashes = (one.sha256.encode() for one in builds)
    return _hash(_own("bridge.js"), _PLACED, *hashes)


def script_bundle(builds: list[Library], libraries_url: str) -> bytes:
    """The scripts of ``builds`` in their order, and then the bridge to our page.

    A script that asks where it came from, to load more from there, is told its own place.

    Args:
        libraries_url: where files of libraries are served, ``…/<sha256>/<path>``.
    """
    scripts, _styles = scripts_and_styles(facts_of(one) for one in builds)
    by_ref = {one.ref: one for one in builds}
    parts = []
    for ref, path in scripts:
        script = _read(builds, ref, path)
        if b"currentScript" in script:
            address = f"{libraries_url}/{by_ref[ref].sha256}/{path.removeprefix('./')}"
            parts += [_PLACED % json.dumps(address).encode(), script, _PLACED_NO_MORE]
        else:
            parts.append(script)
    return b";\n".join([*parts, _own("bridge.js")])


def style_bundle(builds: list[Library], libraries_url: str) -> bytes:
    """The style sheets of ``builds``, with the addresses in them made whole.

    Args:
        libraries_url: where files of libraries are served, ``…/<sha256>/<path>``.
    """
    _scripts, styles = scripts_and_styles(facts_of(one) for one in builds)
    by_ref = {one.ref: one for one in builds}
    parts = []
    for ref, path in styles:
        base = f"{libraries_url}/{by_ref[ref].sha256}"
        text = _read(builds, ref, path).decode("utf-8", "replace").lstrip("\ufeff")
        parts.append(_URL.sub(lambda found: _whole(found, base, path), text))  # noqa: B023 -- used at once
    return "\n".join(parts).encode()


def integration(
    *,
    revision: Revision,
    builds: list[Library],
    playing: Playing | None,
    site: str,
    base: str,
) -> dict[str, Any]:
    """``H5PIntegration``: all that the core asks of a page.

    Args:
        site: scheme and host of the player's page.
        base: address of the play, behind which state and files are.
    """
    states = saved_states(playing) if playing else {"0": {"state": "{}"}}
    told: dict[str, Any] = {
        "baseUrl": site,
        "url": f"{site}/h5p",
        "urlLibraries": f"{site}/h5p/lib",
        "libraryDirectories": {one.ref.folder: one.sha256 for one in builds},
        "siteUrl": site,
        # A page without an origin may only show pictures of ours, not draw with them,
        # unless it asks for them as a stranger does.
        "crossorigin": "anonymous",
        "crossoriginRegex": f"^{re.escape(site)}/",
        "postUserStatistics": False,
        "saveFreq": SAVE_SECONDS if playing else False,
        "ajax": {
            "setFinished": "",
            "contentUserData": f"{base}state/:dataType/:subContentId",
        },
        "hubIsEnabled": False,
        "reportingIsEnabled": False,
        "fullscreenDisabled": True,
        "statementUrl": f"{base}statement" if playing else "",
        "libraryConfig": settings_of(one.machine_name for one in builds),
        "l10n": {"H5P": _words()},
        "contents": {f"cid-{CONTENT_ID}": _content(revision, base, states)},
    }
    if playing:
        told["user"] = {"name": _("Learner"), "mail": ""}  # the server knows who it is
    return told


def _content(
    revision: Revision, base: str, states: dict[str, dict[str, str]]
) -> dict[str, Any]:
    title = str(revision.facts.get("title", ""))
    return {
        "library": revision.main_library,
        "jsonContent": json.dumps(revision.filtered, ensure_ascii=False),
        "fullScreen": "0",
        "displayOptions": dict.fromkeys(
            ("frame", "export", "embed", "copyright", "icon", "copy"), False
        ),
        "title": title,
        "url": object_id(revision),
        "contentUrl": f"{base}files",
        "metadata": {"title": title, "license": revision.facts.get("license", "U")},
        "contentUserData": states,
        "scripts": [],
        "styles": [],
    }


def _words() -> dict[str, str]:
    """What the core itself says to learners."""
    return {
        "fullscreen": _("Full screen"),
        "disableFullscreen": _("Leave full screen"),
        "close": _("Close"),
        "contentChanged": _("The exercise has been changed since you were here."),
        "startingOver": _("It begins anew."),
        "confirmDialogHeader": _("Please confirm"),
        "confirmDialogBody": _("Go on? This cannot be undone."),
        "cancelLabel": _("Cancel"),
        "confirmLabel": _("Go on"),
        "title": _("Title"),
        "author": _("Author"),
        "license": _("Licence"),
        "offlineDialogHeader": _("No connection"),
        "resubmitSubmit": _("Send again"),
    }


def _read(builds: list[Library], ref: LibraryRef, path: str) -> bytes:
    build = next(one for one in builds if one.ref == ref)
    kept = build.files.get(path.removeprefix("./"))
    if kept is None:
        return b""
    with open_kept(kept["sha256"]) as file:
        return file.read()


def _whole(found: re.Match[str], base: str, sheet: str) -> str:
    """An address in a style sheet, as seen from anywhere."""
    address = found[2].strip()
    if _ELSEWHERE.match(address):
        return found[0]
    path = posixpath.normpath(posixpath.join(posixpath.dirname(sheet), address))
    return "url()" if path.startswith("..") else f'url("{base}/{path}")'


def _own_path(name: str) -> Path:
    path: Path = settings.ROOT / "static" / "h5p" / name
    return path


def _own(name: str) -> bytes:
    return _own_path(name).read_bytes()


def _core(name: str) -> bytes:
    data: bytes = (settings.H5P_CORE / name).read_bytes()
    return data


def _hash(*parts: bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()[:32]
