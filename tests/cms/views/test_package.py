"""Who takes what home, and what the pages say of its size."""

import re
import zipfile
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.models import Progress
from courses.services.completion import open_activity
from people.kinds.role import Role
from people.models import Unit
from tests.cms.conftest import signed_in
from tests.cms.views.test_lesson import address
from tests.factories import PersonFactory, UnitFactory, UserFactory

CHECK = {
    "type": "check",
    "value": {"stem": "Tỷ lệ?", "options": [{"text": "98 %", "is_right": True}] * 2},
}


@pytest.fixture
def member(enrolment):
    return signed_in(enrolment.person.user)


def package_of(enrolment, activity):
    names = {"enrolment_uid": enrolment.uid, "activity_uid": activity.uid}
    return reverse("cms:lesson_package", kwargs=names)


def inside(answer) -> dict[str, str]:
    whole = b"".join(answer.streaming_content)
    assert len(whole) == int(answer["Content-Length"])
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_c02_member_takes_an_opened_lesson_home(member, enrolment, lesson):
    activity = lesson()
    member.post(address(enrolment, activity, "_begin"))
    before = Progress.objects.values().get()

    page = member.get(address(enrolment, activity)).content.decode()
    course = member.get(reverse("courses:study_course", args=[enrolment.uid]))
    answer = member.get(package_of(enrolment, activity))

    assert package_of(enrolment, activity) in page
    for one in (page, course.content.decode()):
        assert reverse("cms:take_home", args=[enrolment.uid]) in one
    assert re.search(r"khoảng \d+ KB", page)
    assert answer["Content-Type"] == "application/zip"
    assert "attachment" in answer["Content-Disposition"]
    assert "Nội dung bài học." in inside(answer)["index.html"]
    assert Progress.objects.values().get() == before


def test_c02_lesson_that_is_not_opened_is_refused_as_its_page_refuses(
    member, enrolment, lesson
):
    first, second = lesson("Bài một"), lesson("Bài hai")

    for activity in (first, second):
        answer = member.get(package_of(enrolment, activity))
        assert (answer.status_code, answer["Location"]) == (
            302,
            address(enrolment, activity),
        )
    assert "Bài một" in member.get(address(enrolment, second)).content.decode()
    assert Progress.objects.count() == 0


def test_c02_package_of_others_and_of_no_lesson_is_not_found(member, enrolment, lesson):
    activity = lesson()
    open_activity(enrolment=enrolment, activity=activity, actor=None)
    other = signed_in(PersonFactory(user=UserFactory()).user)

    assert other.get(package_of(enrolment, activity)).status_code == 404
    nothing = {"enrolment_uid": enrolment.uid, "activity_uid": uuid4()}
    address_of_none = reverse("cms:lesson_package", kwargs=nothing)
    assert member.get(address_of_none).status_code == 404
    assert member.post(package_of(enrolment, activity)).status_code == 405


def test_c02_withdrawn_member_keeps_what_was_opened(member, enrolment, lesson):
    """As the lesson's page does."""
    activity = lesson()
    open_activity(enrolment=enrolment, activity=activity, actor=None)
    enrolment.state = enrolment.State.WITHDRAWN
    enrolment.save()

    page = member.get(address(enrolment, activity))
    answer = member.get(package_of(enrolment, activity))

    assert "Nội dung bài học." in page.content.decode()
    assert "Nội dung bài học." in inside(answer)["index.html"]


def test_c02_course_goes_home_with_its_opened_lessons(member, enrolment, lesson):
    lessons = [lesson(f"Bài {name}") for name in ("một", "hai", "ba")]
    enrolment.run.in_order = False
    enrolment.run.save()
    for one in lessons[:2]:
        open_activity(enrolment=enrolment, activity=one, actor=None)

    files = inside(member.get(reverse("cms:course_package", args=[enrolment.uid])))
    again = member.get(reverse("cms:course_package", args=[enrolment.uid]))

    assert set(files) == {"index.html", "bai-01.html", "bai-02.html", "style.css"}
    assert 'href="bai-01.html"' in files["index.html"]
    assert "Bài ba" in files["index.html"]
    assert '<a rel="next" href="bai-02.html">' in files["bai-01.html"]
    assert '<a rel="prev" href="bai-01.html">' in files["bai-02.html"]
    assert "Nội dung bài học." in files["bai-02.html"]
    assert inside(again) == files


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_lessons_to_take_home_costs_the_same(member, enrolment, lesson, count):
    enrolment.run.in_order = False
    enrolment.run.save()
    for number in range(count):
        one = lesson(f"Bài {number}")
        open_activity(enrolment=enrolment, activity=one, actor=None)
    page = reverse("cms:take_home", args=[enrolment.uid])
    member.get(page)

    with CaptureQueriesContext(connection) as queries:
        answer = member.get(page)
    with CaptureQueriesContext(connection) as packing:
        inside(member.get(reverse("cms:course_package", args=[enrolment.uid])))

    assert answer.content.decode().count("khoảng") == 2 * (count + 1)
    assert len(queries) <= 7
    assert len(packing) <= 7


