"""A lecturer makes an exercise with the keyboard, changes it and takes it back (c03)."""

import io
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from h5p.models import Content, Revision
from people.kinds.role import Role
from tests.browser.visitor import press
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.h5p.complex import deck_package
from tests.h5p.makers import imported, installed
from tests.h5p.packages import CARD_ID


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any, live_server: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.WAGTAILADMIN_BASE_URL = live_server.url


def _lecturer(visitor: Any) -> Any:
    unit = UnitFactory(name="Đảng ủy xã Trung Thành, huyện Yên Thành, tỉnh Nghệ An")
    grant = GrantFactory(user=UserFactory(), role=Role.LECTURER, unit=unit)
    visitor.is_signed_in_as(grant.user)
    return grant


def _field(page: Page, place: str) -> Any:
    return page.locator(f'[name="v:{place}"]:not([type=hidden])')


def _rich(page: Page, place: str) -> Any:
    box = page.locator("rich-text").filter(has=page.locator(f'[name="v:{place}"]'))
    return box.locator("[role=textbox]")


def _button(page: Page, what: str) -> Any:
    return page.locator(f'button[name=do][value="{what}"]')


def _do(page: Page, what: str) -> None:
    """Press a button that asks the server, and wait for its answer."""
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        _button(page, what).click()
    expect(page.locator("content-form[aria-busy]")).to_have_count(0)


def _picture() -> dict[str, Any]:
    file = io.BytesIO()
    Image.new("RGB", (640, 360), "#a8141c").save(file, "PNG")
    return {"name": "Hội nghị.png", "mimeType": "image/png", "buffer": file.getvalue()}


def _fill_in(seat: Any, page: Page) -> None:
    """Two cards and a picture; the second card goes first."""
    page.fill("[name=title]", "Ôn tập nghị quyết Đại hội đại biểu Đảng bộ tỉnh")
    _rich(page, "cards/0/question").click()
    page.keyboard.type("Mục tiêu tham gia là ")
    page.keyboard.press("Control+b")
    page.keyboard.type("bao nhiêu?")
    _field(page, "cards/0/options/0/text").fill("98 %")
    _field(page, "cards/0/options/0/correct").check()
    _field(page, "cards/0/options/1/text").fill("90 %")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.set_input_files('[name="f:picture"]', _picture())
    expect(page.locator(".h5p-kept img")).to_be_visible()
    _do(page, "add cards")
    _rich(page, "cards/1/question").fill("Câu thứ hai?")
    _do(page, "add cards/1/options")
    for at in range(3):
        _field(page, f"cards/1/options/{at}/text").fill(f"Đáp án {at + 1}")
    _button(page, "up cards/1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-voice]")).to_have_text("Đã chuyển Thẻ 1 đến vị trí 1.")
    expect(_button(page, "up cards/1")).to_be_focused()
    _button(page, "remove cards/1/options/2").click()
    seat.look("h5p_editor_removed")
    page.locator(".h5p-aside button").click()
    page.mouse.move(1, 1)
    page.wait_for_timeout(400)  # what glided under the mouse has come to rest
    seat.look("h5p_editor_filled")


def test_c03_lecturer_makes_changes_and_restores_an_exercise(visit):
    installed()
    seat = visit("both")
    _lecturer(seat)
    page = seat.page
    seat.go("/h5p/contents/new/")
    seat.look("h5p_new")
    page.check('[value="HocTap.Cards 1.0"]')
    press(page, "main form button")
    seat.look("h5p_editor_blank")

    press(page, "button.button-primary[value=save]")
    expect(page.locator("[data-faults]")).to_contain_text("Các thẻ › thẻ 1 › Câu hỏi")
    seat.look("h5p_editor_faults")
    _fill_in(seat, page)
    press(page, "button[value=preview]")
    expect(page.locator("play-frame")).to_have_attribute(
        "data-state", "ready", timeout=20_000
    )
    seat.look("h5p_editor_preview")

    first = Revision.objects.get()
    cards = first.filtered["cards"]
    assert cards[0]["params"]["question"] == "Câu thứ hai?"
    assert [one["text"] for one in cards[0]["params"]["options"]] == [
        "Đáp án 1", "Đáp án 2", "Đáp án 3",
    ]  # fmt: skip
    assert "<b>bao nhiêu?</b>" in cards[1]["params"]["question"]
    assert first.filtered["picture"]["width"] == 640

    seat.go(f"/h5p/contents/{first.content.uid}/edit/")
    _field(page, "done").fill("Hết bài")
    press(page, "button.button-primary[value=save]")
    seat.look("h5p_content_revisions")
    page.goto(f"{seat.address}/h5p/revisions/{first.uid}/compare/")
    expect(page.locator("tbody tr")).to_have_count(1)
    seat.look("h5p_compare")
    press(page, page.get_by_role("button", name="Đưa bản 1 thành bản mới nhất"))
    content = Content.objects.get()
    assert content.revisions.count() == 3
    assert content.revisions.latest("number").filtered == first.filtered


def test_c03_complex_content_is_edited_by_keyboard(visit):
    seat = visit("both")
    grant = _lecturer(seat)
    revision = imported(owner=grant.unit, file=deck_package())
    page = seat.page
    seat.go(f"/h5p/contents/{revision.content.uid}/edit/")
    seat.look("h5p_editor_deck")
    hidden = _field(page, "intro/title")
    expect(hidden).to_be_hidden()

    _field(page, "intro/isShown").focus()
    page.keyboard.press("Space")
    expect(hidden).to_be_visible()
    hidden.fill("Trang đầu")
    _button(page, "add slides/0/elements").focus()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("Enter")
    select = page.locator('[name="l:slides/0/elements/2/action"]')
    expect(page.locator(".h5p-row :focus")).to_have_count(1)  # the new row
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        select.select_option("HocTap.Choice 1.0")
    _rich(page, "slides/0/elements/2/action/question").fill("Câu lồng bên trong?")
    for at in range(2):
        _field(page, f"slides/0/elements/2/action/options/{at}/text").fill(f"Ý {at}")
    _button(page, "up slides/0/elements/2").click()
    _do(page, "add slides")
    _field(page, "slides/1/title").fill("Trang hai")
    seat.look("h5p_editor_deck_nested")
    press(page, "button.button-primary[value=save]")

    newest = Revision.objects.latest("number")
    slides = newest.params["slides"]
    actions = [one["action"]["library"] for one in slides[0]["elements"]]
    assert actions == ["Test.Note 1.0", "HocTap.Choice 1.0", "HocTap.Cards 1.0"]
    assert slides[0]["elements"][2]["action"]["subContentId"] == CARD_ID.format(72)
    assert slides[1]["title"] == "Trang hai"
    assert newest.params["intro"]["title"] == "Trang đầu"
    assert newest.max_score == 3
