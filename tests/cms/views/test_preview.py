"""What an editor is shown in a preview is what a learner gets."""

import re

from django.urls import reverse

from cms.models import LessonPage
from people.kinds.role import Role
from people.models import Unit
from tests.cms.conftest import signed_in
from tests.cms.services.test_lesson import CHECK
from tests.factories import UnitFactory


def article(answer) -> str:
    found = re.search(r"<article.*</article>", answer.content.decode(), re.DOTALL)
    assert found
    return found[0]


def test_c11_preview_equals_what_a_member_of_the_audience_receives(
    lesson, enrolment, editor
):
    activity = lesson(body=[{"type": "text", "value": "<p>Một.</p>"}, CHECK])
    member = signed_in(enrolment.person.user)
    names = {"enrolment_uid": enrolment.uid, "activity_uid": activity.uid}
    member.post(reverse("cms:lesson_begin", kwargs=names))
    page = LessonPage.objects.get(lesson__activity=activity)
    home = enrolment.person.homes.get().unit

    received = member.get(reverse("cms:lesson", kwargs=names))
    shown = signed_in(editor).get(
        reverse("cms:lesson_preview", kwargs={"key": page.translation_key}),
        {"unit": home.code, "kind": enrolment.person.kind},
    )

    assert article(shown) == article(received)
    assert shown.context["unit"] == home


def test_preview_is_hidden_from_editors_of_other_units(draft, staff):
    page = draft()
    elsewhere = staff(Role.EDITOR, unit=UnitFactory(kind=Unit.Kind.PROVINCE))

    answer = signed_in(elsewhere).get(
        reverse("cms:lesson_preview", kwargs={"key": page.translation_key})
    )

    assert answer.status_code == 404


def test_page_editor_previews_through_the_same_renderer(draft, editor):
    page = draft()

    answer = signed_in(editor).get(
        reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    )

    assert "Nội dung bài học." in article(answer)
