"""An exercise for self-practice, made with libraries of our own."""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from courses.models import Course, CourseRun, Enrolment, Section
from h5p.models import Library
from h5p.services.content import import_content, place_exercise
from h5p.services.library import trust_library
from lms.demo.documents import Staff
from lms.demo.load import Province
from people.models import Unit, User

FOLDER = Path(__file__).parent / "data" / "h5p"
TITLE = "Tự luyện: ôn tập Kế hoạch 64-KH/TU"
PLAYERS = ("member", "secretary", "newcomer")


def hold_practice(province: Province, staff: Staff) -> None:
    """A course with one exercise, open for a year to the people of the demo."""
    owner = Unit.objects.get(pk=province.root.id)
    revision = import_content(
        file=package(), name="on-tap.h5p", owner=owner, actor=staff.lecturer,
        now=province.now,
    )  # fmt: skip
    keeper = _administrator(province) or staff.lecturer
    for library in Library.objects.filter(state=Library.State.QUARANTINED):
        trust_library(library=library, actor=keeper, now=province.now)
    course = Course.objects.create(title=TITLE, owner=owner)
    section = Section.objects.create(course=course, title="Ôn tập", position=1)
    place_exercise(
        revision=revision, section=section, title="Thẻ ôn tập", rule="answered",
        actor=staff.lecturer,
    )  # fmt: skip
    run = CourseRun.objects.create(
        course=course,
        title=TITLE,
        opens_at=province.now - timedelta(days=1),
        closes_at=province.now + timedelta(days=365),
        owner=owner,
    )
    Enrolment.objects.bulk_create(
        Enrolment(run=run, person_id=part.person.id, enrolled_at=province.now)
        for part in province.parts
        if part.key in PLAYERS
    )


def package() -> io.BytesIO:
    """The content and both libraries as a .h5p file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(FOLDER.rglob("*")):
            if part.is_file() and part.parent != FOLDER:
                archive.write(part, str(part.relative_to(FOLDER)))
        archive.writestr("h5p.json", json.dumps(_facts()))
        archive.writestr("content/content.json", (FOLDER / "content.json").read_text())
    file.seek(0)
    return file


def _facts() -> dict[str, Any]:
    return {
        "title": TITLE,
        "language": "vi",
        "mainLibrary": "HocTap.Cards",
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": 1, "minorVersion": 0}
            for name in ("HocTap.Choice", "HocTap.Cards")
        ],
    }


def _administrator(province: Province) -> User | None:
    keys = {part.key: part for part in province.parts}
    part = keys.get("administrator")
    if part is None or not part.has_account:
        return None
    return User.objects.get(pk=province.user_ids[part.person.id])
