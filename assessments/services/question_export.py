"""Banks written to files. A file holds the keys, so each writing leaves a trace."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from assessments.kinds.exchange.docx_write import write_docx
from assessments.kinds.exchange.gift_write import write_gift
from assessments.kinds.exchange.item import Item
from assessments.kinds.exchange.moodle_write import write_moodle
from assessments.kinds.exchange.qti_write import write_qti
from assessments.kinds.exchange.sheet import HEADERS
from assessments.kinds.exchange.sheet_write import write_rows
from assessments.models import QuestionBank
from assessments.selectors.question_export import items_of
from kernel import audit
from people.kinds.sheet import workbook
from people.models import User

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """A way to write questions: its name for people, its file and its writer."""

    title: str
    ending: str
    mime: str
    write: Callable[[str, Sequence[Item]], bytes]


def _table(_title: str, items: Sequence[Item]) -> bytes:
    return workbook(list(HEADERS.values()), write_rows(items))


FORMATS = {
    "gift": Format(
        "GIFT",
        "gift.txt",
        "text/plain; charset=utf-8",
        lambda _title, items: write_gift(items).encode(),
    ),
    "moodlexml": Format(
        "Moodle XML",
        "moodle.xml",
        "application/xml",
        lambda _title, items: write_moodle(items),
    ),
    "qti": Format(
        "QTI 2.1",
        "qti.zip",
        "application/zip",
        lambda _title, items: write_qti(items),
    ),
    "xlsx": Format("Excel", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", _table),
    "docx": Format("Word", "docx", f"{_OFFICE}.wordprocessingml.document", write_docx),
}


@dataclass(frozen=True)
class Written:
    """A file to hand over."""

    name: str
    mime: str
    data: bytes


@transaction.atomic
def export_bank(
    *,
    bank: QuestionBank,
    format: str,  # noqa: A002 -- the field's word
    actor: User,
    now: datetime | None = None,
) -> Written:
    """The questions of ``bank`` that are in use, drafts too, in one of ``FORMATS``."""
    form = FORMATS[format]
    items = items_of(bank)
    data = form.write(bank.title, items)
    audit.record(
        actor=actor,
        verb="bank.exported",
        target=bank,
        now=now,
        format=format,
        count=len(items),
    )
    return Written(f"cau-hoi-{str(bank.uid)[:8]}.{form.ending}", form.mime, data)
