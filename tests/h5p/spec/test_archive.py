"""Hostile zips are told as such: names, links, bombs, lies, numbers."""

import io
import struct
import zipfile

import pytest

from h5p.spec.limits import Limits
from h5p.spec.package import read_package
from tests.h5p.packages import PNG, packed, sound, sound_files


def _codes(file, **options):
    return {one.code for one in read_package(file, "a.h5p", **options).problems}


NAMES = {
    "../evil.js": "unsafe-path",
    "content/../../evil.json": "unsafe-path",
    "/etc/passwd.json": "unsafe-path",
    "C:/evil.json": "unsafe-path",
    "content\\evil.json": "unsafe-path",
    "content//a.json": "unsafe-path",
    "content/\x07.json": "unsafe-path",
    "content/./a.json": "unsafe-path",
    "content/" + "a" * 1200 + ".json": "unsafe-path",
    "content/CONTENT.json": "case-collision",
    "CONTENT/images/A.PNG": "case-collision",
}


@pytest.mark.parametrize(("name", "code"), NAMES.items())
def test_c03_hostile_name_is_refused(name, code):
    assert _codes(packed({**sound_files(), name: b"{}"})) == {code}


def _patched(**marks):
    """A sound package with fields of its last entry's directory record changed."""
    file = sound()
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo("content/last.json")
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, b'{"a": "' + b"x" * 100 + b'"}')
        for name, value in marks.items():
            setattr(archive.getinfo("content/last.json"), name, value)
    file.seek(0)
    return file


ENTRIES = {
    "link-in-package": {"external_attr": 0o120777 << 16, "create_system": 3},
    "special-file": {"external_attr": 0o010644 << 16, "create_system": 3},
    "encrypted-file": {"flag_bits": 0x1},
    "unable-to-read-package-file": {"CRC": 12345},
}


@pytest.mark.parametrize(("code", "marks"), ENTRIES.items(), ids=ENTRIES.keys())
def test_c03_hostile_entry_is_refused(code, marks):
    assert _codes(_patched(**marks)) == {code}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_c03_same_name_twice_is_refused():
    file = sound()
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("content/content.json", b"{}")

    assert _codes(file) == {"duplicate-file"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_c03_same_picture_packed_twice_is_taken_once():
    file = sound()
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("content/images/a.png", PNG)

    report = read_package(file, "a.h5p")

    assert report.problems == []
    assert report.files["content/images/a.png"].size == len(PNG)


def test_c03_bomb_is_found_by_what_is_read():
    files = {**sound_files(), "content/a.txt": b"\x00" * 5_000_000}

    assert _codes(packed(files)) == {"compression-bomb"}


def test_c03_lying_header_does_not_help():
    file = packed({**sound_files(), "content/a.txt": b"\x00" * 5_000_000})
    data = file.getvalue()
    lied = data.replace(struct.pack("<L", 5_000_000), struct.pack("<L", 10))
    assert lied != data

    found = _codes(io.BytesIO(lied))

    assert found <= {
        "unable-to-read-package-file",
        "compression-bomb",
        "unable-to-unzip",
    }
    assert found


@pytest.mark.parametrize(
    ("code", "limits"),
    [
        ("package-too-large", Limits(package=100)),
        ("too-many-files", Limits(entries=3)),
        ("too-many-files", Limits(directory=100)),
        ("file-size-too-large", Limits(file=3000)),
        ("total-size-too-large", Limits(total=5000)),
        ("file-size-too-large", Limits(json=500)),
    ],
)
def test_c03_each_bound_is_kept(code, limits):
    assert code in _codes(sound(), limits=limits)


def test_c03_seventy_thousand_entries_are_counted_before_they_are_read():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for at in range(70_000):
            archive.writestr(zipfile.ZipInfo(f"content/{at}.txt"), b"")

    assert _codes(file) == {"too-many-files"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"PK\x03\x04" + b"\x00" * 100,
        b"PK\x05\x06" + b"\xff" * 18,
        b"PK\x06\x07" + b"\xff" * 16 + b"PK\x05\x06" + b"\xff" * 18,
        b"x" * 100_000,
    ],
)
def test_c03_no_zip_is_no_package(data):
    assert _codes(io.BytesIO(data)) <= {"unable-to-unzip", "too-many-files"}


def test_c03_cut_package_is_told_as_broken():
    whole = sound().getvalue()

    for end in range(0, len(whole), 97):
        assert _codes(io.BytesIO(whole[:end])), end
