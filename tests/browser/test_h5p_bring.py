"""An administrator brings many packages at once and keeps their content (c03)."""

from typing import Any

import pytest
from playwright.sync_api import expect

from h5p.models import Content
from people.kinds.role import Role
from tests.browser.visitor import press
from tests.factories import GrantFactory, UserFactory
from tests.h5p import packages


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def _sent(name: str, data: bytes) -> Any:
    return {"name": name, "mimeType": "application/zip", "buffer": data}


def test_c03_administrator_keeps_the_content_of_many_files(visit: Any) -> None:
    seat = visit("both")
    administrator = GrantFactory(user=UserFactory(), role=Role.ADMINISTRATOR).user
    seat.is_signed_in_as(administrator)
    page = seat.page
    seat.go("/h5p/libraries/")
    expect(page.get_by_text("Giảng viên nhập nội dung")).to_be_visible()
    seat.look("h5p-bring-libraries-alone")

    for _one in range(2):
        GrantFactory(user=administrator, role=Role.LECTURER)
    alone = packages.library_files(packages.CHOICE)
    files = [
        _sent("on-tap-nghi-quyet-dai-hoi.h5p", packages.sound().getvalue()),
        _sent("thu-vien.h5p", packages.packed(alone).getvalue()),
        _sent("tep-hong.h5p", b"no zip"),
    ]
    seat.go("/h5p/libraries/")
    page.get_by_label("Gói H5P").set_input_files(files)
    page.get_by_label("Giữ cả nội dung").check()
    page.get_by_label("Đơn vị chủ trì các bài luyện tập").select_option(index=1)
    press(page, page.get_by_role("button", name="Đưa vào khu chờ duyệt"))
    expect(page.get_by_text("Nội dung đã được giữ thành bài luyện tập")).to_be_visible()
    seat.look("h5p-bring")

    press(page, page.get_by_role("link", name="Ôn tập nghị quyết"))
    assert Content.objects.get().title == "Ôn tập nghị quyết"
