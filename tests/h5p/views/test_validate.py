"""``POST /api/h5p/validate``: the whole answer, by session and by token."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from h5p.models import Library
from people.kinds import token
from people.kinds.role import Role
from people.models import ApiToken
from tests.factories import GrantFactory, UserFactory
from tests.h5p import packages
from tests.h5p.makers import installed

pytestmark = pytest.mark.django_db
URL = "/api/h5p/validate"


def _lecturer(role=Role.LECTURER):
    client = Client()
    client.force_login(
        GrantFactory(role=role).user,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def _send(client, data, name="a.h5p", **options):
    file = SimpleUploadedFile(name, data)
    return client.post(URL, {"file": file}, **options)


def test_c03_sound_package_is_valid():
    answer = _send(_lecturer(), packages.sound().getvalue())

    assert answer.status_code == 200
    assert answer.json() == {
        "valid": True,
        "errors": [],
        "main_library": "HocTap.Cards 1.0",
        "libraries": ["HocTap.Cards 1.0", "HocTap.Choice 1.0"],
        "content_only": False,
    }
    assert Library.objects.count() == 0


def test_c03_each_error_names_file_and_remedy_in_vietnamese():
    files = {**packages.sound_files(), "content/hình.svg": b"<svg/>"}
    del files[f"{packages.CHOICE}/choice.js"]

    answer = _send(_lecturer(), packages.packed(files).getvalue()).json()

    assert answer["valid"] is False
    assert answer["errors"] == [
        {
            "code": "not-in-whitelist",
            "path": "content/hình.svg",
            "message": "“content/hình.svg”: loại tệp .svg không được phép ở đây. Hãy bỏ"
            " tệp này hoặc lưu sang định dạng khác như PNG, JPG, MP4 hoặc PDF.",
        },
        {
            "code": "library-missing-file",
            "path": f"{packages.CHOICE}/choice.js",
            "message": f"“{packages.CHOICE}/choice.js” được nêu trong library.json nhưng"
            " không có trong gói. Hãy bổ sung tệp này.",
        },
    ]


def test_c03_content_alone_is_valid_where_its_libraries_are_installed():
    files = packages.sound_files()
    alone = packages.packed(
        {name: one for name, one in files.items() if "HocTap" not in name}
    )
    client = _lecturer()

    before = _send(client, alone.getvalue()).json()
    installed()
    after = _send(client, alone.getvalue()).json()

    assert [one["code"] for one in before["errors"]] == [
        "missing-main-library", "missing-required-library",
    ]  # fmt: skip
    assert (after["valid"], after["content_only"], after["libraries"]) == (
        True,
        True,
        [],
    )


def _bearer(user, scopes):
    secret = token.draw()
    ApiToken.objects.create(
        user=user,
        name="Máy soạn bài",
        scopes=scopes,
        secret_hash=token.digest(secret),
        created_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=1),
    )
    return {"Authorization": f"Bearer {secret}"}


def test_c03_token_needs_its_scope_and_its_owners_right():
    lecturer = GrantFactory(role=Role.LECTURER).user
    data = packages.sound().getvalue()
    strict = Client(enforce_csrf_checks=True)

    def status(headers):
        return _send(strict, data, headers=headers).status_code

    assert status(_bearer(lecturer, ["h5p:validate"])) == 200
    assert status(_bearer(lecturer, ["questions:import"])) == 403
    assert status(_bearer(UserFactory(), ["h5p:validate"])) == 404
    assert status({"Authorization": "Bearer ht_nothing"}) == 401
    assert status({}) == 401


def test_c03_session_without_its_mark_is_refused():
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        GrantFactory(role=Role.LECTURER).user,
        backend="django.contrib.auth.backends.ModelBackend",
    )

    assert _send(client, packages.sound().getvalue()).status_code == 403


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "multipart/form-data; boundary=x"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"{}", "application/json"),
        (b"x", "multipart/form-data"),
        (b"file=a", "application/x-www-form-urlencoded"),
    ],
)
def test_c03_request_without_a_file_is_told_so(body, kind):
    answer = _lecturer().generic("POST", URL, body, content_type=kind)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "no-file"


def test_c03_body_beyond_60_mb_is_refused_before_it_is_read():
    answer = _lecturer().generic(
        "POST", URL, b"", content_type="multipart/form-data; boundary=x",
        headers={"Content-Length": "70000000"},
    )  # fmt: skip

    assert answer.status_code == 413
    assert answer.json()["errors"][0]["code"] == "package-too-large"


HOSTILE = [b"", b"PK\x03\x04", b"\x00" * 1000, b"PK\x05\x06" + b"\x00" * 18, b"<html>"]


@pytest.mark.parametrize("data", HOSTILE)
def test_c03_hostile_file_is_an_answer_and_no_fault(data):
    answer = _send(_lecturer(), data)

    assert answer.status_code in {200, 400}
    assert answer.json()["valid"] is False
    assert answer.json()["errors"][0]["message"]
