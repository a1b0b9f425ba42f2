"""An interactive exercise within a lesson: pinned, played, and asked for by its rule."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from cms.models import LessonPage
from cms.selectors.lesson import lesson_url
from cms.services.rendering import render_page
from courses.models import ContentVersion, Progress
from courses.services.completion import open_activity
from h5p.models import Library, Placement, PracticeResult, SavedState
from h5p.selectors.hand_mark import digest_of
from h5p.selectors.play import Playing, object_id
from h5p.services.practice import StaleContent, save_state, take_statement
from h5p.services.written_mark import mark_written
from h5p.spec.xapi import read_statement
from people.kinds.role import Role
from tests.cms.conftest import go_live
from tests.factories import GrantFactory
from tests.h5p import packages
from tests.h5p.makers import imported
from tests.h5p.packages import CARD_ID
from tests.h5p.written import essay_package, write


def _block(revision, *, is_asked=True):
    value = {"content": revision.content_id, "is_asked": is_asked}
    return {"type": "h5p", "value": value}


def _answered(revision, part):
    told = {
        "verb": {"id": "http://adlnet.gov/expapi/verbs/answered"},
        "object": {"id": f"{object_id(revision)}?subContentId={CARD_ID.format(part)}"},
        "result": {"response": "0", "score": {"raw": 1, "max": 1}},
    }
    return read_statement(told, object_id(revision))


def _client(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_c03_exercise_is_played_in_the_lesson_and_completes_its_part(draft, enrolment):
    revision = imported()
    page = go_live(draft(body=[_block(revision)]))
    activity = page.lesson.activity
    user = enrolment.person.user
    open_activity(enrolment=enrolment, activity=activity, actor=user)

    seen = _client(user).get(lesson_url(str(enrolment.uid), str(activity.uid)))
    text = seen.content.decode()
    play = re.search(r'src="([^"]*/h5p/play/[^"]+)"', text)[1]
    state = Client().post(f"{play}state/state/0", {"data": '{"a":1}'})
    playing = Playing(enrolment, activity, revision, user)
    for part in (0, 1):
        take_statement(playing=playing, statement=_answered(revision, part))

    assert activity.rule == {"clauses": [{"kind": "finished"}, {"kind": "answered"}]}
    assert 'sandbox="allow-scripts allow-forms allow-popups"' in text
    assert state.json() == {"success": True}
    assert SavedState.objects.count() == 1
    assert PracticeResult.objects.filter(trust="verified").count() == 2
    progress = Progress.objects.get()
    assert progress.evidence["answered_total"] == 2
    assert len(progress.evidence["answered"]) == 2
    assert progress.completed_at is None  # it has not been read to the end


def test_a07_lesson_keeps_the_revision_that_it_was_published_with(draft, enrolment):
    first = imported()
    page = go_live(draft(body=[_block(first)]))
    user = enrolment.person.user
    open_activity(enrolment=enrolment, activity=page.lesson.activity, actor=user)
    files = packages.sound_files()
    files["content/content.json"] = {**packages.cards(), "done": "Hết."}
    second = imported(content=first.content, file=packages.packed(files))

    LessonPage.objects.get(pk=page.pk).get_latest_revision_as_object().save_revision()
    go_live(LessonPage.objects.get(pk=page.pk).get_latest_revision_as_object())

    versions = ContentVersion.objects.order_by("number")
    assert [one.h5p.revision for one in versions] == [first, second]
    pinned = Playing(enrolment, page.lesson.activity, first, user)
    assert save_state(playing=pinned, sub_content_id="0", data_type="state", data="1")
    newer = Playing(enrolment, page.lesson.activity, second, user)
    with pytest.raises(StaleContent):
        save_state(playing=newer, sub_content_id="0", data_type="state", data="1")
    shown = _client(user).get(
        lesson_url(str(enrolment.uid), str(page.lesson.activity.uid))
    )
    assert shown.status_code == 200


def test_c03_lesson_with_an_exercise_of_untrusted_code_is_not_ready(draft):
    revision = imported()
    Library.objects.update(state=Library.State.QUARANTINED)

    rendering = render_page(draft(body=[_block(revision)]))

    assert len(rendering.missing) == 1
    assert rendering.exercise is None


def test_c03_exercise_that_is_not_asked_for_stays_out_of_the_rule(draft):
    page = go_live(draft(body=[_block(imported(), is_asked=False)]))

    assert page.lesson.activity.rule == {"clauses": [{"kind": "finished"}]}
    assert Placement.objects.count() == 1


def test_c03_where_it_is_used_names_the_lesson(draft, staff):
    revision = imported()
    page = go_live(draft(body=[_block(revision)]))
    lecturer = staff(Role.LECTURER, unit=revision.content.owner)

    text = (
        _client(lecturer).get(f"/h5p/contents/{revision.content.uid}/").content.decode()
    )

    assert page.title in text
    assert "Trong nội dung bài học" in text
    practice = f"/h5p/exercises/{page.lesson.activity.uid}/practice/"
    assert f'href="{practice}?content={revision.content.uid}"' in text


def test_c03_chooser_offers_what_the_person_may_edit(draft, staff):
    revision, other = imported(), imported()
    other.content.title = "Của đơn vị khác"
    other.content.save()
    person = staff(Role.EDITOR)
    GrantFactory(user=person, role=Role.LECTURER, unit=revision.content.owner)

    page = _client(person).get(reverse("cms_exercise_chooser:choose"))

    assert page.status_code == 200
    assert revision.content.title in page.json()["html"]
    assert "Của đơn vị khác" not in page.json()["html"]


def test_c03_member_finds_the_mark_of_an_essay_in_the_lesson(draft, enrolment, staff):
    revision = imported(file=essay_package())
    page = go_live(draft(body=[_block(revision)]))
    activity, user = page.lesson.activity, enrolment.person.user
    open_activity(enrolment=enrolment, activity=activity, actor=user)
    address = lesson_url(str(enrolment.uid), str(activity.uid))
    result = write(Playing(enrolment, activity, revision, user), "Đoàn kết")
    before = _client(user).get(address).content.decode()

    mark_written(
        result=result, seen=digest_of(result), after=0, points=Decimal("6.5"),
        comment="Rõ ý <b>lắm</b>.", actor=staff(Role.LECTURER),
    )  # fmt: skip
    after = _client(user).get(address).content.decode()

    assert "Giảng viên chưa chấm." in before
    assert 'id="practice"' in after
    assert "6,5/8" in after
    assert "Rõ ý &lt;b&gt;lắm&lt;/b&gt;." in after
    assert f'data-results="/study/{enrolment.uid}/h5p/{activity.uid}/results/"' in after


def test_c03_preview_of_a_lesson_shows_no_practice(draft, editor):
    page = draft(body=[_block(imported())])

    preview = _client(editor).get(
        reverse("cms:lesson_preview", args=[page.translation_key])
    )

    assert preview.status_code == 200
    assert 'id="practice"' not in preview.content.decode()
