"""Which hooks run, in which order, and what strange hooks can do: nothing."""

import time

import pytest

from h5p.spec.hook_process import HookProcess
from h5p.spec.names import LibraryRef
from h5p.spec.repository import LibraryFacts
from h5p.spec.upgrade import HookFault, Part, Step, steps_between, upgrade
from tests.h5p.shelf import Shelf

OUTER, INNER = LibraryRef("Test.Outer", 2, 1), LibraryRef("Test.Inner", 1, 3)


class Told:
    """Hooks that only tell that they ran."""

    def __init__(self):
        self.ran = []

    def known(self, _library):
        return [Step(2, 1), Step(1, 3), Step(1, 1), Step(2, 0), Step(1, 2)]

    def run(self, library, steps, part):
        self.ran.append((str(library), steps))
        return Part({**part.params, "seen": True}, part.metadata)


def _shelf():
    fields = [
        {"name": "parts", "type": "list", "field": {"name": "part", "type": "group",
         "fields": [{"name": "inner", "type": "library",
                     "options": ["Test.Inner 1.1", {"name": "Test.Inner 1.3"}]}]}},
    ]  # fmt: skip
    return Shelf({
        OUTER: LibraryFacts(OUTER, {}, fields),
        INNER: LibraryFacts(INNER, {}, []),
    })  # fmt: skip


def test_c03_upgrade_runs_each_hook_between_the_versions_once_and_in_order():
    known = [Step(2, 0), Step(1, 10), Step(1, 2), Step(1, 9), Step(1, 2), Step(2, 3)]

    found = steps_between(known, LibraryRef("A", 1, 2), LibraryRef("A", 2, 1))

    assert found == [Step(1, 9), Step(1, 10), Step(2, 0)]


def test_c03_upgrade_reaches_nested_parts_after_their_frame_and_leaves_params_alone():
    inner = {"library": "Test.Inner 1.1", "params": {"a": 1}, "subContentId": "x"}
    other = {"library": "Test.Other 1.0", "params": {}}
    params = {"parts": [inner, other], "kept": "as it was"}
    hooks = Told()

    done = upgrade(
        Part(params, {}), LibraryRef("Test.Outer", 1, 2), OUTER, _shelf(), hooks
    )

    assert hooks.ran == [
        ("Test.Outer 2.1", [Step(1, 3), Step(2, 0), Step(2, 1)]),
        ("Test.Inner 1.3", [Step(1, 2), Step(1, 3)]),
    ]
    after = done.part.params["parts"]
    assert after[0] == {
        "library": "Test.Inner 1.3", "params": {"a": 1, "seen": True}, "subContentId": "x"
    }  # fmt: skip
    assert after[1] == other
    assert [one.path for one in done.moves] == ["", "/parts/0"]
    assert (inner["library"], "seen" in params) == ("Test.Inner 1.1", False)


def _run(body, params=None, seconds=5.0):
    script = f"var H5PUpgrades = {{'Test.Inner': {{1: {{3: {body}}}}}}};"
    with HookProcess(lambda _ref: script, seconds) as hooks:
        steps = hooks.known(INNER)
        return hooks.run(INNER, steps, Part(params or {}, {})).params


def test_c03_upgrade_hooks_may_answer_later_and_make_the_same_ids_again():
    body = """function (p, done) {
      Promise.resolve().then(function () { p.id = H5P.createUUID(); done(null, p); });
    }"""

    first, again, other = _run(body), _run(body), _run(body, {"b": 1})

    assert first == again
    assert first["id"] != other["id"]
    assert len(first["id"]) == 36


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("function (p, done) { throw new Error('no'); }", "hook-failed"),
        ("function (p, done) { done('no'); }", "hook-failed"),
        ("function (p, done) { (function deep() { deep(); })(); }", "hook-failed"),
        ("function (p, done) { p.a = '\\ud800'; done(null, p); }", "hook-failed"),
        ("function (p, done) { p.a = 'a\\u0000'; done(null, p); }", "hook-failed"),
        ("function (p, done) { }", "hook-unfinished"),
        ("function (p, done) { done(null, 'text'); }", "hook-unfinished"),
        (("function (p, done) { (function again() {"
         " Promise.resolve().then(again); })(); }"), "hook-too-long"),
        (("function (p, done) { var all = []; for (;;) {"
         " all.push(new Array(100000).fill(1)); } }"), "hook-too-large"),
        (("function (p, done) { import('/etc/passwd').then("
         "function () { done(null, p); }, function (e) { done(e); }); }"), "hook-failed"),
    ],
)  # fmt: skip
def test_c03_hostile_upgrade_hooks_are_stopped(body, code):
    with pytest.raises(HookFault) as caught:
        _run(body)

    assert caught.value.code == code


def test_c03_upgrade_hook_that_never_ends_is_stopped_and_not_asked_again():
    script = "for (;;) {}"
    with HookProcess(lambda _ref: script, seconds=0.5) as hooks:
        began = time.perf_counter()
        for _again in range(3):
            with pytest.raises(HookFault, match="hook-too-long"):
                hooks.known(INNER)
        took = time.perf_counter() - began
        hooks.script_of = lambda _ref: "var H5PUpgrades = {};"

        assert took < 2
        assert hooks.known(OUTER) == []


def test_c03_upgrade_hooks_have_a_time_for_all_that_they_are_asked():
    with HookProcess(lambda _ref: "var H5PUpgrades = {};") as hooks:
        assert hooks.known(OUTER) == []
        hooks.left = 0.0
        with pytest.raises(HookFault, match="hook-too-long"):
            hooks.known(INNER)


def test_c03_upgrade_hooks_find_nothing_of_the_host():
    names = "require process std os fetch XMLHttpRequest setTimeout print load document"
    body = f"""function (p, done) {{
      p.found = {names.split()!r}.filter(function (name) {{
        return typeof globalThis[name] !== 'undefined';
      }});
      done(null, p);
    }}"""

    assert _run(body)["found"] == []
