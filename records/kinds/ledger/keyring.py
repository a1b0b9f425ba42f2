"""The keys of a ledger, one after the other; a part of the verifier.

A key is followed by the next through a note that both have signed, which says how many
entries were sealed by then: whoever trusts one of the keys trusts the others, each for the
heads of its own time. Python's own library is enough. Source: C2SP signed-note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

try:
    from records.kinds.ledger.signature import signed_body
except ModuleNotFoundError:  # on another machine, all files in one folder
    from signature import signed_body  # type: ignore[import-not-found, no-redef]

_CHANGED = "changed "
_LINES = 6


class BrokenRing(ValueError):
    """The keys do not follow each other."""


@dataclass(frozen=True)
class Succession:
    """One key follows another."""

    size: int  # entries under the last head that the former signed
    root: str  # of that head, base64
    former: str  # public keys as verifiers' lines
    key: str
    changed_at: str  # UTC

    @classmethod
    def read(cls, note: str) -> Succession:
        """What a note says that both keys have signed.

        Raises:
            BrokenRing: it is no such note, or one of them has not.
        """
        lines = note.splitlines()[:_LINES]
        if len(lines) < _LINES or not lines[1].isascii() or not lines[1].isdigit():
            raise BrokenRing
        _title, size, root, former, key, changed = lines
        found = cls(int(size), root, former, key, changed[len(_CHANGED) :])
        names = {key.partition("+")[0] for key in (found.former, found.key)}
        if names != {lines[0].rpartition("/")[0]}:
            raise BrokenRing
        try:
            bodies = {signed_body(note, key) for key in (found.former, found.key)}
        except ValueError as error:
            raise BrokenRing from error
        if bodies != {found.body()}:
            raise BrokenRing
        return found

    def body(self) -> str:
        """What both keys sign."""
        origin = self.key.partition("+")[0]
        lines = (
            f"{origin}/succession", self.size, self.root, self.former, self.key,
            f"{_CHANGED}{self.changed_at}",
        )  # fmt: skip
        return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True)
class Era:
    """A key, and of which heads it is the signer: those of after < size <= until."""

    key: str
    after: int = -1
    until: int | None = None  # None: it signs today

    def covers(self, size: int) -> bool:
        return self.after < size and (self.until is None or size <= self.until)


class Keyring:
    """The keys of a ledger from its first to that of today.

    Args:
        key: the public key of today.
        notes: the successions that led to it, from the first.

    Raises:
        BrokenRing: they do not lead to it.
    """

    def __init__(self, key: str, notes: Sequence[str] = ()) -> None:
        self.key = key
        self.notes = tuple(notes)
        self.successions = [Succession.read(note) for note in notes]
        self.eras = list(self._eras())

    def _eras(self) -> Iterator[Era]:
        after, following = -1, self.successions[0].former if self.notes else self.key
        for one in self.successions:
            if one.former != following or one.size < after:
                raise BrokenRing
            yield Era(one.former, after, one.size)
            after, following = one.size, one.key
        if following != self.key:
            raise BrokenRing
        yield Era(self.key, after)

    @property
    def origin(self) -> str:
        return self.key.partition("+")[0]

    def __contains__(self, key: object) -> bool:
        return any(era.key == key for era in self.eras)

    def signed(self, note: str) -> tuple[Era, str] | None:
        """The key that signed a note, and what it signed; None if none of them has."""
        for era in reversed(self.eras):
            body = signed_body(note, era.key)
            if body is not None:
                return era, body
        return None

    def body(self, note: str) -> str | None:
        """What any of the keys has signed."""
        found = self.signed(note)
        return found[1] if found else None


def ring_of(told: dict[str, object], noted: str) -> tuple[Keyring, str]:
    """The keys that a file names, if the one noted down is among them.

    Args:
        told: of the file; ``key`` and, after a change of key, ``successions``.
        noted: the public key as it was noted down; empty if it was not.

    Returns:
        the keys to verify with, and what is wrong with those of the file.
    """
    key = str(told["key"])
    notes = told.get("successions", [])
    wrong = ""
    try:
        ring = Keyring(key, notes if isinstance(notes, list) else [])
    except BrokenRing:
        ring, wrong = Keyring(noted or key), "one key does not follow another"
    if noted and noted not in ring:
        ring, wrong = Keyring(noted), "it is signed with another key"
    return ring, wrong
