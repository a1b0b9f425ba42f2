"""A stand-in for the official editor's archives, and an author before it."""

import io
import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from h5p.kinds.edit_token import EditToken
from h5p.models import AssetPack, Revision
from h5p.services.assets import install_assets
from h5p.spec.asset_archive import CORE, EDITOR, NEEDED
from people.kinds.role import Role
from people.models import User
from tests.factories import GrantFactory
from tests.h5p.packages import Files, packed

ROOT = "h5p-editor-php-library-1.27.3/"


def editor_files(root: str = ROOT, **changes: Any) -> Files:
    """The files of an archive of the editor; of its scripts the names alone are true."""
    files: Files = {path: f"/* {path} */" for path in NEEDED[EDITOR]}
    files |= {
        "scripts/h5p-hub-client.js": "1",
        "styles/css/h5p-hub-client.css": "a{}",
        "composer.json": {"name": "h5p/h5p-editor"},
        "h5peditor.class.php": "<?php exit;",
        ".gitignore": "node_modules",
        "ckeditor/ckeditor.js.map": "{}",
        "images/binary-file.png": b"\x89PNG",
        **changes,
    }
    return {f"{root}{path}": one for path, one in files.items() if one is not None}


def core_files(root: str = "") -> Files:
    files: Files = {path: f"/* {path} */" for path in NEEDED[CORE]}
    files |= {
        "composer.json": {"name": "h5p/h5p-core"},
        "h5p.classes.php": (
            "public static $coreApi = array(\n 'majorVersion' => 1,\n"
            " 'minorVersion' => 28\n );"
        ),
        "fonts/h5p-core-30.woff2": b"wOF2",
    }
    return {f"{root}{path}": one for path, one in files.items()}


def brought() -> AssetPack:
    """The editor, installed from such an archive."""
    return install_assets(file=packed(editor_files()))[0]


def author(role: Role = Role.LECTURER) -> User:
    """Somebody who makes content somewhere, or who has another role there."""
    user: User = GrantFactory(role=role).user
    return user


def address(user: User, revision: Revision | None = None, rest: str = "") -> str:
    """An address of the editor's frame for ``user``."""
    told = EditToken(str(user.uid), str(revision.uid) if revision else "")
    return f"/h5p/editor/{told.signed()}/{rest}"


def asked(
    user: User, action: str, revision: Revision | None = None, **query: str
) -> Any:
    """What the editor gets for a GET: without a session, as from its frame."""
    return Client().get(address(user, revision, "ajax"), {"action": action, **query})


def told(user: User, action: str, revision: Revision | None = None, **data: Any) -> Any:
    """The same for a POST."""
    query = data.pop("query", "")
    return Client().post(address(user, revision, f"ajax?action={action}{query}"), data)


def file_for(kind: str, name: str, data: bytes) -> dict[str, Any]:
    """A file as the editor sends it, with the field that it is for."""
    return {
        "file": SimpleUploadedFile(name, data),
        "field": json.dumps({"name": "picture", "type": kind}),
        "contentId": "0",
    }


def package_of(files: Files) -> SimpleUploadedFile:
    whole: io.BytesIO = packed(files)
    return SimpleUploadedFile("a.h5p", whole.getvalue())
