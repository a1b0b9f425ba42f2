"""Drafts that come late, or from a second page with the same content."""

import pytest

from h5p.models import Content, Draft, Revision
from tests.h5p.desk import lecturer, pressed
from tests.h5p.makers import imported, installed
from tests.h5p.views.test_editor import NEW

pytestmark = pytest.mark.django_db
FILLED = {
    "title": "Bài xong",
    "v:cards/0/question": "Mục tiêu?",
    "v:cards/0/options/0/text": "98 %",
    "v:cards/0/options/1/text": "99 %",
    "v:done": "Xong",
}


def test_c03_autosave_that_comes_after_new_content_was_saved_is_refused():
    installed()
    _grant, client = lecturer()
    page = client.get(NEW)

    assert client.post(NEW, pressed(page, "autosave", **FILLED)).status_code == 204
    assert client.post(NEW, pressed(page, "save", **FILLED)).status_code == 302
    late = client.post(NEW, pressed(page, "autosave", **FILLED))

    assert late.status_code == 409
    assert "đã được lưu" in late.content.decode()
    assert (Draft.objects.count(), Content.objects.count()) == (0, 1)
    asked = client.post(NEW, pressed(page, "draft", **FILLED))  # a person's wish
    assert asked.status_code == 302
    assert Draft.objects.get().uid != Content.objects.get().uid


@pytest.mark.parametrize("is_kept_before", [True, False])
def test_c03_autosave_that_comes_after_a_revision_was_saved_is_refused(is_kept_before):
    grant, client = lecturer()
    content = imported(owner=grant.unit).content
    edit = f"/h5p/contents/{content.uid}/edit/"
    page = client.get(edit)
    if is_kept_before:
        client.post(edit, pressed(page, "autosave", **{"v:done": "Dở"}))

    client.post(edit, pressed(page, "save", **{"v:done": "Hết"}))
    late = client.post(edit, pressed(page, "autosave", **{"v:done": "Dở"}))

    assert (late.status_code, Draft.objects.count()) == (409, 0)
    anew = client.get(edit)
    again = client.post(edit, pressed(anew, "autosave", **{"v:done": "Thêm"}))
    assert (again.status_code, Draft.objects.count()) == (204, 1)


def test_c03_page_of_a_draft_that_was_saved_elsewhere_keeps_no_draft_and_may_be_saved():
    grant, client = lecturer()
    content = imported(owner=grant.unit).content
    edit = f"/h5p/contents/{content.uid}/edit/"
    address = client.post(edit, pressed(client.get(edit), "draft")).url
    one, two = client.get(address), client.get(address)

    client.post(address, pressed(one, "save", **{"v:done": "Một"}))
    late = client.post(address, pressed(one, "autosave", **{"v:done": "Muộn"}))
    saved = client.post(
        address, pressed(two, "save", **{"v:done": "Hai"}), follow=True
    )  # fmt: skip

    assert (late.status_code, Draft.objects.count()) == (409, 0)
    assert [
        row.filtered["done"] for row in Revision.objects.order_by("number")
    ] == ["Xong.", "Một", "Hai"]  # fmt: skip
    assert "so sánh" in saved.content.decode()
    assert client.get(address).status_code == 404
    other = lecturer()[1]
    assert other.post(address, pressed(two, "save")).status_code == 404


def test_c03_two_pages_with_the_same_content_do_not_overwrite_each_others_draft():
    grant, client = lecturer()
    content = imported(owner=grant.unit).content
    edit = f"/h5p/contents/{content.uid}/edit/"
    one, two = client.get(edit), client.get(edit)

    def keep(page, do, words):
        return client.post(edit, pressed(page, do, **{"v:done": words}))

    assert keep(one, "autosave", "Một").status_code == 204
    refused = keep(two, "autosave", "Hai")
    assert refused.status_code == 409
    assert "đang mở ở một trang khác" in refused.content.decode()
    assert keep(one, "autosave", "Một nữa").status_code == 204
    told = keep(two, "draft", "Hai")
    assert told.status_code == 200
    assert "đang mở ở một trang khác" in told.content.decode()
    assert Draft.objects.get().params["done"] == "Một nữa"

    assert keep(told, "draft", "Hai").status_code == 302
    assert Draft.objects.get().params["done"] == "Hai"
    assert keep(one, "autosave", "Một mãi").status_code == 409
    opened = client.get(f"/h5p/drafts/{Draft.objects.get().uid}/")
    assert keep(opened, "autosave", "Hai nữa").status_code == 204
