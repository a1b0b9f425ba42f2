"""The way of a lesson from the editor's hands to the learners, by real requests."""

import json
from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, TaskState
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.models import LessonPage
from cms.services.approval import WordsMissing
from cms.services.editors import sync_editors
from cms.tasks import publish_scheduled
from courses.models import ContentVersion
from kernel.models import AuditEvent
from people.kinds.role import Role
from people.models import Unit
from people.services.grant import end_grant
from tests.cms.conftest import go_live, signed_in
from tests.factories import NOON, UnitFactory


def form(text="Nội dung bài học.", **more):
    body = streamfield([("text", rich_text(f"<p>{text}</p>"))])
    fields = {
        "title": "Bài một", "slug": "bai-mot", "section": "", "body": body,
        "minutes": "10", "least_seconds": "0", "least_watched": "0",
        "seo_title": "", "go_live_at": "",
        "search_description": "", "show_in_menus": "", "expire_at": "",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": "",
    }  # fmt: skip
    return nested_form_data({**fields, **more})


def save(client: Client, page: LessonPage, **more):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, form(**more))


def approve(client: Client, page: LessonPage):
    state = TaskState.objects.filter(
        workflow_state__object_id=str(page.pk), status="in_progress"
    ).get()
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]
    )
    return client.post(address, {"comment": ""})


def is_live(page: LessonPage) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_c01_two_people_approve_and_the_lesson_goes_live(draft, editor, approvers):
    page = draft()
    save(signed_in(editor), page, **{"action-submit": "1"})

    approve(signed_in(approvers[0]), page)
    live_after_one = is_live(page)
    approve(signed_in(approvers[1]), page)

    assert not live_after_one
    assert is_live(page)
    version = ContentVersion.objects.get(activity__lesson__page=page)
    assert version.published_by_uid == approvers[1].uid
    fact = AuditEvent.objects.get(verb="content.published").facts
    assert fact["approvers"] == [str(one.uid) for one in approvers]
    assert fact["author"] == str(editor.uid)


def test_c01_author_cannot_approve_the_own_text(draft, staff, editor, approvers):
    both = staff(Role.EDITOR, Role.CONTENT_APPROVER)
    page = draft()
    save(signed_in(both), page, text="Do người này viết.")
    save(signed_in(editor), page, text="Viết.", **{"action-submit": "1"})

    answer = approve(signed_in(both), page)

    assert answer.status_code in {302, 403}
    assert not TaskState.objects.filter(status="approved").exists()


def test_c01_one_person_cannot_approve_twice(draft, editor, approvers):
    page = draft()
    save(signed_in(editor), page, **{"action-submit": "1"})
    approve(signed_in(approvers[0]), page)

    approve(signed_in(approvers[0]), page)

    assert not is_live(page)
    assert TaskState.objects.filter(status="approved").count() == 1


def test_c01_nobody_publishes_without_the_workflow(draft, staff, editor, approvers):
    page = draft()
    every = staff(*Role)
    every.is_superuser = True
    every.save()

    for user in (editor, approvers[0], every):
        save(signed_in(user), page, **{"action-publish": "1"})
        signed_in(user).post(f"/editing/bulk/wagtailcore/page/publish/?id={page.pk}")

    assert not is_live(page)


def test_c01_change_after_an_approval_asks_for_both_again(draft, editor, approvers):
    page = draft()
    save(signed_in(editor), page, **{"action-submit": "1"})
    approve(signed_in(approvers[0]), page)

    save(signed_in(approvers[1]), page, text="Sửa khi đang thẩm định.")
    approve(signed_in(approvers[0]), page)
    answer = approve(signed_in(approvers[1]), page)

    assert answer.status_code in {302, 403}
    assert not is_live(page)


