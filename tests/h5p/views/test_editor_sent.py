"""Files and packages that are sent in the official editor (c03)."""

import json
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from h5p.models import Library, Revision, TempFile
from h5p.services.library import trust_library
from h5p.services.temp_file import MOST_FILES, forget_old
from people.kinds.role import Role
from tests.factories import GrantFactory
from tests.h5p.official import address, author, file_for, package_of, told
from tests.h5p.packages import PNG, sound_files

pytestmark = pytest.mark.django_db


def test_c03_file_is_kept_for_a_day_and_shown_to_its_sender(noon):
    user = author()

    first = told(user, "files", **file_for("image", "Ảnh Đẹp.png", PNG)).json()
    again = told(user, "files", **file_for("image", "Ảnh Đẹp.png", PNG)).json()

    path = first["path"].removesuffix("#tmp")
    assert first == again
    assert path.startswith("images/anh-dep-")
    assert path.endswith(".png")
    assert {**first, "path": ""} == {
        "path": "", "mime": "image/png", "width": 1, "height": 1,
    }  # fmt: skip
    kept = TempFile.objects.get()
    shown = Client().get(address(user, rest=f"temp/{path}"))
    assert b"".join(shown) == PNG
    other = Client().get(address(author(), rest=f"temp/{path}"))
    assert other.status_code == 404

    noon.shift(timedelta(hours=23))
    assert forget_old() == 0
    noon.shift(timedelta(hours=2))
    fresh = _fresh_address(user, path)
    assert Client().get(fresh).status_code == 404  # too old, though it is still there
    assert (forget_old(), forget_old()) == (1, 0)
    assert not default_storage.exists(kept.kept_at)


def _fresh_address(user, path):
    return address(user, rest=f"temp/{path}")


@pytest.mark.parametrize(
    ("kind", "name", "data", "code"),
    [
        ("image", "a.svg", b"<svg/>", "FILE_REFUSED"),
        ("image", "a.png", b"<html>", "FILE_REFUSED"),
        ("image", "a.png", b"\x89PNG nothing", "FILE_REFUSED"),
        ("image", "a.mp4", b"\x00\x00\x00 ftyp", "FILE_REFUSED"),
        ("video", "a.exe", b"MZ", "FILE_REFUSED"),
        ("file", "a.html", b"<html>", "FILE_REFUSED"),
        ("text", "a.png", PNG, "NO_FILE"),
    ],
)
def test_c03_file_that_does_not_fit_is_refused(kind, name, data, code):
    answer = told(author(), "files", **file_for(kind, name, data))

    assert (answer.status_code, answer.json()["errorCode"]) == (400, code)
    assert answer.json()["success"] is False


def test_c03_file_is_held_against_the_kinds_of_its_field():
    field = json.dumps({"type": "file", "mimes": ["text/vtt"]})
    sent = {**file_for("file", "a.png", PNG), "field": field}

    assert told(author(), "files", **sent).json()["errorCode"] == "FILE_REFUSED"
    assert told(author(), "files", field="{").json()["errorCode"] == "NO_FILE"


def test_c03_nobody_sends_files_without_end():
    user = author()
    TempFile.objects.bulk_create(
        TempFile(user=user, path=str(at), sha256="", size=1, sent_at=timezone.now())
        for at in range(MOST_FILES - 1)
    )

    assert told(user, "files", **file_for("image", "a.png", PNG)).status_code == 200
    more = told(user, "files", **file_for("file", "a.txt", b"a"))
    known = told(user, "files", **file_for("image", "a.png", PNG))

    assert more.status_code == 400
    assert "300" in more.json()["message"]
    assert known.status_code == 200


def test_c03_only_those_who_install_open_packages():
    refused = told(author(), "library-upload", h5p=package_of(sound_files()))
    administrator = author(Role.ADMINISTRATOR)
    GrantFactory(user=administrator, role=Role.LECTURER)

    waiting = told(administrator, "library-upload", h5p=package_of(sound_files()))

    assert (refused.status_code, refused.json()["errorCode"]) == (403, "NO_PERMISSION")
    assert waiting.status_code == 400
    assert {one.state for one in Library.objects.all()} == {"quarantined"}
    assert not TempFile.objects.exists()
    for one in Library.objects.all():
        trust_library(library=one, actor=administrator)
    data = told(administrator, "library-upload", h5p=package_of(sound_files())).json()[
        "data"
    ]
    assert data["h5p"]["mainLibrary"] == "HocTap.Cards"
    path = data["content"]["picture"]["path"]
    assert path.endswith(".png#tmp")
    assert TempFile.objects.get().path == path.removesuffix("#tmp")
    assert len(data["contentTypes"]["libraries"]) == 2
    assert not Revision.objects.exists()
    broken = told(administrator, "library-upload", h5p=package_of({"a": "b"}))
    assert broken.json()["errorCode"] == "PACKAGE_REFUSED"
    assert told(administrator, "library-upload").json()["errorCode"] == "NO_FILE"
