"""Content goes into the form and comes out again as it was, whatever it is."""

from typing import Any

from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from h5p.spec.form_post import read_form
from h5p.spec.form_tree import form_tree
from tests.h5p.packages import cards, choice
from tests.h5p.paper import sent
from tests.h5p.shelf import CARDS, CHOICE, THING, shelf_of
from tests.h5p.spec.test_filter_properties import FIELD, JSON, PARTS

ROW = {"field": st.sampled_from(["a", "../b", "c"]), "equals": PARTS}
RULE = st.fixed_dictionaries({"rules": st.lists(st.fixed_dictionaries(ROW))})
NAMED = st.builds(
    lambda name, one, more: {**one, "name": name, **more},
    st.sampled_from(["a", "b", "c", "a/b~c", "câu hỏi"]),
    FIELD,
    st.fixed_dictionaries(
        {},
        optional={"common": st.booleans(), "showWhen": RULE, "label": PARTS, "entity": PARTS},
    ),
)  # fmt: skip
SEMANTICS = st.lists(NAMED, max_size=5)


def _fitting(one: dict[str, Any]) -> Any:
    """Values that stand in a field as authors write them, and now and then another."""
    kind = one.get("type")
    if kind == "list":
        return st.lists(_fitting(one["field"]), max_size=3) | JSON
    if kind == "group":
        inner = {row["name"]: _fitting(row) for row in one["fields"]}
        return st.fixed_dictionaries({}, optional={**inner, "unknown": JSON}) | JSON
    if kind == "library":
        part = st.fixed_dictionaries(
            {
                "library": st.just("HocTap.Choice 1.0"),
                "params": st.just(choice()) | JSON,
            },
            optional={"subContentId": PARTS, "metadata": JSON, "more": JSON},
        )
        return part | JSON
    return {
        "text": st.text() | PARTS, "number": st.integers() | st.floats(allow_nan=False),
        "boolean": st.booleans(),
    }.get(str(kind), PARTS) | JSON  # fmt: skip


@st.composite
def both(draw: Any) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    semantics = draw(SEMANTICS)
    params = draw(st.dictionaries(st.sampled_from(["x", "unknown"]), JSON, max_size=2))
    for one in semantics:
        if draw(st.booleans()):
            params[one["name"]] = draw(_fitting(one))
    return semantics, params


def _html(params: Any, semantics: Any, shelf: Any) -> str:
    tree = form_tree(params, semantics, shelf)
    return "".join(
        render_to_string("h5p/form/_node.html", {"node": one})
        for one in (*tree.children, *tree.common)
    )


@settings(max_examples=250, deadline=None)
@given(both())
def test_c03_content_through_the_form_is_as_it_was(pair):
    semantics, params = pair
    shelf = shelf_of(*semantics)

    posted = sent(_html(params, semantics, shelf))
    after = read_form(params, semantics, posted, shelf)

    assert after.params == params
    assert repr(after.params) == repr(params)  # 1 is not True, and not 1.0


def test_c03_genuine_content_is_shown_whole():
    shelf = shelf_of()

    posted = sent(_html(cards(2), shelf[CARDS].semantics, shelf))

    assert posted.getlist("r:cards") == ["", "0", "1"]
    assert posted["v:cards/1/question"] == "<p>Mục tiêu là bao nhiêu?</p>"
    assert posted.getlist("v:cards/0/options/0/correct") == ["", "on"]
    assert posted["l:cards/0"] == "HocTap.Choice 1.0"


def test_c03_typed_values_are_taken_and_the_rest_is_kept():
    shelf = shelf_of()
    before = {**cards(2), "unknown": {"a": [1]}}
    before["cards"][0]["params"]["more"] = "kept"
    html = _html(before, shelf[CARDS].semantics, shelf)
    typed = {
        "v:done": "Xong & tốt <hết>",
        "v:cards/0/options/1/correct": ["", "on"],
        "r:cards": ["", "1", "0"],
    }

    after = read_form(before, shelf[CARDS].semantics, sent(html, **typed), shelf)

    first, second = after.params["cards"]
    assert after.params["done"] == "Xong &amp; tốt &lt;hết&gt;"
    assert first == before["cards"][1]
    assert [one["correct"] for one in second["params"]["options"]] == [
        True,
        True,
        False,
    ]
    assert (second["params"]["more"], after.params["unknown"]) == ("kept", {"a": [1]})
    assert after.places["cards/0"] == "cards/1"


def test_c03_very_long_content_shows_its_parts_closed_and_loses_nothing():
    shelf = shelf_of()
    before = cards(60)
    semantics = shelf[CARDS].semantics

    posted = sent(_html(before, semantics, shelf))
    opened = form_tree(before, semantics, shelf, {"cards/7"})

    assert not any(name.startswith("v:cards/") for name in posted)
    assert read_form(before, semantics, posted, shelf).params == before
    nodes = {one.path for one in opened.walk()}
    assert "cards/7/question" in nodes
    assert "cards/8/question" not in nodes


def test_c03_form_of_anything_is_shown():
    shelf = shelf_of({"name": "a", "type": "wonder"})

    assert (
        form_tree({"a": 1}, shelf[THING].semantics, shelf).children[0].kind == "unknown"
    )
    assert (
        form_tree({"question": [1]}, shelf[CHOICE].semantics, shelf).children[0].kind
        == "unfit"
    )
