"""Files that were handed in, as the paper, its taker and its markers read them."""

from collections.abc import Iterable

from assessments.kinds.essay import Essay
from assessments.kinds.question_type import HAND_MARKED, content_of
from assessments.models import AttemptItem, QuestionVersion, ResponseFile


def takes_file(version: QuestionVersion) -> bool:
    """Whether an answer to the question may be a file."""
    if version.kind not in HAND_MARKED:
        return False
    content = content_of(version.kind, version.content)
    return isinstance(content, Essay) and content.takes_file


def file_names(items: Iterable[AttemptItem]) -> dict[int, str]:
    """The names of the files by item id; no query where no question takes any."""
    takes = [one.pk for one in items if takes_file(one.version)]
    if not takes:
        return {}
    files = ResponseFile.objects.filter(item__in=takes)
    return dict(files.values_list("item", "name"))
