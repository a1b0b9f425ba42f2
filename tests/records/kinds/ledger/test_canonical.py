"""The one form of a fact."""

import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.kinds.ledger.canonical import (
    canonical,
    canonical_facts,
    commitment,
    moment_text,
)


def test_a32_the_same_fact_has_the_same_bytes():
    east = timezone(timedelta(hours=7))
    here = {"name": "Đảng ủy", "at": datetime(2026, 6, 1, 12, tzinfo=UTC)}
    there = {
        "at": datetime(2026, 6, 1, 19, tzinfo=east),
        "name": unicodedata.normalize("NFD", "Đảng ủy"),
    }

    written = canonical(here)

    assert written == canonical(there)
    assert written.decode() == '{"at":"2026-06-01T12:00:00.000000Z","name":"Đảng ủy"}'


def test_a32_numbers_of_marks_days_and_ids_are_text():
    value = {"b": Decimal("0.8500"), "a": [date(2026, 6, 1), UUID(int=1), None, 3]}

    assert canonical(value) == (
        b'{"a":["2026-06-01","00000000-0000-0000-0000-000000000001",null,3],'
        b'"b":"0.8500"}'
    )


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="2026"):
        moment_text(datetime(2026, 6, 1))  # noqa: DTZ001 -- that is the matter


def test_a32_commitment_tells_nothing_without_the_salt():
    payload = canonical({"record": UUID(int=1)})

    first, second = (commitment(bytes([one]) * 32, payload) for one in (1, 2))

    assert first != second
    with pytest.raises(ValueError, match="2"):
        commitment(b"no", payload)


NAMES = st.sampled_from(["a", "b_c", "z", "Z", "a1"])
ONE = (
    st.none()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    | st.uuids()
    | st.dates()
    | st.integers(0, 2**53 - 1)
)
FACTS = ONE | st.lists(st.dictionaries(NAMES, ONE, max_size=3), max_size=3)


@given(st.dictionaries(NAMES, FACTS, max_size=4))
def test_a32_the_quick_form_is_the_canonical_one(facts):
    assert canonical_facts(facts) == canonical(facts)
