"""What holds for every type."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.kinds.draft import Draft, read_draft
from assessments.kinds.draw import lay_out
from assessments.kinds.given import Given, given_of
from assessments.kinds.question_type import content_of, type_names, type_of
from assessments.kinds.sheet import sheet_of
from tests.assessments.kinds.samples import SAMPLES

KINDS = st.sampled_from(type_names())


def places(kind: str) -> list[str]:
    return [one for group in type_of(kind).groups(SAMPLES[kind]) for one in group.ids]


@pytest.mark.parametrize("kind", type_names())
def test_a20_content_is_the_same_after_storing(kind: str) -> None:
    stored = json.loads(json.dumps(SAMPLES[kind].as_json()))

    assert content_of(kind, stored) == SAMPLES[kind]
    assert type_of(kind).problems(SAMPLES[kind]) == []


@pytest.mark.parametrize("kind", type_names())
def test_a_draft_is_the_same_after_storing(kind: str) -> None:
    draft = Draft(kind, "Hỏi gì?", SAMPLES[kind], 3, "II.4", "Dòng 5")

    assert read_draft(json.loads(json.dumps(draft.as_json()))) == draft


@pytest.mark.parametrize("kind", type_names())
def test_a20_every_place_has_a_name_of_its_own(kind: str) -> None:
    found = places(kind)

    assert len(set(found)) == len(found) > 0


@settings(max_examples=200, deadline=None)
@given(
    kind=KINDS,
    picks=st.lists(st.integers(0, 40), max_size=30),
    typed=st.dictionaries(st.integers(0, 40), st.text(max_size=30), max_size=6),
)
def test_a20_no_response_makes_a_mark_fail(
    kind: str, picks: list[int], typed: dict[int, str]
) -> None:
    known = places(kind)
    response = Given(
        tuple(known[one % len(known)] for one in picks),
        {known[one % len(known)]: text for one, text in typed.items()},
    )
    type_ = type_of(kind)

    outcome = type_.mark(SAMPLES[kind], response)

    assert 0 <= outcome.points <= outcome.max_points
    assert outcome == type_.mark(SAMPLES[kind], response)
    assert type_.explain(SAMPLES[kind], response, tuple(known))


@settings(max_examples=200, deadline=None)
@given(
    kind=KINDS,
    seed=st.integers(0, 2**62),
    picks=st.lists(st.integers(0, 40), max_size=30),
    typed=st.dictionaries(st.integers(0, 40), st.text(max_size=30), max_size=6),
)
def test_a20_what_is_shown_is_gathered_again(
    kind: str, seed: int, picks: list[int], typed: dict[int, str]
) -> None:
    """A form that is sent back as it was drawn changes nothing."""
    type_ = type_of(kind)
    content = SAMPLES[kind]
    order = lay_out(type_.groups(content), "u", seed, shuffle=True)
    tokens = [f"t{n}" for n in range(len(order))]
    names = dict(zip(tokens, order, strict=True))
    told = given_of(
        [tokens[one % len(tokens)] for one in picks],
        {tokens[one % len(tokens)]: text for one, text in typed.items()},
        names,
    )
    widget = type_.show(content, sheet_of("item-1", order, tokens, told))
    held = widget.held
    again = given_of(held.tokens, held.texts, names)

    redrawn = type_.show(content, sheet_of("item-1", order, tokens, again))

    assert redrawn.held == held
    assert redrawn.gather({}).texts == held.texts