def test_c01_scheduled_lesson_goes_live_at_its_time(draft, editor, approvers, noon):
    page = draft()
    at = (NOON + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    save(signed_in(editor), page, go_live_at=at, **{"action-submit": "1"})
    for one in approvers:
        approve(signed_in(one), page)
    live_at_once = is_live(page)

    noon.shift(timedelta(days=2))
    publish_scheduled()

    assert not live_at_once
    assert is_live(page)
    fact = AuditEvent.objects.get(verb="content.published").facts
    assert fact["approvers"] == [str(one.uid) for one in approvers]


def test_c01_earlier_revision_comes_back_word_for_word(draft, editor):
    page = draft()
    first = page.get_latest_revision()
    client = signed_in(editor)
    save(client, page, text="Bản sau.")

    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    shown = client.get(address)
    compared = client.get(
        reverse(
            "wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, "latest"]
        )
    )

    assert (
        shown.context["form"].instance.body.raw_data[0]
        == json.loads(first.content["body"])[0]
    )
    assert "Bản sau." in compared.content.decode()


def test_c01_locked_page_is_not_saved(draft, editor, staff):
    page = draft()
    signed_in(editor).post(reverse("wagtailadmin_pages:lock", args=[page.pk]))

    save(signed_in(staff(Role.EDITOR)), page, text="Người khác sửa.")

    newest = LessonPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert "Người khác sửa." not in str(newest.body)


def test_editor_of_another_unit_does_not_change_the_course(draft, staff):
    elsewhere = staff(Role.EDITOR, unit=UnitFactory(kind=Unit.Kind.PROVINCE))
    page = draft()

    save(signed_in(elsewhere), page, text="Người ngoài sửa.")

    newest = LessonPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert "Người ngoài sửa." not in str(newest.body)


@pytest.mark.parametrize("role", [None, Role.LECTURER, Role.ADMINISTRATOR])
def test_editors_room_is_not_there_for_others(staff, role):
    client = signed_in(staff(*([role] if role else [])))

    assert client.get("/editing/").status_code == 404


def test_editors_room_sends_a_visitor_to_sign_in(client, province):
    answer = client.get("/editing/")

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("people:sign_in"))


def test_ended_grant_shuts_the_editors_room_at_once(editor):
    client = signed_in(editor)
    before = client.get("/editing/").status_code

    end_grant(grant=editor.grants.get(), actor=None)

    assert before == 200
    assert client.get("/editing/").status_code == 404
    assert not editor.groups.exists()


def test_grant_that_ends_by_its_date_shuts_the_room_before_the_round(staff):
    both = staff(Role.EDITOR, Role.CONTENT_APPROVER)
    grant = both.grants.get(role=Role.EDITOR)
    grant.period = DateRange(date(2024, 1, 1), NOON.date())
    grant.save()
    client = signed_in(both)

    before_the_round = client.get("/editing/").status_code
    changed = sync_editors()

    assert before_the_round == 404
    assert changed == 1
    assert sync_editors() == 0
    assert client.get("/editing/").status_code == 200


def test_unpublishing_is_for_approvers(draft, editor, approvers):
    page = go_live(draft())
    address = reverse("wagtailadmin_pages:unpublish", args=[page.pk])

    signed_in(editor).post(address)
    live_after_editor = is_live(page)
    signed_in(approvers[0]).post(address)

    assert live_after_editor
    assert not is_live(page)


def test_c02_lesson_without_words_for_its_picture_is_not_published(
    draft, editor, approvers, image
):
    page = draft()
    save(signed_in(editor), page, **{"action-submit": "1"})
    approve(signed_in(approvers[0]), page)
    approve(signed_in(approvers[1]), page)
    value = {"image": image.pk, "alt_text": "", "caption": ""}
    newer = page.get_latest_revision_as_object()
    newer.body = json.dumps([{"type": "image", "value": value}])
    newer.save_revision(user=editor)
    newer.get_workflow().start(newer, editor)

    approve(signed_in(approvers[0]), page)
    client = signed_in(approvers[1])
    approve(client, page)
    said = [str(one) for one in client.get("/editing/").context["messages"]]

    assert str(WordsMissing()) in said
    assert ContentVersion.objects.filter(activity__lesson__page=page).count() == 1


def test_editors_room_needs_no_unsafe_scripts(draft, editor):
    client = signed_in(editor)

    answer = client.get(reverse("wagtailadmin_pages:edit", args=[draft().pk]))
    front = client.get(reverse("people:account"))

    policy = dict(
        part.strip().split(" ", 1)
        for part in answer["Content-Security-Policy"].split(";")
    )
    assert "'unsafe-inline'" not in policy["script-src"]
    assert "'nonce-" in policy["script-src"]
    assert b"<script>" not in answer.content
    assert policy["style-src"] == "'self' 'unsafe-inline'"
    assert "unsafe-inline" not in front["Content-Security-Policy"]
