"""A PDF becomes slides in the background, page by page."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kernel import audit
from kernel.errors import DomainError
from kernel.kinds.typeset import PdfTrouble
from kernel.queue import enqueue, leave_result, progress
from live.kinds.pdf_page import MANY
from live.models import LiveSession, SlideDeck
from live.services.slides import (
    MOST_SLIDES,
    TooManySlides,
    drop_decks,
    drop_file,
    keep_slides,
    small,
)
from people.kinds.text import plain
from people.models import User

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 50 * 1024 * 1024
LONGEST_NAME = 200
HEAD = 1024  # bytes in which a PDF says that it is one


class NotAPdf(DomainError):
    message = gettext_lazy(
        "This file is no PDF that can be read. Save it as PDF once more, or upload "
        "the slides as pictures."
    )


class PdfTooLarge(DomainError):
    message = gettext_lazy("The PDF is larger than 50 MB. Save it with smaller images.")


class PdfLocked(DomainError):
    message = gettext_lazy(
        "This PDF is locked by a password. Save it without a password and upload it again."
    )


class PdfEmpty(DomainError):
    message = gettext_lazy("This PDF has no pages.")


class PdfTooHard(DomainError):
    message = gettext_lazy(
        "This PDF takes too long to draw. Save it with simpler images, or upload the "
        "slides as pictures."
    )


class PdfGone(DomainError):
    message = gettext_lazy("The file is not here any more. Upload it again.")


_TROUBLES: dict[str, type[DomainError]] = {
    PdfTrouble.NO_PAGE: PdfEmpty,
    PdfTrouble.LOCKED: PdfLocked,
    PdfTrouble.UNREADABLE: NotAPdf,
    MANY: TooManySlides,
}


@transaction.atomic
def add_deck(
    *,
    session: LiveSession,
    file: UploadedFile[Any],
    actor: User,
    now: datetime | None = None,
) -> SlideDeck:
    """Take a PDF and ask for its pages; the slides stay as they are until it is done.

    Raises:
        NotAPdf, PdfTooLarge: nothing is changed.
    """
    if (file.size or 0) > LARGEST:
        raise PdfTooLarge
    head = file.read(HEAD)
    file.seek(0)
    if b"%PDF-" not in head:
        raise NotAPdf
    drop_decks(session=session)
    name = plain(file.name or "", LONGEST_NAME) or "slides.pdf"
    deck = SlideDeck(
        session=session, file_name=name, added_by=actor, added_at=now or timezone.now()
    )
    deck.file.save(f"{deck.uid}.pdf", file, save=False)
    deck.save()
    job = enqueue(
        "live.tasks.draw_slides",
        title=_("Slides from “%(name)s”") % {"name": name},
        actor=actor,
        deck_id=deck.pk,
    )
    deck.job_uid = job.uid
    deck.save(update_fields=["job_uid"])
    audit.record(actor=actor, verb="session.deck_added", target=session, now=now)
    return deck


def draw_slides(*, deck: SlideDeck, now: datetime | None = None) -> int:
    """Make the pages of ``deck`` the slides of its session; how many. Again: nothing.

    Raises:
        NotAPdf, PdfLocked, PdfEmpty, PdfTooHard, TooManySlides, PdfGone: no slide changes.
    """
    if not _waits(deck):
        return 0
    if not deck.file:
        raise PdfGone
    with TemporaryDirectory(prefix="slides-") as folder:
        there = Path(folder)
        with deck.file.open("rb") as kept, (there / "deck.pdf").open("wb") as copy:
            for piece in kept.chunks():
                copy.write(piece)
        pictures = []
        for page, total in _pages(there):
            drawn = there / f"{page}.png"
            with drawn.open("rb") as file:
                pictures.append(small(file))
            drawn.unlink()
            note = _("Page %(page)d of %(total)d") % {"page": page, "total": total}
            progress(page, total, note)
    with transaction.atomic():
        LiveSession.objects.select_for_update(of=("self",)).get(pk=deck.session_id)
        if not _waits(deck):
            return 0
        keep_slides(session=deck.session, pictures=pictures, actor=deck.added_by)
        deck.done_at = now or timezone.now()
        drop_file(deck)
        deck.save(update_fields=["done_at", "file"])
    leave_result(
        told=_("%(count)d slides are ready.") % {"count": len(pictures)},
        url=reverse("live:plan_material", args=[deck.session.uid]),
    )
    return len(pictures)


def _pages(folder: Path) -> Iterator[tuple[int, int]]:
    """Have the pages drawn beside this process; (number, of how many) as each is done."""
    command = [
        sys.executable, "-m", "live.kinds.pdf_page",
        str(folder / "deck.pdf"), str(folder), str(MOST_SLIDES),
    ]  # fmt: skip
    total = done = 0
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as drawing:
        assert drawing.stdout is not None
        try:
            for line in drawing.stdout:
                word, told = line.split()
                if word == "trouble":
                    raise _TROUBLES[told]
                if word == "pages":
                    total = int(told)
                else:
                    done = int(told)
                    yield done, total
        finally:
            drawing.kill()
    if not total or done < total:
        raise PdfTooHard


def _waits(deck: SlideDeck) -> bool:
    """Whether nothing newer took its place, and nobody has drawn it."""
    return SlideDeck.objects.filter(pk=deck.pk, done_at=None).exists()
