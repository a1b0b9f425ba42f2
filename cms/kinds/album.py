"""What one file for a phone carries in itself: small pictures, and nothing else.

A picture is written out once it is small; the text holds a mark where it stands, so no
more than one picture is in memory at a time.
"""

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import ClassVar

from cms.kinds.shelf import LARGEST_FILE, Shelf
from cms.kinds.small_picture import LARGEST, TYPES, small_picture

LARGEST_SINGLE = 8_000_000  # bytes of one file for a phone
_IN_MEMORY = 1 << 20
_MARK = re.compile("\0([0-9]+)\0")  # neither PostgreSQL nor HTML knows such a letter


class Album(Shelf):
    """A shelf for pictures alone; documents and clips are named by the text.

    Args:
        sizes: as of ``Shelf``.
        read: the bytes of a file by the address at which the site serves it.
        room: how many bytes the pictures may take.
    """

    is_single: ClassVar[bool] = True

    def __init__(
        self, sizes: Mapping[str, int], read: Callable[[str], bytes], room: int
    ) -> None:
        super().__init__(sizes)
        self._read, self._room = read, room
        self._places: list[tuple[int, int]] = []  # where each starts, and its length
        self._marks: dict[str, int] = {}
        self._spool = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 -- see close

    def put(self, _url: str, _words: str) -> str:
        return ""

    def put_beside(self, _url: str, _neighbour: str) -> str:
        return ""

    def put_picture(self, url: str, _words: str) -> str:
        """The mark for a picture, for each place where it stands; "" without room."""
        if url not in self._marks and not self._takes(url):
            return ""
        number = self._marks[url]
        length = self._places[number][1]
        if length > self._room:
            return ""
        self._room -= length
        return f"\0{number}\0"

    def _takes(self, url: str) -> bool:
        if not 0 < self.sizes.get(url, 0) <= LARGEST_FILE or not self._room:
            return False
        address = small_picture(self._read(url), PurePosixPath(url).suffix)
        if not address:
            return False
        self._marks[url] = len(self._places)
        self._places.append((self._spool.tell(), len(address)))
        self._spool.write(address.encode())
        return True

    def length_of(self, page: str) -> int:
        """How many bytes ``pieces`` will tell of ``page``."""
        pictures = sum(self._places[int(one)][1] for one in _MARK.findall(page))
        return len(_MARK.sub("", page).encode()) + pictures

    def pieces(self, page: str) -> Iterator[bytes]:
        """``page`` with its pictures, some of it at a time."""
        for at, part in enumerate(_MARK.split(page)):
            if at % 2:
                start, length = self._places[int(part)]
                self._spool.seek(start)
                yield self._spool.read(length)
            else:
                yield part.encode()

    def close(self) -> None:
        self._spool.close()


def picture_room(url: str, size: int) -> int:
    """At most how many bytes a file of ``size`` bytes takes in the text; 0 if none."""
    if PurePosixPath(url).suffix not in TYPES or size > LARGEST_FILE:
        return 0
    return min(size, LARGEST) * 4 // 3 + 32
