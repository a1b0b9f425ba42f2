"""The list of what the ledger was made to forget, as it is kept outside the database.

It names entries by uid and commitment and nobody by anything. It is made of blocks, each a
note that a key of the ledger has signed and that names the hash of the block before it: no
block can be taken out, put in or changed unseen; the end alone may be missing, as in an
older copy. Source: C2SP signed-note.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Self
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kernel.errors import DomainError
from records.kinds.ledger.canonical import moment_text
from records.kinds.ledger.keyring import Keyring
from records.kinds.ledger.note import Key

AT_ONCE = 1000  # entries a block
_TITLE = "erasures"
_FIRST = "-"
_SIGNED = "— ".encode()
_HEAD_LINES = 3
_LONGEST_LINE = 1000  # bytes
_MOST_LINES = AT_ONCE + 10


class BrokenList(DomainError):
    """The list is not what the ledger wrote; nothing of it is believed."""

    message = gettext_lazy(
        "This is no list of erasures of this ledger. Take the file erasures.txt of a mail "
        "to a witness, or the one that was downloaded from the page of the ledger."
    )


@dataclass(frozen=True)
class Erased:
    """An entry whose opening was erased."""

    uid: UUID
    commitment: bytes
    erased_at: datetime

    @classmethod
    def read(cls, line: str) -> Self:
        """Read what ``line`` wrote.

        Raises:
            ValueError: it is something else.
        """
        uid, committed, moment = line.split(" ")
        return cls(UUID(uid), bytes.fromhex(committed), datetime.fromisoformat(moment))

    def line(self) -> str:
        moment = moment_text(self.erased_at)
        return f"{self.uid} {self.commitment.hex()} {moment}"


@dataclass(frozen=True)
class Block:
    """What one signature stands for."""

    number: int  # from 1
    erased: list[Erased]


class ErasureList:
    """Reads a list block by block, in constant memory.

    Args:
        file: open for reading bytes, at its beginning.
        ring: the keys of the ledger.

    Attributes:
        count: blocks read so far.
        last: hash of the last of them, which the next block names.
        end: where it ends in the file, in bytes.
        is_torn: whether an unsigned piece of a block follows, as after a full disk.
    """

    def __init__(self, file: IO[bytes], ring: Keyring) -> None:
        self.file, self.ring = file, ring
        self.count, self.last, self.end = 0, _FIRST, 0
        self.is_torn = False

    def __iter__(self) -> Iterator[Block]:
        """The blocks in their order.

        Raises:
            BrokenList: one is not signed or does not follow the one before it.
        """
        lines: list[bytes] = []
        while line := self.file.readline(_LONGEST_LINE):
            lines.append(line)
            self._look(lines)
            if line.startswith(_SIGNED) and line.endswith(b"\n"):
                yield self._block(b"".join(lines))
                lines = []
        self.is_torn = bool(lines)

    def next_block(self, key: Key, erased: Sequence[Erased]) -> bytes:
        """The block that follows what was read, signed; it counts as read."""
        lines = (
            f"{key.name}/{_TITLE}", self.count + 1, self.last,
            *(one.line() for one in erased),
        )  # fmt: skip
        text = key.sign("".join(f"{line}\n" for line in lines)).encode()
        self._passed(text)
        return text

    def _look(self, lines: Sequence[bytes]) -> None:
        """Give up at once on a file that is none, however large it is."""
        title = f"{self.ring.origin}/{_TITLE}\n".encode()
        is_begun = title.startswith(lines[0])  # a torn block may end within it
        if not is_begun or len(lines) > _MOST_LINES or len(lines[-1]) >= _LONGEST_LINE:
            raise BrokenList

    def _block(self, text: bytes) -> Block:
        number = self.count + 1
        body = self.ring.body(_decoded(text))
        if body is None:
            raise BrokenList(
                _(
                    "Block %(number)d of the list of erasures is not signed by a key of "
                    "this ledger: nothing of the list is believed. Take another copy of "
                    "it, or bring back the newest file of the key."
                )
                % {"number": number}
            )
        head, rest = body.splitlines()[:_HEAD_LINES], body.splitlines()[_HEAD_LINES:]
        if head[1:] != [str(number), self.last]:
            raise BrokenList(
                _(
                    "Block %(number)d of the list of erasures does not follow the one "
                    "before it: something was taken out or put in, and nothing of the "
                    "list is believed. Take another copy of it."
                )
                % {"number": number}
            )
        try:
            erased = [Erased.read(line) for line in rest]
        except ValueError as error:
            raise BrokenList from error
        self._passed(text)
        return Block(number, erased)

    def _passed(self, text: bytes) -> None:
        self.count += 1
        self.last = hashlib.sha256(text).hexdigest()
        self.end += len(text)


def _decoded(text: bytes) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise BrokenList from error
