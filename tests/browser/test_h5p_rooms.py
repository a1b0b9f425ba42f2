"""Lecturers and administrators at their pages of H5P (c03)."""

from django.utils import timezone
from playwright.sync_api import expect

from courses.models import Section
from h5p.models import Library, PracticeResult, Revision
from h5p.services.content import place_exercise
from people.kinds.role import Role
from tests.factories import (
    CourseFactory,
    GrantFactory,
    SectionFactory,
    UnitFactory,
    UserFactory,
)
from tests.h5p import packages
from tests.h5p.makers import enrolled_in, imported
from tests.h5p.packages import CARD_ID


def _practised(revision: Revision, section: Section) -> tuple[str, str]:
    """Two learners have answered; the addresses of all and of the last of them."""
    exercise = place_exercise(
        revision=revision, section=section, title="Ôn", rule="viewed", actor=None
    )
    place = f"/h5p/exercises/{exercise.activity.uid}/practice/"
    for at, trust in enumerate(("verified", "mismatch")):
        enrolment = enrolled_in(exercise)
        PracticeResult.objects.create(
            enrolment=enrolment,
            activity=exercise.activity,
            revision=revision,
            sub_content_id=CARD_ID.format(at),
            points=1 - at,
            max_points=1,
            trust=trust,
            statement={"result": {"response": str(at), "duration": "PT75S"}},
            answered_at=timezone.now(),
        )
    return place, f"{place}{enrolment.uid}/"


def test_c03_rooms_of_lecturer_and_administrator(visit, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    user = UserFactory()
    unit = UnitFactory(name="Đảng ủy xã Trung Thành, huyện Yên Thành, tỉnh Nghệ An")
    for role in (Role.LECTURER, Role.ADMINISTRATOR):
        GrantFactory(user=user, role=role, unit=unit)
    seat = visit("both")
    seat.is_signed_in_as(user)
    seat.go("/h5p/contents/")
    seat.look("h5p_contents_empty")
    section = SectionFactory(course=CourseFactory(owner=unit))
    revision = imported(owner=unit)
    place, answers = _practised(revision, section)
    library = Library.objects.get(machine_name="HocTap.Choice")

    for name, path in {
        "h5p_contents": "/h5p/contents/",
        "h5p_content": f"/h5p/contents/{revision.content.uid}/",
        "h5p_attempts": place,
        "h5p_attempt": answers,
        "h5p_libraries": "/h5p/libraries/",
        "h5p_library": f"/h5p/libraries/{library.uid}/",
    }.items():
        seat.go(path)
        seat.look(name)
    broken = {**packages.sound_files(), "content/hình.svg": b"<svg/>"}
    seat.go("/h5p/contents/")
    seat.page.set_input_files(
        "[name=file]",
        {
            "name": "hong.h5p",
            "mimeType": "application/zip",
            "buffer": packages.packed(broken).getvalue(),
        },
    )
    seat.page.click("main form button")
    expect(seat.page.locator("[role=alert]")).to_contain_text("không được phép")
    seat.look("h5p_contents_faulty")
