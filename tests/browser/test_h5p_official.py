"""The official editor makes an exercise in its frame; skipped where nobody provides it (c03).

``LMS_TEST_H5P_ARCHIVES``: zips of h5p-editor-php-library and h5p-php-library, apart by ``:``.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Frame, Page, expect

from h5p.models import Content, Draft, Revision
from h5p.services.assets import install_assets
from people.kinds.role import Role
from tests.browser.test_h5p_editor import _picture
from tests.browser.visitor import press
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.h5p.makers import imported, installed

ARCHIVES = [
    Path(one)
    for one in os.environ.get("LMS_TEST_H5P_ARCHIVES", "").split(os.pathsep)
    if one
]
pytestmark = pytest.mark.skipif(
    not ARCHIVES, reason="LMS_TEST_H5P_ARCHIVES names no archive of the official editor"
)


@pytest.fixture(autouse=True, params=["without an origin", "with a host"])
def _site(request: Any, settings: Any, tmp_path: Any, live_server: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    if request.param == "with a host":
        settings.ALLOWED_HOSTS = ["*"]
        settings.H5P_ORIGIN = live_server.url.replace("localhost", "127.0.0.1")


def _brought(count: int = 2) -> None:
    for archive in ARCHIVES[:count]:
        with archive.open("rb") as file:
            install_assets(file=file)


def _lecturer(visitor: Any) -> Any:
    unit = UnitFactory(name="Đảng ủy xã Trung Thành, huyện Yên Thành, tỉnh Nghệ An")
    grant = GrantFactory(user=UserFactory(), role=Role.LECTURER, unit=unit)
    visitor.is_signed_in_as(grant.user)
    return grant


def _opened(page: Page) -> Frame:
    expect(page.locator("official-editor")).to_have_attribute(
        "data-state", "ready", timeout=40_000
    )
    frame = page.locator(".official-frame").element_handle().content_frame()
    assert frame is not None
    return frame


def _look(seat: Any, name: str) -> None:
    """The frame tells its height a moment after it was made wider or narrower."""
    seat.page.wait_for_timeout(600)
    seat.look(name)


def _type(page: Page, editor: Frame, name: str, words: str) -> None:
    """Type into a field with a tool bar, which comes when one goes there."""
    editor.locator(f".field-name-{name} .ckeditor").first.click()
    box = editor.locator(f".field-name-{name} .ck-content[contenteditable=true]")
    box.first.click()
    page.keyboard.type(words)


def _change_picture(page: Page, editor: Frame) -> None:
    editor.locator(".field-name-picture .file .remove").click()
    editor.locator(".h5p-confirmation-dialog-buttons button:visible").last.click()
    with page.expect_file_chooser() as chooser:
        editor.locator(".field-name-picture .file .add").click()
    chooser.value.set_files(files=[_picture()])
    picture = editor.locator(".field-name-picture .file img")
    expect(picture).to_be_visible()
    editor.wait_for_function(
        "() => document.querySelector('.field-name-picture .file img').naturalWidth > 1"
    )


def _is_the_same(newest: Revision, former: Revision) -> None:
    """But for the picture and the last words."""
    assert "<strong>từng</strong>" in newest.filtered["introduction"]
    for one, was in zip(
        newest.filtered["cards"], former.filtered["cards"], strict=True
    ):
        same = ("library", "params", "subContentId")
        assert [one[name] for name in same] == [was[name] for name in same]
        assert one["metadata"]["title"] == was["metadata"]["title"]


def test_c03_official_editor_makes_an_exercise(visit):
    _brought()
    installed()
    seat = visit("both")
    _lecturer(seat)
    page = seat.page
    seat.go("/h5p/contents/new/")
    seat.look("h5p_new_with_official")
    page.check('[value="HocTap.Choice 1.0"]')
    press(page, page.get_by_role("button", name="Mở trình soạn chính thức"))
    editor = _opened(page)
    _look(seat, "h5p_official_new")

    page.click("official-editor button[value=save]")
    expect(page.locator("[data-said]")).to_have_text("Hãy đặt tên cho bài tập.")
    editor.fill(".field-name-extraTitle input", "Ôn tập nghị quyết")
    press(page, "official-editor button[value=save]")
    expect(page.locator("[data-faults]")).to_contain_text("Câu hỏi")
    editor = _opened(page)
    _look(seat, "h5p_official_faults")
    expect(editor.locator(".field-name-extraTitle input")).to_have_value(
        "Ôn tập nghị quyết"
    )

    _type(page, editor, "question", "Mục tiêu là bao nhiêu?")
    for at, words in enumerate(("98 %", "90 %")):
        editor.locator(".field-name-text input").nth(at).fill(words)
    editor.locator(".field-name-correct input").first.check()
    _look(seat, "h5p_official_filled")
    press(page, "official-editor button[value=preview]")
    expect(page.locator("play-frame")).to_have_attribute(
        "data-state", "ready", timeout=20_000
    )
    first = Revision.objects.get()
    assert first.content.title == "Ôn tập nghị quyết"
    assert "Mục tiêu là bao nhiêu?" in first.filtered["question"]
    assert [one["text"] for one in first.filtered["options"]] == ["98 %", "90 %"]
    assert first.filtered["options"][0]["correct"] is True


def test_c03_official_editor_changes_content_and_keeps_the_rest(visit):
    _brought()
    seat = visit("both")
    grant = _lecturer(seat)
    former = imported(owner=grant.unit)
    page = seat.page
    seat.go(f"/h5p/contents/{former.content.uid}/")
    seat.look("h5p_content_with_official")
    press(page, page.get_by_role("link", name="Sửa trong trình soạn chính thức"))
    editor = _opened(page)
    expect(editor.locator(".field-name-picture .file img")).to_be_visible()
    _look(seat, "h5p_official_edit")

    _change_picture(page, editor)
    editor.fill(".field-name-done input", "Hết bài")
    press(page, "official-editor button[value=save]")

    newest = former.content.revisions.latest("number")
    assert newest.number == 2
    assert newest.params["done"] == "Hết bài"
    path = newest.params["picture"]["path"]
    assert path.startswith("images/hoi-nghi-")
    assert newest.filtered["picture"]["width"] == 640
    assert path in newest.files
    assert "#tmp" not in json.dumps([newest.params, newest.files])
    _is_the_same(newest, former)
    seat.go(f"/h5p/contents/{former.content.uid}/edit/official/")
    _opened(page)
    page.wait_for_timeout(500)
    page.click("official-editor button[value=save]")
    page.wait_for_url(f"**/h5p/contents/{former.content.uid}/")
    assert Content.objects.get().revisions.count() == 2  # nothing was changed


def test_c03_official_editor_reads_no_session_and_no_page(visit):
    _brought(1)  # on the player's core
    seat = visit("desk")
    grant = _lecturer(seat)
    revision = imported(owner=grant.unit)
    seat.go(f"/h5p/contents/{revision.content.uid}/edit/official/")
    editor = _opened(seat.page)

    seat.look_at("h5p_official_on_players_core")
    assert editor.evaluate("document.cookie") == ""
    for reach in ("top.document.title", "top.localStorage", "frameElement.id"):
        with pytest.raises(Error):
            editor.evaluate(reach)
    asked = """async () => {
        try { return (await fetch("/today/", {credentials: "include"})).ok; }
        catch { return false; }
    }"""
    assert editor.evaluate(asked) is False
    seat.forgive("/today/")
    seat.forgive("Failed to load resource")
    seat.forgive("CORS policy")


def test_c03_administrator_sees_what_is_installed(visit):
    _brought()
    seat = visit("both")
    seat.is_signed_in_as(GrantFactory(role=Role.ADMINISTRATOR).user)
    seat.go("/h5p/libraries/")

    expect(seat.page.get_by_text("1.28")).to_be_visible()
    seat.look("h5p_libraries_with_official")


def test_c03_official_editor_leaves_an_exercise_unfinished(visit):
    _brought()
    installed()
    seat = visit("both")
    _lecturer(seat)
    page = seat.page
    seat.go("/h5p/contents/new/official/?library=HocTap.Cards+1.0")
    editor = _opened(page)
    _type(page, editor, "introduction", "Mới một nửa")
    press(page, page.get_by_role("button", name="Giữ bản dở dang"))
    draft = Draft.objects.get()
    assert "Mới một nửa" in draft.params["introduction"]
    assert Content.objects.count() == 0

    seat.go("/h5p/contents/")
    press(page, page.get_by_role("link", name="trong trình soạn chính thức"))
    editor = _opened(page)
    expect(editor.locator(".field-name-introduction")).to_contain_text("Mới một nửa")
    _look(seat, "h5p-official-draft")


def test_c03_official_editor_lists_the_types_that_are_installed(visit):
    _brought()
    installed()
    seat = visit("both")
    _lecturer(seat)
    page = seat.page
    seat.go("/h5p/contents/new/official/")
    editor = _opened(page)
    expect(editor.locator(".h5p-hub-media")).to_have_count(2)
    _look(seat, "h5p-official-types")

    editor.locator(".h5p-hub-media", has_text="Câu hỏi một lựa chọn").click()
    expect(editor.locator(".field-name-question")).to_be_visible()
    _look(seat, "h5p-official-type-chosen")
