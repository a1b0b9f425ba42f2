"""The handing in of a file as an answer."""

import hashlib
from datetime import datetime
from pathlib import PurePosixPath
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.kinds.exchange.item import FileFault
from assessments.kinds.handed_file import MOST_BYTES, kind_of
from assessments.models import AttemptItem, ResponseFile
from assessments.selectors.attempt import attempt_locked
from assessments.services.attempt import AttemptOver
from assessments.services.marking import LeaseLost
from kernel import audit
from kernel.errors import DomainError
from people.models import User

LONGEST_NAME = 120


class FileRefused(DomainError):
    message = _("This file cannot be taken.")


@transaction.atomic
def hand_in_file(
    *,
    item: AttemptItem,
    lease: UUID | None,
    file: "UploadedFile[bytes]",
    actor: User,
    now: datetime | None = None,
) -> ResponseFile:
    """Keep ``file`` as the answer to ``item``; it takes the place of a former one.

    The same bytes again change nothing. The attempt is locked as in submitting, so a
    file is either in before the test is handed in, or refused.

    Args:
        lease: of the device that sends.

    Raises:
        FileRefused: too large, damaged, of another kind, or marked as a state secret.
        AttemptOver: it is closed or its time is up.
        LeaseLost: another device has the attempt.
    """
    now = now or timezone.now()
    content = file.read(MOST_BYTES + 1)
    try:
        kind = kind_of(content)
    except FileFault as error:
        raise FileRefused(str(error)) from error
    attempt = attempt_locked(item.attempt_id)
    if not attempt.is_open or attempt.is_over:
        raise AttemptOver
    if lease != attempt.lease:
        raise LeaseLost
    sha256 = hashlib.sha256(content).hexdigest()
    former = ResponseFile.objects.filter(item=item).first()
    if former is not None and former.sha256 == sha256:
        return former
    made = ResponseFile(
        item=item, uid=uuid4(), name=_name(file.name), kind=kind, size=len(content),
        sha256=sha256, handed_at=now,
    )  # fmt: skip
    made.file.save(f"{made.uid}.{kind}", ContentFile(content), save=False)
    made.save(force_insert=former is None, force_update=former is not None)
    if former is not None:
        store, name = former.file.storage, former.file.name or ""
        transaction.on_commit(lambda: store.delete(name))
    audit.record(
        actor=actor, verb="response.file_handed_in", target=item, now=now,
        file=str(made.uid), sha256=sha256, size=made.size, kind=kind,
    )  # fmt: skip
    return made


def _name(told: str | None) -> str:
    name = PurePosixPath((told or "").replace("\\", "/")).name.replace("\x00", "")
    printable = "".join(one for one in name if one.isprintable()).strip()
    return printable[-LONGEST_NAME:] or "tep"
