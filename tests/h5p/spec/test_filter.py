"""Content held against semantics: by example and by property."""

from typing import Any

import pytest

from h5p.spec.defaults import fill_defaults
from h5p.spec.dependencies import in_order, scripts_and_styles
from h5p.spec.names import LibraryRef
from h5p.spec.repository import LibraryFacts
from h5p.spec.score import max_score, questions_of
from h5p.spec.semantics import filter_params
from tests.h5p.packages import CARD_ID, cards, choice
from tests.h5p.shelf import CARDS, CHOICE, THING, Shelf, shelf_of


def _value(field: dict[str, Any], value: Any) -> Any:
    """What becomes of ``value`` in a field; None if it is left out."""
    found = filter_params({"a": value}, THING, shelf_of({"name": "a", **field}))
    return found.params.get("a")


def test_c03_genuine_content_stays_as_it_is():
    found = filter_params(cards(3), CARDS, shelf_of())

    assert found.params == cards(3)
    assert found.issues == []
    assert found.used == [CARDS, CHOICE]
    assert found.files == ["images/a.png"]


CENTRED = '<p style="text-align: center;">a</p>'
MOVED = '<p style="text-align: center; position: fixed;">a</p>'
RED = '<p style="color: #ff0000;">a</p>'
CLIP = {"path": "https://youtu.be/x", "mime": "video/YouTube"}
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
    ({"type": "text", "tags": ["p"]}, MOVED, CENTRED),
    ({"type": "text", "tags": ["p"], "font": {"color": True}}, RED, RED),
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
    ({"type": "video"}, [CLIP], [CLIP]),
    ({"type": "wonder"}, 1, None),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "wanted"), EXAMPLES)
def test_c03_value_becomes_what_its_field_allows(field, value, wanted):
    assert _value(field, value) == wanted


def test_c03_unknown_keys_are_left_out():
    found = filter_params({**cards(1), "evil": "x"}, CARDS, shelf_of())

    assert found.params == cards(1)


@pytest.mark.parametrize(
    ("library", "code"),
    [("HocTap.Choice 9.9", "unknown-library"), ("Test.Thing 1.0", "unfit-library")],
)
def test_c03_part_of_an_unknown_library_is_a_grave_fault(library, code):
    params = cards(2)
    params["cards"][1]["library"] = library

    found = filter_params(params, CARDS, shelf_of())

    assert [(one.code, one.path) for one in found.grave] == [(code, "cards/1")]


def test_c03_defaults_are_filled_in_and_nothing_is_overwritten():
    semantics = shelf_of()[CHOICE].semantics

    filled = fill_defaults({"words": {"right": "Tốt"}}, semantics, shelf_of())

    assert filled["words"] == {
        "right": "Tốt", "wrong": "Chưa đúng, hãy xem lại.", "check": "Trả lời",
    }  # fmt: skip


def test_c03_libraries_are_loaded_after_those_they_need():
    found, missing = in_order([CARDS], shelf_of())
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


def test_c03_defaults_reach_the_parts_within():
    shelf = shelf_of()

    filled = fill_defaults(cards(1), shelf[CARDS].semantics, shelf)

    assert filled["cards"][0]["params"]["words"]["check"] == "Trả lời"
    assert filled["cards"][0]["params"]["options"] == choice()["options"]
    assert fill_defaults(filled, shelf[CARDS].semantics, shelf) == filled
