"""The official editor: whether it is installed, and what its page is told and loads."""

import re
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from h5p.models import AssetPack, Library
from h5p.selectors.addon import addons
from h5p.selectors.editor_desk import Desk
from h5p.selectors.player import core_key
from h5p.spec.addon import settings_of
from h5p.spec.asset_archive import (
    CORE_SCRIPTS,
    CORE_STYLES,
    EDITOR_FIRST,
    EDITOR_SCRIPTS,
    EDITOR_STYLES,
    TYPE_LIST_SCRIPT,
    TYPE_LIST_STYLE,
)
from h5p.spec.metadata import copyright_semantics, metadata_semantics
from h5p.spec.schema import CORE_API

CONTENT_ID = "new"  # how scripts call content that is not kept yet


def packs() -> dict[str, AssetPack]:
    """What the operator installed, by kind."""
    return {one.kind: one for one in AssetPack.objects.all()}


def has_editor() -> bool:
    """Whether the official editor can be opened: its files are here, and a core."""
    here = packs()
    return "editor" in here and ("core" in here or _has_npm_core())


def page_files(language: str) -> dict[str, list[str]] | None:
    """The addresses that the page loads, in order; None if the editor is not installed.

    ``first`` are scripts before, and ``scripts`` those after, our own is run: the editor
    is made for a frame within a frame, whose outer half is ours.
    """
    here = packs()
    editor, core = here.get("editor"), here.get("core")
    if editor is None or not (core or _has_npm_core()):
        return None
    languages = [f"language/{language}.js", f"ckeditor/translations/{language}.js"]
    known = [one for one in languages if one in editor.files]
    first = [at(editor, one) for one in EDITOR_FIRST]
    if known and known[0].startswith("language/"):
        first.append(at(editor, known[0]))
    listed = [TYPE_LIST_SCRIPT] if has_type_list(editor) else []
    drawn = [TYPE_LIST_STYLE] if has_type_list(editor) else []
    after = [
        *listed,
        *EDITOR_SCRIPTS,
        *(one for one in known if one.startswith("ckeditor/")),
    ]
    return {
        "core": _core_scripts(core),
        "first": first,
        "scripts": [at(editor, one) for one in after],
        "styles": [
            *_core_styles(core),
            *(at(editor, one) for one in [*drawn, *EDITOR_STYLES]),
        ],
    }


def has_type_list(editor: AssetPack) -> bool:
    """Whether the archive brought the list of types with pictures and descriptions."""
    return all(one in editor.files for one in (TYPE_LIST_SCRIPT, TYPE_LIST_STYLE))


def at(pack: AssetPack, path: str) -> str:
    """The address of a file of the editor, or of its core."""
    return reverse("h5p:asset_file", args=[pack.sha256, path])


def editor_integration(
    *, desk: Desk, site: str, base: str, language: str
) -> dict[str, Any]:
    """``H5PIntegration`` for the editor's page: all that its scripts ask of it.

    Args:
        site: scheme and host of the page.
        base: address of the page, behind which requests and files are.
        language: two letters, in which forms are shown.
    """
    here = packs()
    core = here.get("core")
    content_id = desk.content_id or CONTENT_ID
    trusted = Library.objects.filter(state=Library.State.TRUSTED)
    return {
        "baseUrl": site,
        "url": f"{site}/h5p",
        "urlLibraries": f"{site}/h5p/lib",
        "libraryDirectories": {one.ref.folder: one.sha256 for one in trusted},
        "siteUrl": site,
        "crossorigin": "anonymous",
        "crossoriginRegex": f"^{re.escape(site)}/",
        "postUserStatistics": False,
        "saveFreq": False,
        "ajax": {"setFinished": "", "contentUserData": ""},
        # The list of types; the hub itself is asked nothing.
        "hubIsEnabled": desk.began is None and has_type_list(here["editor"]),
        "reportingIsEnabled": False,
        "fullscreenDisabled": True,
        "pluginCacheBuster": "",
        "libraryUrl": f"{site}{_folder(core, 'js')}" if core else "",
        "libraryConfig": settings_of(one.machine_name for one in addons()),
        "l10n": {"H5P": _words()},
        "contents": {f"cid-{content_id}": {"contentUrl": f"{base}content"}},
        "editor": _editor_part(here["editor"], site, base, language)
        | {"nodeVersionId": content_id},
    }


def _editor_part(
    editor: AssetPack, site: str, base: str, language: str
) -> dict[str, Any]:
    """``H5PIntegration.editor``."""
    major, minor = CORE_API
    return {
        "filesPath": f"{base}temp",
        "fileIcon": {
            "path": f"{site}{at(editor, 'images/binary-file.png')}",
            "width": 50,
            "height": 50,
        },
        "ajaxPath": f"{base}ajax?action=",
        "libraryUrl": f"{site}{_folder(editor, '')}",
        "copyrightSemantics": copyright_semantics(_),
        "metadataSemantics": metadata_semantics(_),
        "assets": {"css": [], "js": []},
        "apiVersion": {"majorVersion": major, "minorVersion": minor},
        "language": language,
        "enableContentHub": False,
    }


def _folder(pack: AssetPack, name: str) -> str:
    address = at(pack, "-").removesuffix("-")
    return f"{address}{name}"


def _has_npm_core() -> bool:
    return bool((settings.H5P_CORE / "frame.bundle.js").is_file())


def _core_scripts(core: AssetPack | None) -> list[str]:
    """Those of the operator's core; the player's if there is none."""
    if core is None:
        return [reverse("h5p:core_file", args=[core_key(), "core.js"])]
    return [at(core, one) for one in CORE_SCRIPTS]


def _core_styles(core: AssetPack | None) -> list[str]:
    if core is None:
        return [reverse("h5p:core_file", args=[core_key(), "styles/h5p.css"])]
    return [at(core, one) for one in CORE_STYLES]


def _words() -> dict[str, str]:
    """What the core itself says to authors."""
    return {
        "close": _("Close"),
        "cancelLabel": _("Cancel"),
        "confirmLabel": _("Confirm"),
        "confirmDialogHeader": _("Please confirm"),
        "confirmDialogBody": _("Go on? This cannot be undone."),
        "fullscreen": _("Full screen"),
        "disableFullscreen": _("Leave full screen"),
    }
