"""An addon joins content whose text asks for it, and is told where it lies (c03)."""

from typing import Any

import pytest
from playwright.sync_api import expect

from people.kinds.role import Role
from tests.browser.test_h5p import BOTH, _begin, _door, _host
from tests.factories import GrantFactory, UserFactory
from tests.h5p import addon, packages
from tests.h5p.makers import imported


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@BOTH
def test_c03_addon_draws_in_content_whose_text_asks_for_it(
    visit: Any, settings: Any, live_server: Any, has_host: Any
) -> None:
    _host(settings, live_server, has_host=has_host)
    library = addon.installed()
    revision = imported(file=packages.packed(addon.marked_files()))
    user, path = _door(revision=revision)
    phone = visit("phone")

    frame = _begin(phone, user, path)

    expect(frame.locator("mark")).to_have_text("Điều 1")
    own = frame.locator("body").get_attribute("data-marks")
    assert own is not None
    assert own.endswith(f"/h5p/lib/{library.sha256}/marks.js")
    assert frame.evaluate("document.currentScript") is None


def test_c03_administrator_reads_what_an_addon_joins(visit: Any) -> None:
    library = addon.installed()
    seat = visit("both")
    seat.is_signed_in_as(GrantFactory(user=UserFactory(), role=Role.ADMINISTRATOR).user)

    seat.go(f"/h5p/libraries/{library.uid}/")

    expect(seat.page.get_by_text(addon.PATTERN)).to_be_visible()
    seat.look("h5p-addon")
