"""A package that is opened in the official editor."""

import tempfile
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from h5p.kinds.sent_file import SentFile
from h5p.selectors.library import installed_refs, trusted
from h5p.services.library import PackageFaulty, install_libraries
from h5p.services.media import path_in_content
from h5p.services.temp_file import keep_unpacked
from h5p.spec.archive import pieces
from h5p.spec.limits import Limits
from h5p.spec.package import CONTENT, CONTENT_JSON, PackageReport, read_package
from h5p.spec.references import sub_libraries
from h5p.spec.temporary import MARK, renamed
from kernel.errors import DomainError
from people.models import User

_IN_MEMORY = 1 << 20


class NotEditable(DomainError):
    message = _(
        "The libraries of this package wait in quarantine. Trust them, then open it again."
    )


@dataclass(frozen=True)
class OpenedPackage:
    """What the editor shows of a package: its h5p.json and its content."""

    facts: dict[str, Any]
    params: Any  # with the mark behind the paths of its files


def open_package(
    *, file: IO[bytes], name: str, user: User, now: datetime | None = None
) -> OpenedPackage:
    """Put the libraries of a package into quarantine and its files beside those sent.

    Raises:
        PackageFaulty: something in it is wrong; nothing has been kept.
        NotEditable: its content needs code that nobody trusts; the libraries are kept.
        TooManyFiles: ``user`` has sent too many files within the day.
    """
    now = now or timezone.now()
    report = read_package(file, name, installed=installed_refs())
    if report.problems or report.main_library is None:
        raise PackageFaulty(report)
    with transaction.atomic():
        install_libraries(file=file, report=report, actor=user, now=now)
    if trusted([report.main_library, *sub_libraries(report.content)])[1]:
        raise NotEditable
    names = _unpacked(file, report, user, now)
    return OpenedPackage(report.facts, renamed(report.content, names))


@transaction.atomic
def _unpacked(
    file: IO[bytes], report: PackageReport, user: User, now: datetime
) -> dict[str, str]:
    """Keep the files of the content for a day; what they are called since, by path."""
    names, limits = {}, Limits()
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        for path, one in sorted(report.files.items()):
            if not path.startswith(CONTENT) or path == CONTENT_JSON:
                continue
            inner = path.removeprefix(CONTENT)
            folder = inner.rpartition("/")[0] or "files"
            new = path_in_content(folder, inner, one.sha256)
            sent = SentFile(str(user.uid), new, one.sha256, one.size)
            with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
                for piece in pieces(archive, one.entry, limits):
                    copy.write(piece)
                keep_unpacked(file=copy, sent=sent, user=user, now=now)
            names[inner] = f"{new}{MARK}"
    return names
