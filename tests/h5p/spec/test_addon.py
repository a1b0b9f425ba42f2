"""Addons are found by the patterns that they bring, however hostile these are."""

from time import monotonic

import pytest

from h5p.spec.addon import asked_for, helps_in_form, is_addon, patterns_in, texts_in
from h5p.spec.dependencies import joined
from h5p.spec.names import LibraryRef
from h5p.spec.pattern import LONGEST, found_in, read_pattern
from h5p.spec.repository import LibraryFacts
from tests.h5p.shelf import CHOICE, Shelf, shelf_of

FORMULA = r"/\$\$.+\$\$|\\\[.+\\\]|\\\(.+\\\)/"


def _addon(*patterns, name="Test.Marks", **facts):
    types = [{"text": {"regex": one}} for one in patterns]
    told = {"addTo": {"content": {"types": types}}, **facts}
    return LibraryFacts(LibraryRef(name, 1, 0), told)


def test_c03_addon_is_asked_for_by_text_wherever_it_stands():
    formulas, marks = _addon(FORMULA, name="Test.Formula"), _addon("/x/", r"{\[\[}")
    params = {"a": [{"b": {"c": r"<p>Ta có \(a^2\).</p>"}}], "d": 3, "e": None}

    assert asked_for(params, [formulas, marks]).added == [formulas.ref]
    assert asked_for({"a": "[[b]]"}, [formulas, marks]).added == [marks.ref]
    assert asked_for({"a": "$$ b"}, [formulas, marks]).added == []
    assert asked_for({}, [formulas, marks]).added == []
    assert [*texts_in({"a": ["b", {"c": "d"}], "e": "f"})] == ["b", "d", "f"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("/a+/", ("a+", 0)),
        ("/a/i", ("a", 2)),
        ("#a/b#u", ("a/b", 0)),
        ("(a)", ("a", 0)),
        ("  /a/  ", ("a", 0)),
        ("/a", None),
        ("aba", None),
        ("/a/e", None),
        ("//", None),
        (f"/{'a' * LONGEST}/", None),
        (7, None),
    ],
)
def test_c03_pattern_is_read_as_it_is_written(text, wanted):
    assert read_pattern(text) == wanted


def test_c03_pattern_that_never_ends_is_stopped_and_others_are_decided():
    hostile = ["/(a+)+$/", "/(x+x+)+y/", "/(/", "/a{99999}{99999}/", "/b/"]
    texts = ["a" * 40 + "!", "x" * 40, "b"]
    began = monotonic()

    found = found_in([read_pattern(one) for one in hostile], texts)

    assert found == [None, None, None, None, True]
    assert monotonic() - began < 20
    asked = asked_for(texts, [_addon(hostile[0]), _addon("/b/", name="Test.Other")])
    assert asked.undecided == [LibraryRef("Test.Marks", 1, 0)]
    assert asked.added == [LibraryRef("Test.Other", 1, 0)]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"addTo": []},
        {"addTo": {"content": "x"}},
        {"addTo": {"content": {"types": [1, {"text": 2}, {"text": {"regex": 3}}]}}},
    ],
)
def test_c03_what_is_no_addon_asks_for_nothing(facts):
    assert patterns_in(facts) == []
    assert not helps_in_form(facts, "HocTap.Cards")


def test_c03_addon_helps_in_forms_with_rich_text_and_those_that_it_names():
    named = {"addTo": {"editor": {"machineNames": ["HocTap.Cards"]}}}

    assert is_addon(named)
    assert helps_in_form(named, "HocTap.Cards")
    assert helps_in_form({"addTo": {"a": 1}}, "H5P.DragQuestion")
    assert not helps_in_form(named, "HocTap.Choice")


def test_c03_addon_comes_behind_and_only_with_all_it_needs():
    needs = {"preloadedDependencies": [
        {"machineName": "No.Where", "majorVersion": 1, "minorVersion": 0}
    ]}  # fmt: skip
    whole, lacking = _addon("/a/"), _addon("/a/", name="Test.Lacking", **needs)
    shelf = Shelf({**shelf_of(), whole.ref: whole, lacking.ref: lacking})

    found = joined([shelf[CHOICE]], [lacking.ref, whole.ref, whole.ref], shelf)

    assert [one.ref for one in found] == [CHOICE, whole.ref]
