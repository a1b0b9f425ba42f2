"""Files that were handed in, as the paper, its taker and its markers read them."""

from collections.abc import Iterable
from typing import Any

from assessments.kinds.essay import Essay
from assessments.kinds.question_type import HAND_MARKED, content_of
from assessments.models import AttemptItem, ResponseFile


def takes_file(kind: str, content: dict[str, Any]) -> bool:
    """Whether an answer to such a question may be a file."""
    if kind not in HAND_MARKED:
        return False
    read = content_of(kind, content)
    return isinstance(read, Essay) and read.takes_file


def file_names(items: Iterable[AttemptItem]) -> dict[int, str]:
    """The names of the files by item id; no query where no question takes any."""
    versions = ((one.pk, one.version) for one in items)
    return names_of(pk for pk, one in versions if takes_file(one.kind, one.content))


def names_of(items: Iterable[int]) -> dict[int, str]:
    """The names of what was handed in by item id; no query without items."""
    takes = list(items)
    if not takes:
        return {}
    files = ResponseFile.objects.filter(item__in=takes)
    return dict(files.values_list("item", "name"))
