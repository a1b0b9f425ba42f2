"""A tree of hashes over a list that only grows.

Source: RFC 6962, sections 2.1, 2.1.1 and 2.1.2; the checks of proofs follow RFC 9162,
sections 2.1.3.2 and 2.1.4.2.
"""

import hashlib
from collections.abc import Iterable, Sequence

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Peaks:
    """The roots of the full trees that a list of leaves falls into, the largest first.

    They are all that is needed to add leaves and to know the root, however long the list.
    """

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        """Take up where another left off.

        Raises:
            ValueError: so many leaves have another number of peaks.
        """
        self.size = size
        self.hashes = list(hashes)
        if len(self.hashes) != size.bit_count():
            raise ValueError(size)

    @classmethod
    def from_bytes(cls, size: int, stored: bytes) -> "Peaks":
        pieces = range(0, len(stored), HASH_BYTES)
        return cls(size, [stored[start : start + HASH_BYTES] for start in pieces])

    def to_bytes(self) -> bytes:
        return b"".join(self.hashes)

    def add(self, leaf: bytes) -> None:
        """Append the hash of a leaf."""
        joined, size = leaf, self.size
        while size & 1:
            joined = node_hash(self.hashes.pop(), joined)
            size >>= 1
        self.hashes.append(joined)
        self.size += 1

    def root(self) -> bytes:
        if not self.hashes:
            return EMPTY_ROOT
        joined = self.hashes[-1]
        for peak in reversed(self.hashes[:-1]):
            joined = node_hash(peak, joined)
        return joined


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over the hashes of leaves."""
    peaks = Peaks()
    for leaf in leaves:
        peaks.add(leaf)
    return peaks.root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The neighbours from the leaf up to the root."""
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*inclusion_proof(leaves[:split], index), root_of(leaves[split:])]
    return [*inclusion_proof(leaves[split:], index - split), root_of(leaves[:split])]


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> list[bytes]:
    """What shows that the tree over the first ``old_size`` leaves was only added to."""
    if old_size == 0:
        return []
    return _subproof(leaves, old_size, is_whole=True)


def is_included(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether the leaf stands at ``index`` (from 0) of the tree with that root."""
    if not 0 <= index < size:
        return False
    place, last, joined = index, size - 1, leaf
    for one in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            joined = node_hash(one, joined)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            joined = node_hash(joined, one)
        place, last = place >> 1, last >> 1
    return last == 0 and joined == root


def is_consistent(
    old_size: int, size: int, old_root: bytes, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the larger tree begins with all leaves of the smaller one."""
    if old_size in {0, size}:
        return not proof and (old_size == 0 or old_root == root)
    if not 0 < old_size < size:
        return False
    is_full = old_size & (old_size - 1) == 0
    path = [old_root, *proof] if is_full else list(proof)
    return bool(path) and _climb(path, old_size - 1, size - 1) == (old_root, root)


def _climb(path: Sequence[bytes], place: int, last: int) -> tuple[bytes, bytes] | None:
    """The roots of the smaller and the larger tree to which a proof of growth leads."""
    while place & 1:
        place, last = place >> 1, last >> 1
    old_joined = joined = path[0]
    for one in path[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            old_joined, joined = node_hash(one, old_joined), node_hash(one, joined)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            joined = node_hash(joined, one)
        place, last = place >> 1, last >> 1
    return (old_joined, joined) if last == 0 else None


def _subproof(leaves: Sequence[bytes], old_size: int, *, is_whole: bool) -> list[bytes]:
    if old_size == len(leaves):
        return [] if is_whole else [root_of(leaves)]
    split = _split(len(leaves))
    if old_size <= split:
        left = _subproof(leaves[:split], old_size, is_whole=is_whole)
        return [*left, root_of(leaves[split:])]
    right = _subproof(leaves[split:], old_size - split, is_whole=False)
    return [*right, root_of(leaves[:split])]


def _split(size: int) -> int:
    """The largest power of two below ``size``."""
    return 1 << ((size - 1).bit_length() - 1)
