"""Content held against semantics: by example and by property."""

import json
from typing import Any

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from h5p.spec.dependencies import in_order, scripts_and_styles
from h5p.spec.names import LibraryRef
from h5p.spec.package import read_package
from h5p.spec.repository import LibraryFacts
from h5p.spec.score import max_score, questions_of
from h5p.spec.semantics import fill_defaults, filter_params
from h5p.spec.text import plain, rich, tags_for
from tests.h5p.packages import CARD_ID, cards, sound

THING = LibraryRef("Test.Thing", 1, 0)
CARDS, CHOICE = LibraryRef("HocTap.Cards", 1, 0), LibraryRef("HocTap.Choice", 1, 0)


class Shelf(dict[LibraryRef, LibraryFacts]):
    """Libraries at hand."""


def _shelf(*fields: Any) -> Shelf:
    packed = read_package(sound(), "a.h5p").libraries
    shelf = Shelf(
        {
            one.ref: LibraryFacts(one.ref, one.facts, one.semantics or [])
            for one in packed
        }
    )
    shelf[THING] = LibraryFacts(THING, {}, list(fields))
    return shelf


def _value(field: dict[str, Any], value: Any) -> Any:
    """What becomes of ``value`` in a field; None if it is left out."""
    found = filter_params({"a": value}, THING, _shelf({"name": "a", **field}))
    return found.params.get("a")


def test_c03_genuine_content_stays_as_it_is():
    found = filter_params(cards(3), CARDS, _shelf())

    assert found.params == cards(3)
    assert found.issues == []
    assert found.used == [CARDS, CHOICE]
    assert found.files == ["images/a.png"]


EXAMPLES = [
    ({"type": "text"}, "a < b & c", "a &lt; b &amp; c"),
    ({"type": "text"}, "a &lt; b &amp;", "a &lt; b &amp;"),
    ({"type": "text"}, "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ({"type": "text", "maxLength": 3}, "<abcd", "&lt;ab"),
    ({"type": "text"}, 7, "7"),
    ({"type": "text"}, ["a"], None),
    ({"type": "text", "tags": ["strong"]}, "<strong>a</strong><u>b</u>", "<strong>a</strong>b"),
    ({"type": "text", "tags": ["a"]}, '<a href="javascript:x()">b</a>', "<a>b</a>"),
    ({"type": "text", "tags": ["script"]}, "a<script>b</script>", "a"),
    ({"type": "text", "tags": ["p"]}, '<p style="text-align: center; position: fixed;">a</p>', '<p style="text-align: center;">a</p>'),
    ({"type": "text", "tags": ["p"], "font": {"color": True}}, '<p style="color: #ff0000;">a</p>', '<p style="color: #ff0000;">a</p>'),
    ({"type": "text", "tags": ["p"]}, '<p style="color: red">a</p>', "<p>a</p>"),
    ({"type": "text", "tags": ["p"]}, '<p onclick="x()" id="b">a</p>', "<p>a</p>"),
    ({"type": "number", "min": 1, "max": 5}, 9, 5),
    ({"type": "number", "min": 1, "max": 5}, -2.5, 1),
    ({"type": "number", "min": 0, "max": 10, "step": 3}, 10, 9),
    ({"type": "number", "decimals": 1}, 1.26, 1.3),
    ({"type": "number"}, "12", 12),
    ({"type": "number"}, "twelve", None),
    ({"type": "number"}, True, None),
    ({"type": "boolean"}, "true", True),
    ({"type": "boolean"}, "perhaps", None),
    ({"type": "select", "options": [{"value": "a", "label": "A"}]}, "b", "a"),
    ({"type": "select", "optional": True, "options": [{"value": "a"}]}, "b", None),
    ({"type": "select", "multiple": True, "options": [{"value": "a"}]}, ["a", "b"], ["a"]),
    ({"type": "list", "max": 2, "field": {"type": "number"}}, [1, "x", 2, 3], [1, 2]),
    ({"type": "list", "field": {"type": "number"}}, "x", None),
    ({"type": "group", "fields": [{"name": "b", "type": "number"}]}, 4, 4),
    ({"type": "image"}, {"path": "../1/a.png", "mime": "image/png"}, None),
    ({"type": "image"}, {"path": "images/a.png#tmp", "evil": 1}, {"path": "images/a.png"}),
    ({"type": "image"}, {"path": "javascript:alert(1)"}, None),
    ({"type": "video"}, [{"path": "https://youtu.be/x", "mime": "video/YouTube"}], [{"path": "https://youtu.be/x", "mime": "video/YouTube"}]),
    ({"type": "wonder"}, 1, None),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "wanted"), EXAMPLES)
def test_c03_value_becomes_what_its_field_allows(field, value, wanted):
    assert _value(field, value) == wanted


def test_c03_unknown_keys_are_left_out():
    found = filter_params({**cards(1), "evil": "x"}, CARDS, _shelf())

    assert found.params == cards(1)


@pytest.mark.parametrize(
    ("library", "code"),
    [("HocTap.Choice 9.9", "unknown-library"), ("Test.Thing 1.0", "unfit-library")],
)
def test_c03_part_of_an_unknown_library_is_a_grave_fault(library, code):
    params = cards(2)
    params["cards"][1]["library"] = library

    found = filter_params(params, CARDS, _shelf())

    assert [(one.code, one.path) for one in found.grave] == [(code, "cards/1")]


def test_c03_defaults_are_filled_in_and_nothing_is_overwritten():
    semantics = _shelf()[CHOICE].semantics

    filled = fill_defaults({"words": {"right": "Tốt"}}, semantics)

    assert filled["words"] == {
        "right": "Tốt", "wrong": "Chưa đúng, hãy xem lại.", "check": "Trả lời",
    }  # fmt: skip


