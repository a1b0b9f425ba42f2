"""What cms holds about people: the officers who write and check."""

from kernel.kinds.privacy import Held, Keep, Purpose

HELD = tuple(
    Held(f"cms.{model}", fields, Purpose.ACCOUNT, Keep.RECORD)
    for model, fields in (
        ("CoursePage", "owner locked_by"),
        ("HomePage", "owner locked_by"),
        ("LessonPage", "owner locked_by"),
        ("DocumentImport", "uploaded_by"),
    )
)
