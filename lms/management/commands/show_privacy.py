"""Print what is held about people."""

from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from kernel.kinds.privacy import RAW_FOR, Held
from lms.selectors.held import REGISTER

HEAD = f"""# What is held about people

Made by `./run manage show_privacy > docs/privacy.md` from `<app>/kinds/privacy.py`; a test
compares, and finds each field that leads to a person and stands in no register. Articles of
the law are the province's to name: the grounds below are those of its notice.

Rows that are kept for {RAW_FOR.days} days are deleted each night by `lms.tasks.forget`
(after a restored backup as well: it goes by age); its page among the jobs tells how many.
What the ledger was made to forget stands in a list outside the database, by which the same is
forgotten again after a restore (docs/ledger.md).
What is kept with the record of study has its years by kind (`LMS_RECORD_KEEP_YEARS`): completion
records, requests for a review and changed results ten, certificates twenty, from the day on which
the person left the register of people or the end of the matter, whichever is later. No law known
to us names these figures: ten years are our reading of two terms (one that is evaluated, and one
in which that is looked at), twenty of how long a certificate may have to be shown. **The province
must name its own.** What is past its years is listed at the privacy desk ("Quá thời hạn lưu giữ")
and counted each night. What the ledger says of it is erased there by two persons; the record
itself stays, so that sums and reports stay the same, and nothing is removed by itself.
A member sees the same register with own figures under "Của tôi" → "Hệ thống biết gì về tôi",
and takes a copy as JSON without the fields that are marked as withheld.
"""


def table() -> str:
    """The register as Markdown, in English; docs/privacy.md."""
    with translation.override("en"):
        lines = [HEAD]
        for app, found in groupby(REGISTER, key=lambda held: held.model.split(".")[0]):
            lines += [
                f"## {app}",
                "",
                "| table | fields (~~withheld~~) | about | purpose | ground | kept |",
                "|---|---|---|---|---|---|",
                *(_line(held) for held in found),
                "",
            ]
    return "\n".join(lines)


def _line(held: Held) -> str:
    told = set(held.told)
    names = [one if one in told else f"~~{one}~~" for one in held.fields.split()]
    about = "its person" if held.person else "the officer who acted"
    cells = [
        held.model.split(".")[1], " ".join(names), about, held.purpose.label,
        held.ground.label, held.keep.label,
    ]  # fmt: skip
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


class Command(BaseCommand):
    help = "Print what is held about people, why and how long."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(table(), ending="")
