"""What the official editor hands over when its content is to be saved."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from h5p.spec.names import LibraryRef
from h5p.spec.strict_json import read_json

DEPTH = 100  # of JSON


@dataclass(frozen=True)
class Handed:
    """Content as the editor has it: not filtered, files not saved yet with their mark."""

    library: LibraryRef
    params: dict[str, Any]
    metadata: dict[str, Any]

    @property
    def title(self) -> str:
        title = self.metadata.get("title")
        return title.strip() if isinstance(title, str) else ""

    @property
    def whole(self) -> dict[str, Any]:
        """As the editor is opened with it."""
        return {
            "library": str(self.library),
            "content": {"params": self.params, "metadata": self.metadata},
        }


def read_handed(posted: QueryDict) -> Handed:
    """What was handed over.

    Raises:
        ValueError: it did not come whole.
    """
    ref = LibraryRef.parse(posted.get("library"))
    content = read_json(posted.get("content", "").encode(), DEPTH)
    params = content.get("params") if isinstance(content, dict) else None
    if ref is None or not isinstance(params, dict):
        raise ValueError(posted.get("library"))
    metadata = content.get("metadata")
    return Handed(ref, params, metadata if isinstance(metadata, dict) else {})
