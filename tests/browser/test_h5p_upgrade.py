"""An administrator sees what an upgrade would do, makes it, and takes it back (c03)."""

from typing import Any

import pytest
from playwright.sync_api import expect

from h5p.services.content import import_content
from h5p.views import upgrade as view
from people.kinds.role import Role
from tests.browser.visitor import press
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.h5p import newer, packages
from tests.h5p.makers import imported


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def _hard() -> None:
    files = packages.sound_files()
    files["h5p.json"]["title"] = (
        "Ôn tập Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Nghệ An, phần câu hỏi nâng cao"
    )
    files["content/content.json"]["cards"][0]["params"]["question"] = "<p>Câu khó</p>"
    import_content(
        file=packages.packed(files), name="b.h5p", owner=UnitFactory(), actor=None
    )


def test_c03_administrator_looks_at_an_upgrade_makes_it_and_takes_it_back(
    visit: Any,
) -> None:
    content = imported().content
    _hard()
    library = newer.install()
    seat = visit("both")
    administrator = GrantFactory(user=UserFactory(), role=Role.ADMINISTRATOR).user
    seat.is_signed_in_as(administrator)
    page = seat.page

    seat.go(f"/h5p/libraries/{library.uid}/")
    page.get_by_role("link", name="Nâng cấp 2 nội dung bản cũ").click()
    page.locator("summary", has_text="phần được nâng cấp").click()
    expect(page.get_by_text("Xong. (2 thẻ)")).to_be_visible()
    seat.look("h5p-upgrade")

    page.get_by_role("button", name="Nâng cấp 1 nội dung").click()
    expect(
        page.get_by_text("Đã nâng cấp 1 nội dung lên HocTap.Cards 1.2")
    ).to_be_visible()
    seat.look("h5p-upgrade-made")

    page.get_by_role("button", name="Hoàn lại").click()
    expect(page.get_by_text("1 nội dung đã trở lại như trước")).to_be_visible()
    assert content.revisions.count() == 3


def test_c03_many_contents_are_upgraded_in_the_background(
    visit: Any, run_jobs: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(view, "SMALL", 1)
    for _one in range(2):
        imported()
    library = newer.install()
    seat = visit("both")
    seat.is_signed_in_as(GrantFactory(user=UserFactory(), role=Role.ADMINISTRATOR).user)
    page = seat.page

    seat.go(f"/h5p/libraries/{library.uid}/upgrade/")
    seat.look("h5p-upgrade-many")
    press(page, page.get_by_role("button", name="Xem những gì sẽ thay đổi"))
    run_jobs()
    press(page, page.get_by_role("link", name="Xem kết quả"))
    seat.look("h5p-upgrade-many-seen")
    press(page, page.get_by_role("button", name="Nâng cấp 2 nội dung"))
    run_jobs()
    press(page, page.get_by_role("link", name="Xem kết quả"))
    expect(page.get_by_role("button", name="Hoàn lại")).to_be_visible()
