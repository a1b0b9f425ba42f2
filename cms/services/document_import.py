"""A document becomes a course: looked at first, then made as drafts."""

import hashlib
from datetime import datetime
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.kinds.document import (
    LessonDraft,
    PointDraft,
    Recognised,
    lessons_of,
    points_of,
)
from cms.kinds.plain_text import read_text
from cms.kinds.word_file import Unreadable, lines_of, read_docx
from cms.models import CoursePage, DocumentImport
from cms.services.course import add_lesson, create_course
from cms.services.document_blocks import blocks_of, minutes_of
from courses.models import Point, Resolution
from courses.services.resolution import add_point, create_resolution
from kernel import audit
from kernel.errors import DomainError
from people.kinds.secrecy import marking_in
from people.models import Unit, User

MOST_BYTES = 20 << 20
MOST_TEXT = 2 << 20
MOST_LESSONS = 120


class DocumentRefused(DomainError):
    message = gettext_lazy("This file cannot be read.")


class SecretMarked(DomainError):
    message = gettext_lazy(
        "The document is marked as a state secret and was not kept. Do not upload it "
        "again; hand it in by the office's way for secret documents and delete copies."
    )


class AlreadyMade(DomainError):
    message = gettext_lazy("The course of this document has been made already.")


@transaction.atomic
def upload_document(
    *,
    file: "UploadedFile[bytes]",
    owner: Unit,
    actor: User,
    now: datetime | None = None,
) -> DocumentImport:
    """Take a DOCX or a text file in, if it can be read and is no secret.

    Raises:
        DocumentRefused: of another kind, too large, locked, damaged or empty.
        SecretMarked: its head bears MẬT, TỐI MẬT or TUYỆT MẬT; nothing is kept.
    """
    name = PurePosixPath(file.name or "").name.replace("\x00", "")[:200]
    if not file.size:
        raise DocumentRefused(_("The file is empty. Choose another one."))
    if file.size > MOST_BYTES:
        raise DocumentRefused(_("The file is larger than 20 MB. Make it smaller."))
    content = file.read()
    document = recognise(content, name)
    if not document.elements:
        raise DocumentRefused(
            _("No text was found in the file. Is it a picture of a page?")
        )
    made = DocumentImport(
        file_name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        owner=owner,
        uploaded_by=actor,
        uploaded_at=now or timezone.now(),
    )
    suffix = PurePosixPath(name).suffix.lower()
    made.file.save(f"{made.uid}{suffix}", ContentFile(content), save=False)
    made.save()
    audit.record(actor=actor, verb="document.uploaded", target=made, sha256=made.sha256)
    return made


def recognise(content: bytes, name: str) -> Recognised:
    """Read a file by its kind; secrets are told before anything else.

    Raises:
        DocumentRefused, SecretMarked: as ``upload_document``.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".txt":
        text = _decoded(content)
        _refuse_secrets(text.split("\n"))
        return read_text(text)
    if suffix != ".docx":
        raise DocumentRefused(
            _(
                "Only .docx and .txt files can be read. Save the document as one of them."
            )
        )
    try:
        document = read_docx(content)
    except Unreadable as error:
        raise DocumentRefused(_reason(error.reason)) from error
    _refuse_secrets(lines_of(content))
    return document


def _decoded(content: bytes) -> str:
    if len(content) > MOST_TEXT:
        raise DocumentRefused(_("The text is longer than 2 MB. Cut it into parts."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _("The text is not in UTF-8. Save it with the encoding UTF-8.")
        raise DocumentRefused(message) from error
    if "\x00" in text:
        raise DocumentRefused(_("The file holds characters that are not text."))
    return text


def _reason(reason: str) -> str:
    if reason == Unreadable.LOCKED:
        return _(
            "The file has a password or is in the old .doc format. Take the password "
            "away and save it as .docx."
        )
    if reason == Unreadable.BOMB:
        return _("The file would become far too large when opened; it was refused.")
    return _("This is not a DOCX file, or it is damaged. Open it and save it anew.")


def _refuse_secrets(lines: list[str]) -> None:
    if marking_in(lines):
        raise SecretMarked


def recognised_in(made: DocumentImport) -> Recognised:
    """What is recognised in the file of an import."""
    with made.file.open("rb") as file:
        return recognise(file.read(), made.file_name)


def lesson_drafts(document: Recognised) -> list[LessonDraft]:
    """The lessons that the document would make."""
    return lessons_of(document, _("Opening"))[:MOST_LESSONS]


@transaction.atomic
def make_course(
    *,
    made: DocumentImport,
    title: str,
    actor: User,
    resolution: Resolution | dict[str, object] | None = None,
    now: datetime | None = None,
) -> CoursePage:
    """Make the course, its lessons as drafts and, if asked, the tree of points.

    Args:
        resolution: kind, sign, title, issuer and issued_on of the document, if a tree
            of points is to be made of its headings; or the document that is here, whose
            points the lessons name by their numbers.

    Raises:
        AlreadyMade: it was done before.
        SignTaken: a resolution bears the sign already (courses.services.resolution).
    """
    made = DocumentImport.objects.select_for_update().get(pk=made.pk)
    if made.made_at:
        raise AlreadyMade
    document = recognised_in(made)
    tree, points = None, dict[str, int]()
    if isinstance(resolution, Resolution):
        tree, points = resolution, _points_of(resolution)
    elif resolution is not None:
        tree = create_resolution(owner=made.owner, actor=actor, **resolution)  # type: ignore[arg-type]
        points = _make_points(tree, points_of(document), actor)
    page = create_course(title=title, owner=made.owner, actor=actor, resolution=tree)
    _make_lessons(page, lesson_drafts(document), points, actor)
    made.course_page, made.made_at = page, now or timezone.now()
    made.save(update_fields=["course_page", "made_at"])
    audit.record(
        actor=actor, verb="document.made_course", target=made, points=len(points)
    )
    return page


def _make_lessons(
    page: CoursePage, drafts: list[LessonDraft], points: dict[str, int], actor: User
) -> None:
    for draft in drafts:
        add_lesson(
            course_page=page,
            title=draft.title,
            section=draft.section,
            body=blocks_of(draft, points.get(draft.path), actor),
            minutes=minutes_of(draft),
            actor=actor,
        )


def _points_of(resolution: Resolution) -> dict[str, int]:
    """The points in force by their numbers: {"II.3": id}."""
    live = Point.objects.filter(resolution=resolution, retired_at=None)
    return dict(live.values_list("number", "pk"))


def _make_points(
    resolution: Resolution, drafts: list[PointDraft], actor: User
) -> dict[str, int]:
    """The points by their numbers: {"II.3": id}."""
    made: dict[str, Point] = {}
    for draft in drafts:
        parent = made.get(draft.parent)
        made[draft.path] = add_point(
            resolution=resolution,
            parent=parent,
            number=draft.path,
            title=draft.title,
            text=draft.text,
            actor=actor,
        )
    return {path: point.pk for path, point in made.items()}
