"""What a learner may take home of a course: the lessons that they have opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.kinds.album import LARGEST_SINGLE, picture_room
from cms.kinds.shelf import LARGEST_FILE
from cms.selectors.lesson import places_of
from courses.models import Activity, ContentVersion, Enrolment

KIND = "lesson"
STYLE = 32 << 10  # bytes of one file beside its lessons
AROUND = 8 << 10  # bytes of a package beside its lessons: style, names of files


@dataclass(frozen=True)
class Carried:
    """A lesson on the learner's way; ``version`` is None before it was opened.

    ``number``: of the step in the course, from 1.
    """

    number: int
    activity: Activity
    version: ContentVersion | None

    @property
    def size(self) -> int:
        return size_of([self.version]) if self.version else 0

    @property
    def single_size(self) -> int:
        told = single_size_of([self.version]) if self.version else 0
        return min(told, LARGEST_SINGLE)


def carried(enrolment: Enrolment) -> list[Carried]:
    """The lessons of the course in order, each in the version that is pinned.

    Two queries.
    """
    places = places_of(enrolment)
    pinned = [one.progress.content_id for one in places if one.progress]
    versions = ContentVersion.objects.in_bulk([one for one in pinned if one])
    return [
        Carried(
            number,
            one.activity,
            versions.get((one.progress and one.progress.content_id) or 0),
        )
        for number, one in enumerate(places, start=1)
        if one.activity.kind == KIND
    ]


def size_of(versions: Sequence[ContentVersion]) -> int:
    """About how many bytes a package of ``versions`` has; no query, no file is opened."""
    files: dict[str, int] = {
        one["url"]: one["bytes"]
        for version in versions
        for one in version.media
        if one["bytes"] <= LARGEST_FILE
    }
    text = sum(len(one.html) // 2 for one in versions)  # it is packed
    return AROUND + text + sum(files.values())


def single_size_of(versions: Sequence[ContentVersion]) -> int:
    """At most about how many bytes one file of ``versions`` has; no query, no file is opened.

    A lesson never takes more than ``LARGEST_SINGLE``: pictures stay behind before.
    """
    pictures = sum(
        picture_room(one["url"], one["bytes"])
        for version in versions
        for one in version.media
    )
    text = sum(len(one.html.encode()) for one in versions)
    return STYLE + text + pictures


def fits_single(versions: Sequence[ContentVersion]) -> bool:
    """Whether several lessons may go home as one file."""
    return single_size_of(versions) <= LARGEST_SINGLE
