"""What is written out comes back as it was, in every format that we write."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.kinds.exchange.docx_write import is_told, write_docx
from assessments.kinds.exchange.file import read_file
from assessments.kinds.exchange.gift_write import write_gift
from assessments.kinds.exchange.item import Item
from assessments.kinds.exchange.moodle_write import write_moodle
from assessments.kinds.exchange.qti_write import write_qti
from assessments.kinds.exchange.settings import is_same
from assessments.kinds.exchange.sheet import HEADERS, SAMPLE, read_sheet
from assessments.kinds.exchange.sheet_write import write_rows
from people.kinds.sheet import workbook
from tests.assessments.kinds.exchange.mixed import mixed
from tests.assessments.kinds.exchange.questions import items

WRITERS = {
    "gift": lambda told: write_gift(told).encode(),
    "moodlexml": write_moodle,
    "qti": write_qti,
    "xlsx": lambda told: workbook(list(HEADERS.values()), write_rows(told)),
}
FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def lost(told: list[Item], back: list) -> list[tuple[Item, object]]:
    assert len(told) == len(back)
    return [
        (one, other)
        for one, other in zip(told, back, strict=True)
        if not (isinstance(other, Item) and is_same(one, other))
    ]


@pytest.mark.parametrize("name", WRITERS)
def test_c07_round_trip_of_200_mixed_questions_loses_nothing(name: str) -> None:
    told = mixed(200)

    found, back = read_file(WRITERS[name](told))

    assert found == name
    assert min(Counter(one.kind for one in told).values()) == 20
    assert lost(told, list(back.entries)) == []


def test_c07_round_trip_through_word_loses_nothing_that_it_says() -> None:
    table = [list(HEADERS.values()), *SAMPLE]
    told = [*read_sheet(table).items, *mixed(20)]
    kept = [one for one in told if is_told(one)]

    found, back = read_file(write_docx("Ngân hàng", told))

    assert found == "docx"
    assert {one.kind for one in kept} == {
        "single", "multiple", "true_false", "short_answer",
    }  # fmt: skip
    assert lost(kept, list(back.entries)) == []


@pytest.mark.parametrize("name", WRITERS)
@FEW
@given(told=st.lists(items(), min_size=1, max_size=3))
def test_c07_any_question_that_we_write_we_read_back(
    name: str, told: list[Item]
) -> None:
    _found, back = read_file(WRITERS[name](told), format=name)

    fit = [
        one
        for one, other in zip(told, back.entries, strict=True)
        if isinstance(other, Item)
    ]
    kept = [one for one in back.entries if isinstance(one, Item)]
    assert lost(fit, kept) == []


def test_c07_most_questions_need_no_words_of_ours() -> None:
    """What the formats can say is said in their own words, for others to read."""
    told = [one for one in mixed(200) if one.kind in {"single", "multiple", "numeric"}]

    text = write_moodle(told).decode()
    gift = write_gift(told)

    assert '"content"' not in text
    assert '"content"' not in gift


def test_two_writings_are_the_same_bytes() -> None:
    told = mixed(20)

    assert write_qti(told) == write_qti(told)
