"""What publishing a lesson page leaves in the course."""

from cms.models import LessonCheck, LessonPage
from cms.services.lesson import keep_order, publish_lesson
from courses.models import Activity, ContentVersion
from courses.services.completion import open_activity
from courses.services.content import content_hash
from kernel.models import AuditEvent
from tests.cms.conftest import go_live
from tests.factories import ActivityFactory

CHECK = {
    "type": "check",
    "value": {
        "stem": "Tỷ lệ phấn đấu là bao nhiêu?",
        "options": [
            {"text": "90 %", "is_right": False},
            {"text": "98 %", "is_right": True},
        ],
        "explanation": "Mục II.4 của kế hoạch.",
    },
}


def edit(page: LessonPage, **changes: object) -> LessonPage:
    """Save a new revision of the page."""
    page = LessonPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision()
    return page


def test_a07_old_record_keeps_the_content_it_was_studied_with(draft, enrolment):
    page = go_live(draft(body=[{"type": "text", "value": "<p>Bản một.</p>"}]))
    activity = page.lesson.activity
    progress = open_activity(enrolment=enrolment, activity=activity, actor=None)

    go_live(edit(page, body=[{"type": "text", "value": "<p>Bản hai.</p>"}]))

    progress.refresh_from_db()
    pinned, newest = ContentVersion.objects.filter(activity=activity).order_by("number")
    assert progress.content == pinned
    assert "Bản một." in pinned.html
    assert "Bản hai." in newest.html
    assert [pinned.number, newest.number] == [1, 2]
    assert pinned.sha256 == content_hash(pinned.title, pinned.html, pinned.media)
    assert pinned.sha256 != newest.sha256


def test_a07_same_content_makes_no_new_version(draft):
    page = go_live(draft())

    go_live(edit(page, minutes=25))

    activity = Activity.objects.get(lesson__page=page)
    assert activity.versions.count() == 1
    assert activity.minutes == 25


def test_a07_publishing_twice_over_is_once(draft):
    page = go_live(draft())

    first = publish_lesson(page=page, actor=None)
    second = publish_lesson(page=page, actor=None)

    assert first == second
    assert AuditEvent.objects.filter(verb="content.published").count() == 1


def test_lesson_rule_follows_the_page(draft):
    page = go_live(draft(body=[CHECK], least_seconds=120))

    assert page.lesson.activity.rule == {
        "clauses": [
            {"kind": "seconds", "least": 120},
            {"kind": "finished"},
            {"kind": "checks"},
        ]
    }


def test_check_keys_stand_beside_the_content_and_not_in_it(draft):
    page = go_live(draft(body=[CHECK]))

    version = page.lesson.activity.versions.get()
    check = LessonCheck.objects.get(content=version)
    assert check.right == [1]
    assert str(check.uid) in version.html
    assert "Mục II.4" not in version.html
    assert "right" not in version.html


def test_order_of_lessons_is_that_of_pages_and_tests_keep_their_slot(draft, lesson):
    first, second = lesson("Bài một"), lesson("Bài hai")
    quiz = ActivityFactory(section=first.section, kind="quiz", position=3)
    third = lesson("Bài ba")
    page = LessonPage.objects.get(lesson=second.lesson)

    page.move(LessonPage.objects.get(lesson=first.lesson), pos="left")
    keep_order(course=first.section.course)

    order = Activity.objects.filter(section=first.section).order_by("position")
    assert [one.pk for one in order] == [second.pk, first.pk, third.pk, quiz.pk]


def test_lessons_of_another_part_stand_in_another_section(draft, lesson):
    first = lesson("Bài một", section="Phần một")
    second = lesson("Bài hai", section="Phần hai")

    assert [first.section.title, second.section.title] == ["Phần một", "Phần hai"]
    assert [first.section.position, second.section.position] == [1, 2]
