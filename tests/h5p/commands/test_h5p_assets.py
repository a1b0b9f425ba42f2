"""``manage.py h5p_assets`` installs the operator's archives, once (c03)."""

import io

import pytest
from django.core.management import CommandError, call_command

from h5p.models import AssetPack
from kernel.models import AuditEvent
from tests.h5p.official import core_files, editor_files
from tests.h5p.packages import packed, sound

pytestmark = pytest.mark.django_db


def _called(*archives):
    said = io.StringIO()
    call_command("h5p_assets", *archives, stdout=said)
    return said.getvalue()


def _zip(folder, name, files):
    path = folder / name
    path.write_bytes(packed(files).getvalue())
    return path


def test_c03_archives_are_installed_once(tmp_path, client):
    editor = _zip(tmp_path, "editor.zip", editor_files())
    core = _zip(tmp_path, "core.zip", core_files())

    first = _called(editor, core)
    again = _called(editor, core)

    assert "editor.zip: editor 1.27.3 installed\n" in first
    assert "core.zip: core 1.28 installed\n" in first
    assert "editor.zip: editor 1.27.3 was installed already\n" in again
    assert AuditEvent.objects.filter(verb="h5p_assets.installed").count() == 2
    pack = AssetPack.objects.get(kind="editor")
    answer = client.get(f"/h5p/assets/{pack.sha256}/scripts/h5peditor.js")
    assert b"".join(answer) == b"/* scripts/h5peditor.js */"
    assert answer["Content-Type"] == "text/javascript"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    for path in ("h5peditor.class.php", "../core.zip", "composer.json"):
        assert client.get(f"/h5p/assets/{pack.sha256}/{path}").status_code == 404


def test_c03_a_newer_archive_takes_the_place_of_the_former(tmp_path):
    newer = editor_files("h5p-editor-php-library-1.28.0/", **{"libs/new.js": "1"})
    _called(_zip(tmp_path, "a.zip", editor_files()))
    former = AssetPack.objects.get().sha256

    _called(_zip(tmp_path, "b.zip", newer))

    pack = AssetPack.objects.get()
    assert (pack.version, "libs/new.js" in pack.files) == ("1.28.0", True)
    event = AuditEvent.objects.latest("pk")
    assert event.facts["instead_of"] == former


def test_c03_another_archive_is_refused_with_the_reason(tmp_path):
    other = tmp_path / "a.h5p"
    other.write_bytes(sound().getvalue())

    with pytest.raises(CommandError, match=r"h5p-editor-php-library"):
        _called(other)
    with pytest.raises(CommandError, match=r"nowhere\.zip"):
        _called(tmp_path / "nowhere.zip")

    assert not AssetPack.objects.exists()
    assert "not installed" in _called()
