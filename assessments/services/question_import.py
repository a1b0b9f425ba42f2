"""Questions from a file: first a dry run that names what is wrong, then applied once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.kinds.draft import read_draft
from assessments.kinds.exchange.file import AUTO, draft_of, read_file
from assessments.kinds.exchange.item import FileFault, Item, Skipped
from assessments.models import QuestionBank, QuestionImport
from assessments.services.question import write_question
from courses.models import Point
from kernel import audit
from kernel.errors import DomainError
from people.models import User

type Entry = Item | Skipped


class FileUnreadable(DomainError):
    message = gettext_lazy("The file cannot be read.")


class ImportFaulty(DomainError):
    message = gettext_lazy("Mend what the list names and send the file again.")


class FileTwice(DomainError):
    message = gettext_lazy("This very file has been imported into this bank already.")


@dataclass(frozen=True)
class Read:
    """What a file holds for a bank: entries in its order."""

    format: str
    entries: tuple[Entry, ...]

    @property
    def items(self) -> list[Item]:
        return [one for one in self.entries if isinstance(one, Item)]


def look_through(
    *,
    data: bytes,
    bank: QuestionBank | None,
    format: str = AUTO,  # noqa: A002 -- the word of the API
) -> Read:
    """Read a file and change nothing; points are looked for in ``bank``, if given.

    Raises:
        FileUnreadable: it is no file of questions, or not to be opened.
    """
    try:
        told, found = read_file(data, format=format)
    except FileFault as fault:
        raise FileUnreadable(str(fault)) from fault
    entries = found.entries
    if bank is not None:
        entries = tuple(_with_known_points(bank, entries))
    return Read(told, entries)


@transaction.atomic
def stage_import(
    *,
    bank: QuestionBank,
    file_name: str,
    data: bytes,
    actor: User,
    format: str = AUTO,  # noqa: A002 -- the word of the API
    now: datetime | None = None,
) -> QuestionImport:
    """Read a file and keep what was found; no question is made yet.

    Raises:
        FileUnreadable: it is no file of questions, or not to be opened.
    """
    read = look_through(data=data, bank=bank, format=format)
    return keep_import(
        bank=bank, file_name=file_name, data=data, read=read, actor=actor, now=now
    )


@transaction.atomic
def keep_import(
    *,
    bank: QuestionBank,
    file_name: str,
    data: bytes,
    read: Read,
    actor: User,
    now: datetime | None = None,
) -> QuestionImport:
    """Keep what ``look_through`` found in ``data``."""
    items = read.items
    skipped = [one for one in read.entries if isinstance(one, Skipped)]
    return QuestionImport.objects.create(
        bank=bank,
        format=read.format,
        file_name=file_name[:200].replace("\x00", ""),
        sha256=sha256(data).hexdigest(),
        drafts=[draft_of(one).as_json() for one in items],
        problems=[
            {"place": one.place, "name": one.name, "type": one.type, "text": one.reason}
            for one in skipped
        ],
        notes=_notes(items),
        created_by=actor,
        created_at=now or timezone.now(),
    )


@transaction.atomic
def apply_import(
    *, staged: QuestionImport, actor: User, leaving_out: bool = False
) -> int:
    """Make drafts of all questions, or of none; how many. Twice over is once.

    Args:
        leaving_out: whether the good ones are taken although others could not be.

    Raises:
        ImportFaulty: there is none to take, or the dry run found problems.
        FileTwice: the same file is in the bank already.
    """
    staged = QuestionImport.objects.select_for_update().get(pk=staged.pk)
    if staged.applied_at is not None:
        return len(staged.drafts)
    if not staged.drafts or (staged.problems and not leaving_out):
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
        left_out=len(staged.problems),
        format=staged.format,
        sha256=staged.sha256,
    )
    return len(staged.drafts)


def _notes(items: Sequence[Item]) -> list[dict[str, object]]:
    """Each sentence once, with the place of the first question and their number."""
    counts = Counter(note for one in items for note in one.notes)
    first: dict[str, str] = {}
    for one in items:
        for note in one.notes:
            first.setdefault(note, one.place)
    return [
        {"place": place, "text": note, "count": counts[note]}
        for note, place in first.items()
    ]


def _points(bank: QuestionBank) -> dict[str, Point]:
    live = Point.objects.filter(resolution=bank.resolution_id, retired_at=None)
    return {one.number: one for one in live}


def _with_known_points(bank: QuestionBank, entries: Sequence[Entry]) -> list[Entry]:
    known = _points(bank)
    words = _("The document has no point “%(number)s”. Its points: %(known)s.")
    listed = ", ".join(sorted(known)[:20]) or "–"
    return [
        Skipped(
            one.kind,
            one.name,
            one.place,
            words % {"number": one.point[:50], "known": listed},
        )
        if isinstance(one, Item) and one.point and one.point not in known
        else one
        for one in entries
    ]
