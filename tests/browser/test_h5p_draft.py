"""A lecturer leaves an exercise unfinished, by button and by itself, and comes back (c03)."""

from typing import Any

import pytest
from playwright.sync_api import expect

from h5p.models import Content, Draft
from tests.browser.test_h5p_editor import _field, _lecturer
from tests.browser.visitor import press
from tests.h5p.makers import installed


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def test_c03_unfinished_exercise_is_kept_and_gone_on_with(visit: Any) -> None:
    installed()
    seat = visit("both")
    _lecturer(seat)
    page = seat.page
    seat.go("/h5p/contents/new/?library=HocTap.Cards+1.0")
    page.evaluate("document.querySelector('draft-keeper').dataset.pause = '200'")

    page.fill("[name=title]", "Ôn tập Nghị quyết, phần còn viết dở")
    expect(page.locator("[data-draft]")).to_contain_text("Đã giữ bản dở dang")
    assert Draft.objects.get().title == "Ôn tập Nghị quyết, phần còn viết dở"
    _field(page, "done").fill("Xong nhé")
    press(page, page.get_by_role("button", name="Giữ bản dở dang"))
    seat.look("h5p-draft")

    seat.go("/h5p/contents/")
    seat.look("h5p-drafts")
    press(page, page.get_by_role("link", name="Ôn tập Nghị quyết, phần còn viết dở"))
    expect(_field(page, "done")).to_have_value("Xong nhé")
    press(page, page.get_by_role("button", name="Bỏ bản dở dang"))
    assert (Draft.objects.count(), Content.objects.count()) == (0, 0)


def test_c03_second_page_of_a_draft_is_told_and_may_have_its_own(visit: Any) -> None:
    installed()
    seat = visit("both")
    _lecturer(seat)
    page = seat.page
    seat.go("/h5p/contents/new/?library=HocTap.Cards+1.0")
    page.evaluate("document.querySelector('draft-keeper').dataset.pause = '200'")
    page.fill("[name=title]", "Bản của trang thứ nhất")
    told = page.locator("[data-draft]")
    expect(told).to_contain_text("Đã giữ bản dở dang")

    other = page.context.new_page()
    other.goto(f"{seat.address}/h5p/drafts/{Draft.objects.get().uid}/")
    other.fill("[name=title]", "Bản của trang thứ hai")
    press(other, other.get_by_role("button", name="Giữ bản dở dang"))
    other.close()
    seat.forgive("409")
    page.fill("[name=title]", "Trang thứ nhất viết tiếp")

    expect(told).to_contain_text("đang mở ở một trang khác")
    expect(told).to_have_class("callout callout-warning")
    expect(told).to_be_in_viewport()
    seat.look("h5p-draft-elsewhere")
    assert Draft.objects.get().title == "Bản của trang thứ hai"
    press(page, page.get_by_role("button", name="Giữ bản dở dang"))
    seat.look("h5p-draft-once-more")
    assert Draft.objects.get().title == "Bản của trang thứ hai"
    press(page, page.get_by_role("button", name="Giữ bản dở dang"))
    assert Draft.objects.get().title == "Trang thứ nhất viết tiếp"
