"""Each fault of a package is told by its code, all faults at once."""

import json

import pytest

from h5p.spec.names import LibraryRef
from h5p.spec.package import read_package
from tests.h5p import packages
from tests.h5p.packages import CARDS, CHOICE, as_bytes, packed, sound, sound_files

CHOICE_JSON, CARDS_JSON = f"{CHOICE}/library.json", f"{CARDS}/library.json"


def _codes(file, name="a.h5p", **options):
    return {one.code for one in read_package(file, name, **options).problems}


def _with(**changes):
    """The sound files with changes: underscores of names are written as given."""
    files = sound_files() | changes
    return {name: value for name, value in files.items() if value != "gone"}


def _facts(**changes):
    return _with(**{"h5p.json": packages.package_facts(**changes)})


def _library(**changes):
    files = sound_files()
    return {**files, **packages.library_files(CHOICE, **changes)}


def test_c03_sound_package_has_no_problem():
    report = read_package(sound(), "on-tap.h5p")

    assert report.problems == []
    assert report.main_library == LibraryRef("HocTap.Cards", 1, 0)
    assert [str(one.ref) for one in report.libraries] == [
        "HocTap.Cards 1.0", "HocTap.Choice 1.0",
    ]  # fmt: skip


SOUND = {
    "folders have entries of their own": {"content/": None, "content/images/": None},
    "hidden files are left aside": {"__MACOSX/._a": b"x", "content/.DS_Store": b"x"},
    "files beside are not looked at": {"readme.exe": b"x"},
    "byte order mark": {
        "content/content.json": b"\xef\xbb\xbf" + as_bytes(packages.cards())
    },
    "empty lists": {"h5p.json": packages.package_facts(authors=[], changes=[])},
    "numbers as text": {
        "h5p.json": packages.package_facts(
            preloadedDependencies=[
                {"machineName": name, "majorVersion": "1", "minorVersion": "0"}
                for name in ("HocTap.Choice", "HocTap.Cards")
            ]
        )
    },
    "unknown keys": {"h5p.json": packages.package_facts(ours={"a": [1]})},
}


@pytest.mark.parametrize("files", SOUND.values(), ids=SOUND.keys())
def test_c03_harmless_oddity_is_let_pass(files):
    assert _codes(packed(_with(**files))) == set()


FAULTY = {
    "invalid-content-folder": _with(**{"content/content.json": "gone"}),
    "unable-to-parse-package": _with(**{"content/content.json": b"{"}),
    "not-in-whitelist": _with(**{"content/images/a.svg": b"<svg/>"}),
    "invalid-library-name": _with(**{"Thư viện-1.0/library.json": {}}),
    "invalid-library-json-file": _with(**{"HocTap.New-1.0/a.js": b""}),
    "invalid-semantics-json-file": _with(**{f"{CHOICE}/semantics.json": b"[{]"}),
    "invalid-language-file": _with(**{f"{CHOICE}/language/v1.json": {}}),
    "library-missing-file": _with(**{f"{CHOICE}/choice.js": "gone"}),
    "library-directory-name-mismatch": _library(machineName="HocTap.Other"),
    "api-version-unsupported": _library(
        coreApi={"majorVersion": 1, "minorVersion": 999}
    ),
    "missing-required-property": _library(title=None),
    "illegal-option-in-library": _library(embedTypes=["iframe", "popup"]),
    "invalid-property": _library(runnable="maybe"),
    "disguised-file": _with(**{"content/images/a.png": b" <!doctype html><script>"}),
    "library-inside-content": _with(**{"content/x/library.json": {}}),
}


@pytest.mark.parametrize(("code", "files"), FAULTY.items(), ids=FAULTY.keys())
def test_c03_fault_is_told_by_its_code_alone(code, files):
    assert _codes(packed(files)) == {code}


H5P_JSON = {
    "no file": (_with(**{"h5p.json": "gone"}), set()),
    "no JSON": (_with(**{"h5p.json": b"nothing"}), {"unable-to-parse-package"}),
    "no title": (_facts(title=None), {"missing-required-property"}),
    "language": (_facts(language="tiếng Việt"), {"invalid-property"}),
    "licence": (_facts(license="mine"), {"invalid-property"}),
    "embed types": (_facts(embedTypes=["popup"]), {"illegal-option-in-library"}),
    "a list": (_with(**{"h5p.json": []}), {"invalid-property"}),
}


@pytest.mark.parametrize(("files", "codes"), H5P_JSON.values(), ids=H5P_JSON.keys())
def test_c03_h5p_json_is_held_against_its_form(files, codes):
    found = _codes(packed(files))

    if "unable-to-parse-package" not in codes:
        codes = codes | {"invalid-h5p-json-file"}
    assert found == codes


def test_c03_libraries_that_are_nowhere_are_missed():
    content = {
        name: value for name, value in sound_files().items() if "HocTap" not in name
    }
    both = {LibraryRef("HocTap.Cards", 1, 0), LibraryRef("HocTap.Choice", 1, 0)}

    assert _codes(packed(content)) == {
        "missing-main-library",
        "missing-required-library",
    }
    assert _codes(packed(content), installed=both) == set()


def test_c03_library_of_content_says_what_it_is_made_of():
    files = _with(**{f"{CHOICE}/semantics.json": "gone"})

    assert _codes(packed(files)) == {"invalid-semantics-json-file"}


def test_c03_all_faults_are_told_at_once():
    files = _with(
        **{
            "h5p.json": packages.package_facts(title=None),
            "content/content.json": b"[",
            "content/run.exe": b"MZ",
            f"{CHOICE}/choice.js": "gone",
            f"{CARDS}/language/x1.json": {},
        }
    )

    assert _codes(packed(files)) == {
        "missing-required-property", "invalid-h5p-json-file", "unable-to-parse-package",
        "not-in-whitelist", "library-missing-file", "invalid-language-file",
    }  # fmt: skip


def test_c03_libraries_alone_need_no_content():
    files = packages.library_files(CHOICE)

    assert _codes(packed(files), with_content=False) == set()


@pytest.mark.parametrize("name", ["a.zip", "a", "h5p", "a.h5p.exe"])
def test_c03_other_extensions_are_refused(name):
    assert _codes(sound(), name) == {"missing-h5p-extension"}


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": -1e400}',
        b'{"a": "\\ud800"}',
        b'{"a": "\\u0000"}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b"\xff\xfe",
        json.dumps({"a": "x"}).encode("utf-16"),
    ],
)
def test_c03_json_that_is_none_is_refused(text):
    assert _codes(packed(_with(**{"content/content.json": text}))) == {
        "unable-to-parse-package"
    }
