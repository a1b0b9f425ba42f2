"""The questions of the demo: a GIFT file, imported, handed in and approved by another."""

from datetime import datetime
from pathlib import Path

from assessments.models import QuestionBank, QuestionVersion
from assessments.services.question_import import apply_import, stage_import
from assessments.services.question_review import approve_question, submit_for_review
from courses.models import Resolution
from people.models import User

FOLDER = Path(__file__).parent / "data"


def write_bank(
    *,
    resolution: Resolution,
    file_name: str,
    author: User,
    approver: User,
    now: datetime,
) -> QuestionBank:
    """Make a bank of approved questions from a file of the demo's data."""
    bank = QuestionBank.objects.create(
        title=f"Câu hỏi về {resolution.sign}",
        owner=resolution.owner,
        resolution=resolution,
    )
    data = (FOLDER / file_name).read_bytes()
    staged = stage_import(
        bank=bank, file_name=file_name, data=data, actor=author, now=now
    )
    assert staged.problems == [], staged.problems
    apply_import(staged=staged, actor=author)
    for version in QuestionVersion.objects.filter(question__bank=bank).order_by("pk"):
        handed_in = submit_for_review(version=version, actor=author)
        approve_question(version=handed_in, actor=approver, now=now)
    return bank
