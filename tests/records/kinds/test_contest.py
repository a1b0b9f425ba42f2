"""The machine of a contest, and the gate of the export."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kernel.kinds.attachment import kind_of
from records.kinds.contest import UNSETTLED, ContestState, Gate, Step, Told, after, gate

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)


@given(st.lists(st.sampled_from(Step), max_size=12))
def test_a33_no_path_decides_without_an_answer_or_leaves_an_outcome(steps):
    state, answered = ContestState.OPEN, False
    for step in steps:
        new = after(state, step)
        if new is None:
            continue
        assert state in UNSETTLED  # what is settled stays
        answered = {Step.PROPOSE: True, Step.SEND_BACK: False}.get(step, answered)
        if new in {ContestState.UPHELD, ContestState.REJECTED}:
            assert answered
        state = new


@given(
    told=st.none() | st.tuples(st.integers(0, 2), st.integers(-2, 2)),
    facts=st.integers(0, 2),
    is_contested=st.booleans(),
)
def test_a33_a_row_is_final_only_if_told_unchanged_uncontested_and_in_time(
    told, facts, is_contested
):
    known = told and Told(told[0], AT + timedelta(days=told[1]))

    found = gate(told=known, facts=facts, is_contested=is_contested, at=AT)

    may_leave = (
        told is not None and told[0] == facts and told[1] <= 0 and not is_contested
    )
    assert (found == Gate.FINAL) == may_leave


def test_files_are_told_by_their_first_bytes():
    found = [kind_of(start) for start in (b"%PDF-1", b"\xff\xd8\xff\xe0", b"<svg>")]

    assert found == [("pdf", "application/pdf"), ("jpg", "image/jpeg"), None]
