"""The machine of an attestation, whole."""

from records.kinds.attestation import MOVES, Act, AttestationState, after


def test_a36_machine_moves_as_it_is_written():
    kept = {
        (state, act): after(state, act)
        for state in AttestationState
        for act in Act
        if after(state, act)
    }

    assert kept == MOVES
    assert not any(state == AttestationState.LOCKED for state, _act in MOVES)
