"""The documents that are studied and the courses about them, through the real services."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from assessments.models import BlueprintLine, Quiz
from cms.models import CoursePage
from cms.services.course import add_lesson, create_course
from courses.models import Activity, Course, Point, Resolution, Section
from lms.demo.lessons import LessonText, read_lesson
from lms.demo.questions import write_bank
from lms.demo.typed_questions import write_typed_questions
from people.models import Unit, User

FOLDER = Path(__file__).parent / "data"
LEAST_SECONDS = 45


@dataclass(frozen=True)
class Plan:
    """A course as it is to be made. ``blueprint``: (point, difficulty, count)."""

    sign: str
    title: str
    introduction: str
    lessons: Sequence[tuple[str, str, int]]  # section, file, minutes
    quiz_title: str
    questions: str
    blueprint: Sequence[tuple[str, int, int]]


LONG = Plan(
    "64-KH/TU",
    "Học tập Kế hoạch 64-KH/TU về giáo dục chính trị, tư tưởng",
    "Sáu bài học ngắn và một bài kiểm tra mười câu.",
    [
        ("Phần 1. Mục đích và nhận thức", "1-muc-dich-yeu-cau", 6),
        ("Phần 1. Mục đích và nhận thức", "2-nhan-thuc", 8),
        ("Phần 2. Tuyên truyền và học tập nghị quyết", "3-tuyen-truyen", 8),
        ("Phần 2. Tuyên truyền và học tập nghị quyết", "4-hoc-tap-nghi-quyet", 10),
        ("Phần 3. Nêu gương, lý luận và công nghệ", "5-neu-guong", 8),
        ("Phần 3. Nêu gương, lý luận và công nghệ", "6-ly-luan-va-cong-nghe", 10),
    ],
    "Bài kiểm tra cuối đợt",
    "questions-64-kh-tu.gift",
    [
        ("II.1", 1, 1), ("II.3", 1, 1), ("II.4", 1, 1), ("II.4", 2, 1), ("II.4", 3, 1),
        ("II.5", 2, 1), ("II.7", 2, 1), ("II.7", 3, 1), ("II.8", 1, 1), ("II.8", 2, 1),
    ],
)  # fmt: skip
SHORT = Plan(
    "48-KH/TU",
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "Hai bài học và một bài kiểm tra sáu câu.",
    [
        ("Phần 1. Học tập", "a-hoc-tap", 6),
        ("Phần 2. Làm theo", "b-lam-theo", 6),
    ],
    "Bài kiểm tra chuyên đề",
    "questions-48-kh-tu.gift",
    [("1", 1, 2), ("2", 2, 2), ("3", 2, 2)],
)


@dataclass(frozen=True)
class Staff:
    """Who makes what in the demo."""

    editor: User
    lecturer: User
    question_approver: User
    campaign_officer: User


def write_resolutions(owner: Unit) -> dict[str, Resolution]:
    """The documents with their points, by sign."""
    made = {}
    stored = tomllib.loads((FOLDER / "resolutions.toml").read_text("utf-8"))
    for fields in stored["resolution"]:
        points = fields.pop("point")
        resolution = Resolution.objects.create(owner=owner, **fields)
        made[resolution.sign] = resolution
        numbers: dict[str, Point] = {}
        for fact in points:
            parent = numbers.get(fact["number"].rpartition(".")[0])
            position = 1 + sum(one.parent == parent for one in numbers.values())
            numbers[fact["number"]] = Point.objects.create(
                resolution=resolution, parent=parent, position=position, **fact
            )
    return made


def write_course(
    plan: Plan, resolution: Resolution, staff: Staff, now: datetime
) -> Course:
    """A course with its lessons, published, and its test with approved questions."""
    page = create_course(
        title=plan.title,
        owner=resolution.owner,
        actor=staff.editor,
        resolution=resolution,
        introduction=plan.introduction,
    )
    page.get_latest_revision().publish()
    points = dict(resolution.points.values_list("number", "pk"))
    for section, name, minutes in plan.lessons:
        _write_lesson(page, section, read_lesson(name), minutes, points, staff.editor)
    _write_quiz(plan, resolution, page.course, staff, now)
    course: Course = page.course
    return course


def _write_lesson(
    page: CoursePage,
    section: str,
    lesson: LessonText,
    minutes: int,
    points: Mapping[str, int],
    editor: User,
) -> None:
    body: list[dict[str, Any]] = [
        {"type": kind, "value": points[value] if kind == "point" else value}
        for kind, value in lesson.blocks
    ]
    made = add_lesson(
        course_page=page,
        title=lesson.title,
        body=body,
        actor=editor,
        section=section,
        minutes=minutes,
        least_seconds=LEAST_SECONDS,
    )
    made.get_latest_revision().publish()


def _write_quiz(
    plan: Plan, resolution: Resolution, course: Course, staff: Staff, now: datetime
) -> None:
    bank = write_bank(
        resolution=resolution,
        file_name=plan.questions,
        author=staff.lecturer,
        approver=staff.question_approver,
        now=now,
    )
    last = course.sections.order_by("-position").first()
    if plan is LONG:
        write_typed_questions(
            bank=bank,
            author=staff.lecturer,
            approver=staff.question_approver,
            now=now,
        )
    section = Section.objects.create(
        course=course,
        title="Kiểm tra",
        position=last.position + 1 if last else 1,
    )
    activity = Activity.objects.create(
        section=section,
        kind="quiz",
        title=plan.quiz_title,
        position=1,
        minutes=15,
        rule={"clauses": [{"kind": "submitted"}]},
    )
    quiz = Quiz.objects.create(
        activity=activity, bank=bank, duration_seconds=900, pass_scaled=Decimal("0.5"),
        attempts_allowed=2,
    )  # fmt: skip
    points = {one.number: one for one in resolution.points.all()}
    BlueprintLine.objects.bulk_create(
        BlueprintLine(
            quiz=quiz, point=points[number], difficulty=difficulty, count=count
        )
        for number, difficulty, count in plan.blueprint
    )