def test_c03_libraries_are_loaded_after_those_they_need():
    found, missing = in_order([CARDS], _shelf())
    scripts, styles = scripts_and_styles(found)

    assert [one.ref for one in found] == [CHOICE, CARDS]
    assert missing == []
    assert [path for _, path in scripts] == ["choice.js", "cards.js"]
    assert [path for _, path in styles] == ["choice.css", "cards.css"]


def test_c03_circles_of_libraries_end():
    one, two = LibraryRef("Test.One", 1, 0), LibraryRef("Test.Two", 1, 0)

    def needs(ref):
        row = {"machineName": ref.name, "majorVersion": 1, "minorVersion": 0}
        return {"preloadedDependencies": [row]}

    shelf = Shelf(
        {one: LibraryFacts(one, needs(two)), two: LibraryFacts(two, needs(one))}
    )

    found, missing = in_order([one], shelf)

    assert [each.ref for each in found] == [two, one]
    assert missing == []


def test_c03_points_are_counted_from_the_content():
    assert max_score(cards(3), CARDS) == 3
    assert [one.sub_content_id for one in questions_of(cards(2), CARDS)] == [
        CARD_ID.format(0), CARD_ID.format(1),
    ]  # fmt: skip
    assert max_score({"a": 1}, THING) is None


PARTS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(),
    st.sampled_from(["<b>x", "<svg/onload=a>", "&lt;", "&amp;lt;", "a&quot", "\x00", "../x", "HocTap.Choice 1.0", "<p style='x:y'>"]),
)  # fmt: skip
JSON = st.recursive(
    PARTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)
BOUND = st.one_of(st.none(), st.integers(-5, 20), st.floats(-5, 20), JSON)
SCALAR = st.fixed_dictionaries(
    {"type": st.sampled_from(["text", "number", "boolean", "select", "image", "video", "x"])},
    optional={
        "tags": st.lists(st.sampled_from(["p", "strong", "a", "table", "script", "img"])),
        "min": BOUND, "max": BOUND, "step": BOUND, "decimals": BOUND,
        "maxLength": BOUND, "optional": st.booleans(), "font": JSON,
        "options": st.lists(st.fixed_dictionaries({"value": st.text(max_size=3)})),
        "multiple": st.booleans(),
    },
)  # fmt: skip


def _named(field: Any) -> Any:
    return st.tuples(st.sampled_from("abcd"), field).map(
        lambda two: {"name": two[0], **two[1]}
    )


FIELD = st.recursive(
    SCALAR,
    lambda inner: st.builds(lambda fields: {"type": "group", "fields": fields}, st.lists(_named(inner), max_size=3))
    | st.builds(lambda field, most: {"type": "list", "field": field, "max": most}, inner, BOUND)
    | st.just({"type": "library", "options": ["HocTap.Choice 1.0"]}),
    max_leaves=6,
)  # fmt: skip
SEMANTICS = st.lists(_named(FIELD), max_size=4)
PARAMS = st.dictionaries(st.sampled_from("abcde"), JSON, max_size=5)


@settings(max_examples=400, deadline=None)
@given(SEMANTICS, PARAMS)
def test_c03_filter_never_raises_and_the_same_again_changes_nothing(semantics, params):
    shelf = _shelf(*semantics)

    once = filter_params(params, THING, shelf)
    twice = filter_params(once.params, THING, shelf)

    assert twice.params == once.params
    assert once.params.keys() <= {one["name"] for one in semantics}
    json.dumps(once.params, allow_nan=False)


@settings(max_examples=200, deadline=None)
@given(JSON, JSON)
def test_c03_filter_never_raises_whatever_semantics_are(semantics, params):
    rows = semantics if isinstance(semantics, list) else [semantics]

    filter_params(params, THING, _shelf(*rows))
    fill_defaults(params, rows)


@settings(max_examples=150, deadline=None)
@given(JSON)
def test_c03_sound_content_with_anything_dropped_in_never_raises(value):
    for place in ("introduction", "picture", "cards", "done"):
        found = filter_params({**cards(1), place: value}, CARDS, _shelf())
        again = filter_params(found.params, CARDS, _shelf())
        assert again.params == found.params


HTML = st.lists(
    st.sampled_from(["<p>", "</p>", "<b>", "<img src=x onerror=a()>", "<script>", "</script>", "<svg>", "<math>", "<style>", "x", "&lt;", "<a href='javascript:a()'>", "<table>", "<td>", "<!--", "-->", "<noscript>", "<title>", "\"'>", "<p style='background:url(//x)'>"]),
    max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    HTML,
    st.sets(
        st.sampled_from(["p", "strong", "a", "table", "img", "script", "svg", "style"])
    ),
)
def test_c03_rich_text_holds_nothing_that_is_forbidden(text, tags):
    cleaned = rich(text, tuple(sorted(tags)))

    allowed = tags_for(tuple(tags))
    assert not {"script", "svg", "style", "math", "title"} & allowed
    assert "javascript:" not in nh3.clean(cleaned) or "javascript:" in plain(text)
    bare = nh3.clean(
        cleaned,
        tags=allowed,
        attributes={
            "*": {"style", "class"},
            "a": {"href"},
            "img": {"src"},
            "td": {"colspan"},
        },
        link_rel=None,
    )
    assert bare == cleaned
    assert rich(cleaned, tuple(sorted(tags))) == cleaned


@settings(max_examples=300, deadline=None)
@given(st.text(), st.one_of(st.none(), st.integers(0, 10)))
def test_c03_plain_text_cannot_open_a_tag(text, longest):
    cleaned = plain(text, longest)

    assert not set(cleaned) & set("<>\"'")
    assert plain(cleaned, longest) == cleaned
