"""Files as answers: a question that asks for one, and bytes of each kind."""

from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document
from PIL import Image

from assessments.kinds.essay import Essay
from assessments.models import AttemptItem, QuestionBank, ResponseFile
from assessments.services.attempt import start_attempt
from assessments.services.response_file import hand_in_file
from courses.models import CourseRun
from people.models import Person
from tests.assessments.factories import (
    ApprovedFactory,
    BlueprintLineFactory,
    QuestionBankFactory,
    QuizFactory,
    enrolled_in,
)
from tests.assessments.kinds.samples import ESSAY
from tests.factories import UserFactory

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def docx(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (4, 4)) -> bytes:
    target = BytesIO()
    Image.new("RGB", size).save(target, kind)
    return target.getvalue()


def file_item(
    person: Person | None = None,
    *,
    takes_text: bool = True,
    bank: QuestionBank | None = None,
) -> AttemptItem:
    """The question of an attempt just begun; it may be answered by a file."""
    bank = bank or QuestionBankFactory()
    content = Essay(ESSAY.rubric, takes_text=takes_text, takes_file=True)
    version = ApprovedFactory(
        question__bank=bank, kind="essay", content=content.as_json()
    )
    quiz = QuizFactory(bank=bank)
    BlueprintLineFactory(quiz=quiz, point=version.point, count=1)
    enrolment = enrolled_in(quiz, **({"person": person} if person else {}))
    now, day = timezone.now(), timedelta(days=1)
    CourseRun.objects.filter(pk=enrolment.run_id).update(
        opens_at=now - day, closes_at=now + day
    )
    enrolment.refresh_from_db()
    attempt = start_attempt(quiz=quiz, enrolment=enrolment, actor=None).attempt
    return AttemptItem.objects.select_related("version", "attempt__person__user").get(
        attempt=attempt
    )


def hand_in(
    item: AttemptItem, content: bytes = PDF, name: str = "Bài của An.pdf"
) -> ResponseFile:
    """As the taker's own device sends it."""
    item.attempt.refresh_from_db()
    return hand_in_file(
        item=item,
        lease=item.attempt.lease,
        file=SimpleUploadedFile(name, content),
        actor=item.attempt.person.user or UserFactory(),
    )
