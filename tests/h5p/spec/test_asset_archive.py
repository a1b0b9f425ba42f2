"""The operator's archives are read as hostile ones are; PHP is left aside (c03)."""

import io
import zipfile

import pytest

from h5p.spec.archive import Broken
from h5p.spec.asset_archive import (
    CORE,
    EDITOR,
    NEEDED,
    TYPE_LIST_SCRIPT,
    TYPE_LIST_STYLE,
    read_assets,
)
from h5p.spec.limits import Limits
from tests.h5p.official import core_files, editor_files
from tests.h5p.packages import packed, sound_files


def _code(file, limits=None):
    with pytest.raises(Broken) as broken:
        read_assets(file, limits)
    return broken.value.problem.code


@pytest.mark.parametrize(
    ("files", "kind", "version"),
    [
        (editor_files(), EDITOR, "1.27.3"),
        (editor_files("h5p-editor-php-library-master/"), EDITOR, "–"),
        (core_files(), CORE, "1.28"),
        (core_files("h5p-php-library-v1.28.1/"), CORE, "1.28.1"),
    ],
)
def test_c03_archive_is_known_by_its_own_words(files, kind, version):
    assets = read_assets(packed(files))

    assert (assets.kind, assets.version) == (kind, version)
    assert set(NEEDED[kind]) <= set(assets.files)


def test_c03_only_what_browsers_load_is_taken():
    files = read_assets(packed(editor_files())).files

    assert {one.rpartition(".")[2] for one in files} == {"js", "css", "png"}
    assert set(files) - set(NEEDED[EDITOR]) == {
        "images/binary-file.png", TYPE_LIST_SCRIPT, TYPE_LIST_STYLE,
    }  # fmt: skip


def test_c03_the_same_files_in_another_folder_are_the_same():
    first, second = (
        read_assets(packed(editor_files(root))).sha256 for root in ("a/", "")
    )

    assert first == second


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (sound_files(), "no-editor-archive"),
        ({"composer.json": {"name": "someone/else"}}, "no-editor-archive"),
        ({"composer.json": "{"}, "no-editor-archive"),
        ({"composer.json": ["h5p/h5p-editor"]}, "no-editor-archive"),
        ({"a/b/composer.json": {"name": "h5p/h5p-editor"}}, "no-editor-archive"),
        (editor_files(**{"language/en.js": None}), "editor-archive-incomplete"),
        ({**editor_files(), "../evil.js": b""}, "unsafe-path"),
        ({**editor_files(), "/etc/evil.js": b""}, "unsafe-path"),
        (editor_files(**{"SCRIPTS/h5peditor.js": b""}), "case-collision"),
        (editor_files(**{"libs/big.js": b"0" * 3_000_000}), "compression-bomb"),
        (editor_files(**{"composer.json": b" " * 200_000}), "file-size-too-large"),
    ],
)
def test_c03_other_and_hostile_archives_are_refused(files, code):
    assert _code(packed(files)) == code


def test_c03_what_is_no_zip_is_refused():
    assert _code(io.BytesIO(b"no zip")) == "unable-to-unzip"


def test_c03_links_are_refused():
    file = packed(editor_files())
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("scripts/passwd.js")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")

    assert _code(file) == "link-in-package"


def test_c03_all_files_together_are_bounded():
    assert _code(packed(editor_files()), Limits(total=500)) == "total-size-too-large"
