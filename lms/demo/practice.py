"""A practice test for people who have never taken a test on a phone."""

from datetime import datetime

from assessments.services.quiz import (
    BlueprintRow,
    QuizSettings,
    create_quiz,
    set_blueprint,
)
from courses.models import Course, Resolution, Section
from lms.demo.documents import Staff
from lms.demo.questions import write_bank

SIGN = "01-HD/HT"
TITLE = "Làm quen với bài kiểm tra trên điện thoại"
SETTINGS = QuizSettings(
    duration_seconds=1800, is_practice=True, is_open_book=True, shuffle=False
)


def write_practice(
    *, course: Course, resolution: Resolution, staff: Staff, now: datetime
) -> None:
    """Put the practice at the beginning of ``course``, beside its lessons."""
    bank = write_bank(
        resolution=resolution,
        file_name="questions-lam-quen.gift",
        author=staff.lecturer,
        approver=staff.question_approver,
        now=now,
    )
    section = Section.objects.create(
        course=course,
        title="Luyện tập",
        position=course.sections.count() + 1,
    )
    quiz = create_quiz(
        section=section, title=TITLE, bank=bank, settings=SETTINGS, actor=staff.lecturer
    )
    rows = [
        BlueprintRow(point, None, 1) for point in resolution.points.order_by("position")
    ]
    set_blueprint(quiz=quiz, rows=rows, actor=staff.lecturer)
