"""Files that are sent in the official editor: kept for a day, or as long as content."""

from collections.abc import Iterable
from datetime import datetime
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from h5p.kinds.kept import path_of
from h5p.kinds.sent_file import SentFile
from h5p.models import TempFile
from h5p.models.temp_file import GOOD_FOR
from h5p.selectors.temp_file import temp_files_of
from h5p.services.media import looked_over
from kernel.errors import DomainError
from people.models import User

MOST_FILES = 300  # of one person at once


class TooManyFiles(DomainError):
    message = _(
        "You have sent more than 300 files within a day. Save the exercise, or wait until"
        " tomorrow."
    )


@transaction.atomic
def keep_temp(
    *, file: IO[bytes], name: str, kind: str, user: User, now: datetime | None = None
) -> TempFile:
    """Keep what was sent until it is saved; the same file again begins its day anew.

    Args:
        kind: "image", "video", "audio" or "file".

    Raises:
        FileRefused: it is too large, of another kind, or not what its name says.
        TooManyFiles: ``user`` has sent too many.
    """
    sent = looked_over(file=file, name=name, kind=kind, user=user)
    file.seek(0)
    return _keep(File(file), sent, user, now or timezone.now())


@transaction.atomic
def keep_unpacked(
    *, file: IO[bytes], sent: SentFile, user: User, now: datetime | None = None
) -> TempFile:
    """Keep a file of a package, which has been looked over, until it is saved.

    Raises:
        TooManyFiles: ``user`` has sent too many.
    """
    file.seek(0)
    return _keep(File(file), sent, user, now or timezone.now())


@transaction.atomic
def settle(
    *, paths: Iterable[str], user: User, now: datetime | None = None
) -> list[SentFile]:
    """Put those of ``paths`` that ``user`` sent within the day where content keeps its.

    A path that they did not send, or long ago, is left out: content that names it is
    faulty then.
    """
    now = now or timezone.now()
    settled = []
    for one in temp_files_of(user, now).filter(path__in=list(paths)).order_by("pk"):
        place = path_of(one.sha256)
        if not default_storage.exists(place):
            with default_storage.open(one.kept_at) as file:
                default_storage.save(place, file)
        settled.append(SentFile(str(user.uid), one.path, one.sha256, one.size))
    return settled


def forget_old(*, now: datetime | None = None) -> int:
    """Delete what was sent more than a day ago; how many. Safe to run twice."""
    old = TempFile.objects.filter(sent_at__lt=(now or timezone.now()) - GOOD_FOR)
    count = 0
    for one in old.order_by("pk").iterator():
        gone, _rows = TempFile.objects.filter(pk=one.pk, sent_at=one.sent_at).delete()
        if gone:  # else it was sent once more in between
            default_storage.delete(one.kept_at)
            count += 1
    return count


def _keep(file: File[bytes], sent: SentFile, user: User, now: datetime) -> TempFile:
    User.objects.select_for_update().get(pk=user.pk)
    known = TempFile.objects.filter(user=user, path=sent.path).first()
    if known is None and temp_files_of(user, now).count() >= MOST_FILES:
        raise TooManyFiles
    if known is not None and known.sha256 == sent.sha256:
        known.sent_at = now
        known.save(update_fields=["sent_at"])
        return known
    if known is not None:
        default_storage.delete(known.kept_at)
        known.delete()
    kept = TempFile.objects.create(
        user=user, path=sent.path, sha256=sent.sha256, size=sent.size, sent_at=now
    )
    default_storage.save(kept.kept_at, file)
    return kept
