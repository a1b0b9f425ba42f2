"""The tree gives the hashes that everybody else's gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.kinds.ledger.tree import (
    EMPTY_ROOT,
    Peaks,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    root_of,
)

# The inputs and roots that implementations of Certificate Transparency share.
INPUTS = (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)  # fmt: skip
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
FIRST_OF_EIGHT = (
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
)
LEAVES = [leaf_hash(bytes.fromhex(one)) for one in INPUTS]


def test_a32_roots_are_those_of_the_known_vectors():
    assert [root_of(LEAVES[:size]).hex() for size in range(1, 9)] == list(ROOTS)
    assert root_of([]) == EMPTY_ROOT


def test_a32_inclusion_proof_is_that_of_the_known_vector():
    proof = inclusion_proof(LEAVES, 0)

    assert [one.hex() for one in proof] == list(FIRST_OF_EIGHT)


@pytest.mark.parametrize("size", range(1, 9))
def test_a32_peaks_go_on_from_where_they_were_stored(size):
    first = Peaks()
    for leaf in LEAVES[:size]:
        first.add(leaf)

    later = Peaks.from_bytes(size, first.to_bytes())
    for leaf in LEAVES[size:]:
        later.add(leaf)

    assert later.root().hex() == ROOTS[-1]


def test_peaks_refuse_another_number_of_hashes():
    with pytest.raises(ValueError, match="3"):
        Peaks(3, [b"\x00" * 32])


@given(st.data())
def test_a32_proofs_hold_for_what_is_there_and_for_nothing_else(data):
    size = data.draw(st.integers(2, 40))
    index, old_size = data.draw(st.tuples(*[st.integers(1, size)] * 2))
    leaves = [leaf_hash(bytes([one])) for one in range(size)]
    root, old_root = root_of(leaves), root_of(leaves[:old_size])

    inclusion = inclusion_proof(leaves, index - 1)
    consistency = consistency_proof(leaves, old_size)

    assert is_included(leaves[index - 1], index - 1, size, inclusion, root)
    assert not is_included(leaf_hash(b"other"), index - 1, size, inclusion, root)
    assert not is_included(leaves[index - 1], index - 1, size, [*inclusion, root], root)
    assert is_consistent(old_size, size, old_root, root, consistency)
    changed = root_of([leaf_hash(b"other"), *leaves[1:old_size]])
    assert not is_consistent(old_size, size, changed, root, consistency)
