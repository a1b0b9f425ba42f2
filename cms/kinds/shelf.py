"""Which files go along when a lesson is taken home, and what they are called there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import ClassVar

from django.utils.text import slugify

from people.kinds.name import search_key

LARGEST_FILE = 32_000_000  # bytes; a larger one is named and stays on the network
LARGEST_PACKAGE = 512_000_000
FOLDER = "tep"
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Packed:
    """A file of the package: its name there, where the site serves it, its bytes."""

    name: str
    url: str
    size: int


@dataclass
class Shelf:
    """Files by the address at which the site serves them.

    ``sizes``: of all that could go along, 0 where the file was lost.
    ``packed``: what goes, in the order of the text.
    """

    is_single: ClassVar[bool] = False  # whether there is no file but the text itself

    sizes: Mapping[str, int]
    packed: dict[str, Packed] = field(default_factory=dict)
    _left: int = LARGEST_PACKAGE

    def put(self, url: str, words: str) -> str:
        """Take a file along, once. Its name in the package; "" where it does not go.

        Args:
            words: what it is called by, in any letters.
        """
        name = slugify(search_key(words))[:_LONGEST_NAME].strip("-_")
        return self._put(url, f"{len(self.packed) + 1:02}-{name or FOLDER}")

    def put_picture(self, url: str, words: str) -> str:
        """As ``put``, for a picture that the text shows."""
        return self.put(url, words)

    def put_beside(self, url: str, neighbour: str) -> str:
        """As ``put``, under the name of ``neighbour``: players find captions by it."""
        return self._put(url, PurePosixPath(neighbour).stem)

    def _put(self, url: str, stem: str) -> str:
        if url in self.packed:
            return self.packed[url].name
        size = self.sizes.get(url)
        if not size or size > LARGEST_FILE or size > self._left:
            return ""
        self._left -= size
        name = f"{FOLDER}/{stem}{PurePosixPath(url).suffix}"
        if any(one.name == name for one in self.packed.values()):
            name = name.replace("/", f"/{len(self.packed) + 1:02}-")
        self.packed[url] = Packed(name, url, size)
        return name
