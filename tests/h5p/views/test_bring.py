"""Administrators bring many packages at once, and keep their content or leave it aside."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from h5p.models import Content, Library, Revision
from people.kinds.role import Role
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.h5p import packages
from tests.h5p.makers import installed

pytestmark = pytest.mark.django_db
PAGE = "/h5p/libraries/"


def _file(files, name):
    return SimpleUploadedFile(name, packages.packed(files).getvalue())


def _titled(title, **changes):
    files = packages.sound_files()
    files["h5p.json"]["title"] = title
    return {**files, **changes}


def _both():
    """An administrator who makes exercises in a unit; the grant for that, and a browser."""
    grant = GrantFactory(role=Role.LECTURER, user=UserFactory())
    GrantFactory(role=Role.ADMINISTRATOR, user=grant.user)
    client = Client()
    client.force_login(grant.user, backend="django.contrib.auth.backends.ModelBackend")
    return grant, client


def test_c03_content_of_many_files_is_kept_and_told_by_file():
    grant, client = _both()
    unplayable = _titled("Hỏng", **{"content/content.json": {"cards": 1}})
    unplayable["content/a.svg"] = b"<svg/>"
    files = [
        _file(_titled("Bài một"), "mot.h5p"),
        SimpleUploadedFile("hong.h5p", b"no zip"),
        _file(unplayable, "ngoai-le.h5p"),
        _file(_titled("Bài hai", **{"content/content.json": packages.cards(1)}), "hai.h5p"),
    ]  # fmt: skip

    sent = client.post(
        PAGE,
        {"packages": files, "keeps_content": "on", "owner": str(grant.unit.pk)},
    )

    one, broken, faulty, two = sent.context["brought"]
    assert [row.title for row in Content.objects.order_by("pk")] == [
        "Bài một", "Bài hai",
    ]  # fmt: skip
    assert {row.owner for row in Content.objects.all()} == {grant.unit}
    assert {row.created_by for row in Content.objects.all()} == {grant.user}
    assert (len(one.installed.new), two.installed.known) == (2, 2)
    assert one.waits_for == ["HocTap.Choice 1.0", "HocTap.Cards 1.0"]
    assert broken.installed is None
    assert broken.faults
    assert (faulty.revision, faulty.installed.known) == (None, 2)
    text = sent.content.decode()
    assert "content/a.svg" in text
    assert f"/h5p/contents/{one.revision.content.uid}/" in text
    assert not Library.objects.exclude(state=Library.State.QUARANTINED).exists()


def test_c03_same_files_again_make_no_second_exercise():
    grant, client = _both()
    installed()
    told = {"keeps_content": "on", "owner": str(grant.unit.pk)}

    for _time in range(2):
        files = [_file(_titled("Bài một"), "mot.h5p")]
        sent = client.post(PAGE, {**told, "packages": files})

    (again,) = sent.context["brought"]
    assert again.is_known
    assert again.waits_for == []
    assert again.revision == Revision.objects.get()


def test_c03_content_is_left_aside_unless_it_is_asked_for():
    grant, client = _both()

    sent = client.post(
        PAGE,
        {"packages": [_file(_titled("A"), "a.h5p")], "owner": str(grant.unit.pk)},
    )

    assert (sent.status_code, Content.objects.count()) == (302, 0)
    assert Library.objects.count() == 2


def test_c03_libraries_alone_are_installed_when_content_is_asked_for():
    grant, client = _both()
    files = packages.library_files(packages.CHOICE)

    sent = client.post(
        PAGE,
        {
            "packages": [_file(files, "thu-vien.h5p")],
            "keeps_content": "on",
            "owner": str(grant.unit.pk),
        },
    )

    (one,) = sent.context["brought"]
    assert (len(one.installed.new), one.revision) == (1, None)
    assert one.faults
    assert Content.objects.count() == 0


def test_c03_exercises_are_made_in_ones_own_units_alone():
    _grant, client = _both()
    files = [_file(_titled("A"), "a.h5p")]

    for owner in ("", str(UnitFactory().pk)):
        sent = client.post(
            PAGE, {"packages": files, "keeps_content": "on", "owner": owner}
        )
        assert sent.context["form"].errors["owner"]
    assert (Content.objects.count(), Library.objects.count()) == (0, 0)


def test_c03_who_makes_no_exercises_is_not_asked_about_content():
    client = Client()
    unit = UnitFactory()
    client.force_login(
        GrantFactory(role=Role.ADMINISTRATOR).user,
        backend="django.contrib.auth.backends.ModelBackend",
    )

    page = client.get(PAGE).content.decode()
    forged = client.post(
        PAGE,
        {
            "packages": [_file(_titled("A"), "a.h5p")],
            "keeps_content": "on",
            "owner": str(unit.pk),
        },
    )

    assert "keeps_content" not in page
    assert "Giảng viên nhập nội dung" in page
    assert (forged.status_code, Content.objects.count()) == (302, 0)
