"""A form that was refused: what is wrong stands at its head and can be reached by keyboard."""

from typing import Any

import pytest
from playwright.sync_api import expect

from people.kinds.role import Role
from tests.browser.visitor import press
from tests.factories import GrantFactory

pytestmark = pytest.mark.django_db(transaction=True)
LEAVE_IT_TO_THE_SERVER = "document.querySelector('main form').noValidate = true"


def test_d07_refused_form_names_its_fields_and_takes_the_focus(visit: Any) -> None:
    office = visit("both")
    office.is_signed_in_as(GrantFactory(role=Role.ORGANISATION_OFFICER).user)
    page = office.page

    office.go("/grants/new/")
    page.evaluate(LEAVE_IT_TO_THE_SERVER)
    press(page, page.get_by_role("button", name="Giao vai trò"))

    summary = page.locator("error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Lý do: Vui lòng điền mục này.")
    office.look("refused_form")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Mã đảng viên hoặc tên đăng nhập")).to_be_focused()