def test_nothing_is_taken_home_before_a_lesson_was_opened(member, enrolment, lesson):
    lesson()

    page = member.get(reverse("cms:take_home", args=[enrolment.uid]))
    answer = member.get(reverse("cms:course_package", args=[enrolment.uid]))

    assert "chưa mở bài học nào" in page.content.decode()
    assert answer["Location"] == reverse("cms:take_home", args=[enrolment.uid])


def test_editor_sees_what_learners_take_home(draft, editor, staff):
    page = draft(body=[CHECK])
    home = reverse("cms:draft_package", kwargs={"key": page.translation_key})
    elsewhere = staff(Role.EDITOR, unit=UnitFactory(kind=Unit.Kind.PROVINCE))

    text = inside(signed_in(editor).get(home))["index.html"]

    assert "Bản nháp, chưa công bố" in text
    assert "Tỷ lệ?" in text
    assert signed_in(elsewhere).get(home).status_code == 404


def file_of(enrolment, activity):
    names = {"enrolment_uid": enrolment.uid, "activity_uid": activity.uid}
    return reverse("cms:lesson_file", kwargs=names)


def test_c02_member_takes_a_lesson_home_as_one_file(member, enrolment, lesson):
    activity = lesson()
    refused = member.get(file_of(enrolment, activity))
    member.post(address(enrolment, activity, "_begin"))
    before = Progress.objects.values().get()

    page = member.get(address(enrolment, activity)).content.decode()
    answer = member.get(file_of(enrolment, activity))
    whole = b"".join(answer.streaming_content)

    assert refused["Location"] == address(enrolment, activity)
    assert file_of(enrolment, activity) in page
    assert re.search(r"Một tệp cho điện thoại \(khoảng \d+ KB\)", page)
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert re.fullmatch(
        r'attachment; filename="[a-z0-9-]+\.html"', answer["Content-Disposition"]
    )
    assert len(whole) == int(answer["Content-Length"])
    assert "Nội dung bài học." in whole.decode()
    assert Progress.objects.values().get() == before


def test_c02_one_file_of_others_is_not_found(member, enrolment, lesson):
    activity = lesson()
    open_activity(enrolment=enrolment, activity=activity, actor=None)
    other = signed_in(PersonFactory(user=UserFactory()).user)
    course = reverse("cms:course_file", args=[enrolment.uid])

    for home in (file_of(enrolment, activity), course):
        assert other.get(home).status_code == 404
        assert member.post(home).status_code == 405
    nothing = {"enrolment_uid": enrolment.uid, "activity_uid": uuid4()}
    assert member.get(reverse("cms:lesson_file", kwargs=nothing)).status_code == 404


def test_c02_course_is_one_file_unless_it_is_too_large(
    member, enrolment, lesson, monkeypatch
):
    activity = lesson()
    home = reverse("cms:course_file", args=[enrolment.uid])
    page = reverse("cms:take_home", args=[enrolment.uid])
    nothing = member.get(home)
    open_activity(enrolment=enrolment, activity=activity, actor=None)

    offered = member.get(page).content.decode()
    whole = b"".join(member.get(home).streaming_content).decode()
    monkeypatch.setattr("cms.selectors.take_home.LARGEST_SINGLE", 1_000)
    refused = member.get(home)
    told = member.get(page).content.decode()

    assert nothing["Location"] == refused["Location"] == page
    assert home in offered
    assert "Nội dung bài học." in whole
    assert home not in told
    assert "quá lớn cho một tệp" in told


def test_editor_sees_the_one_file_of_a_draft(draft, editor, staff):
    page = draft(body=[CHECK])
    home = reverse("cms:draft_file", kwargs={"key": page.translation_key})
    elsewhere = staff(Role.EDITOR, unit=UnitFactory(kind=Unit.Kind.PROVINCE))

    text = b"".join(signed_in(editor).get(home).streaming_content).decode()

    assert "Bản nháp, chưa công bố" in text
    assert signed_in(elsewhere).get(home).status_code == 404
