"""Questions from a file: first a dry run that names what is wrong, then all or nothing."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.kinds.draft import Draft, read_draft
from assessments.kinds.gift import Problem, Sheaf, read_gift
from assessments.kinds.question_sheet import read_sheet
from assessments.kinds.workbook import WorkbookFault, read_rows
from assessments.models import QuestionBank, QuestionImport
from assessments.services.question import write_question
from courses.models import Point
from kernel import audit
from kernel.errors import DomainError
from people.models import User

MOST_GIFT_BYTES = 2_000_000


class FileUnreadable(DomainError):
    message = gettext_lazy("The file cannot be read.")


class ImportFaulty(DomainError):
    message = gettext_lazy("Mend what the list names and send the file again.")


class FileTwice(DomainError):
    message = gettext_lazy("This very file has been imported into this bank already.")


@transaction.atomic
def stage_import(
    *,
    bank: QuestionBank,
    file_name: str,
    data: bytes,
    actor: User,
    now: datetime | None = None,
) -> QuestionImport:
    """Read a file and keep what was found; no question is made yet.

    Raises:
        FileUnreadable: neither GIFT text nor a table.
    """
    now = now or timezone.now()
    is_table = data[:2] == b"PK" or file_name.lower().endswith((".xlsx", ".xls"))
    sheaf = _table(data) if is_table else read_gift(_decoded(data))
    problems = [*sheaf.problems, *_unknown_points(bank, sheaf.drafts)]
    return QuestionImport.objects.create(
        bank=bank,
        format=QuestionImport.Format.XLSX if is_table else QuestionImport.Format.GIFT,
        file_name=file_name[:200].replace("\x00", ""),
        sha256=sha256(data).hexdigest(),
        drafts=[one.as_json() for one in sheaf.drafts],
        problems=[{"place": one.place, "text": str(one.text)} for one in problems],
        created_by=actor,
        created_at=now,
    )


@transaction.atomic
def apply_import(*, staged: QuestionImport, actor: User) -> int:
    """Make drafts of all questions, or of none; how many. Twice over is once.

    Raises:
        ImportFaulty: the dry run found problems.
        FileTwice: the same file is in the bank already.
    """
    staged = QuestionImport.objects.select_for_update().get(pk=staged.pk)
    if staged.applied_at is not None:
        return len(staged.drafts)
    if staged.problems or not staged.drafts:
        raise ImportFaulty
    staged.applied_at = timezone.now()
    try:
        with transaction.atomic():
            staged.save(update_fields=["applied_at"])
    except IntegrityError as error:
        raise FileTwice from error
    points = _points(staged.bank)
    for stored in staged.drafts:
        draft = read_draft(stored)
        write_question(
            bank=staged.bank, draft=draft, point=points.get(draft.point), actor=actor
        )
    audit.record(
        actor=actor,
        verb="questions.imported",
        target=staged,
        count=len(staged.drafts),
        sha256=staged.sha256,
    )
    return len(staged.drafts)


def _table(data: bytes) -> Sheaf:
    try:
        return read_sheet(read_rows(data))
    except WorkbookFault as fault:
        raise FileUnreadable(str(fault)) from fault


def _decoded(data: bytes) -> str:
    if len(data) > MOST_GIFT_BYTES:
        raise FileUnreadable(_("The file is larger than 2 MB."))
    try:
        text = data.decode(
            "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
        )
    except UnicodeDecodeError as error:
        raise FileUnreadable(
            _("The file is not text in UTF-8. Save it as “Text (UTF-8)” and try again.")
        ) from error
    if "\x00" in text:
        raise FileUnreadable(_("The file holds characters that no text has (NUL)."))
    return text


def _points(bank: QuestionBank) -> dict[str, Point]:
    live = Point.objects.filter(resolution=bank.resolution_id, retired_at=None)
    return {one.number: one for one in live}


def _unknown_points(bank: QuestionBank, drafts: Sequence[Draft]) -> list[Problem]:
    known = _points(bank)
    words = _("The document has no point “%(number)s”. Its points: %(known)s.")
    listed = ", ".join(sorted(known)[:20]) or "–"
    return [
        Problem(one.place, words % {"number": one.point[:50], "known": listed})
        for one in drafts
        if one.point and one.point not in known
    ]
