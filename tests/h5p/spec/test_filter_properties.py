"""The filter under anything that may come: it never raises, and comes to rest."""

import json
from typing import Any

import nh3
from hypothesis import given, settings
from hypothesis import strategies as st

from h5p.spec.defaults import fill_defaults
from h5p.spec.semantics import filter_params
from h5p.spec.text import plain, rich, tags_for
from tests.h5p.packages import cards
from tests.h5p.shelf import CARDS, THING, shelf_of

PARTS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(),
    st.sampled_from([
        "<b>x", "<svg/onload=a>", "&lt;", "&amp;lt;", "a&quot", "\x00", "../x",
        "HocTap.Choice 1.0", "<p style='x:y'>",
    ]),
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


def _group(fields: Any) -> Any:
    return {"type": "group", "fields": fields}


def _list(field: Any, most: Any) -> Any:
    return {"type": "list", "field": field, "max": most}


FIELD = st.recursive(
    SCALAR,
    lambda inner: st.builds(_group, st.lists(_named(inner), max_size=3))
    | st.builds(_list, inner, BOUND)
    | st.just({"type": "library", "options": ["HocTap.Choice 1.0"]}),
    max_leaves=6,
)  # fmt: skip
SEMANTICS = st.lists(_named(FIELD), max_size=4)
PARAMS = st.dictionaries(st.sampled_from("abcde"), JSON, max_size=5)


@settings(max_examples=400, deadline=None)
@given(SEMANTICS, PARAMS)
def test_c03_filter_never_raises_and_the_same_again_changes_nothing(semantics, params):
    shelf = shelf_of(*semantics)

    once = filter_params(params, THING, shelf)
    twice = filter_params(once.params, THING, shelf)

    assert twice.params == once.params
    assert once.params.keys() <= {one["name"] for one in semantics}
    json.dumps(once.params, allow_nan=False)


@settings(max_examples=200, deadline=None)
@given(JSON, JSON)
def test_c03_filter_never_raises_whatever_semantics_are(semantics, params):
    rows = semantics if isinstance(semantics, list) else [semantics]

    filter_params(params, THING, shelf_of(*rows))
    fill_defaults(params, rows, shelf_of())


@settings(max_examples=150, deadline=None)
@given(JSON)
def test_c03_sound_content_with_anything_dropped_in_never_raises(value):
    for place in ("introduction", "picture", "cards", "done"):
        found = filter_params({**cards(1), place: value}, CARDS, shelf_of())
        again = filter_params(found.params, CARDS, shelf_of())
        assert again.params == found.params


HTML = st.lists(
    st.sampled_from([
        "<p>", "</p>", "<b>", "<img src=x onerror=a()>", "<script>", "</script>", "<svg>",
        "<math>", "<style>", "x", "&lt;", "<a href='javascript:a()'>", "<table>", "<td>",
        "<!--", "-->", "<noscript>", "<title>", "\"'>", "<p style='background:url(//x)'>",
    ]),
    max_size=12,
).map("".join)  # fmt: skip
TAGS = ["p", "strong", "a", "table", "img", "script", "svg", "style"]
KEPT = {"*": {"style", "class"}, "a": {"href"}, "img": {"src"}, "td": {"colspan"}}


@settings(max_examples=400, deadline=None)
@given(HTML, st.sets(st.sampled_from(TAGS)))
def test_c03_rich_text_holds_nothing_that_is_forbidden(text, tags):
    cleaned = rich(text, tuple(sorted(tags)))

    allowed = tags_for(tuple(tags))
    assert not {"script", "svg", "style", "math", "title"} & allowed
    bare = nh3.clean(cleaned, tags=allowed, attributes=KEPT, link_rel=None)
    assert bare == cleaned
    assert rich(cleaned, tuple(sorted(tags))) == cleaned


@settings(max_examples=300, deadline=None)
@given(st.text(), st.one_of(st.none(), st.integers(0, 10)))
def test_c03_plain_text_cannot_open_a_tag(text, longest):
    cleaned = plain(text, longest)

    assert not set(cleaned) & set("<>\"'")
    assert plain(cleaned, longest) == cleaned
