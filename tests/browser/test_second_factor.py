"""An officer sets a second factor up, signs in with it, and signs another device out."""

import re
from typing import Any

from playwright.sync_api import expect

from people.kinds.role import Role
from people.models import User
from tests.browser.visitor import Visitor, press
from tests.factories import (
    PASSWORD,
    GrantFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)
from tests.people.second_factors import digits


def test_d02_officer_signs_in_with_the_digits_of_the_app(visit: Any) -> None:
    unit = UnitFactory(name="Đảng ủy xã Bù Gia Mập")
    person = PersonFactory(
        user=UserFactory(), unit=unit, full_name="Điểu Thị Phương Uyên"
    )
    GrantFactory(user=person.user, unit=unit, role=Role.COMMITTEE_OFFICER)
    officer, elsewhere = visit("both"), visit("desk")
    officer.signs_in(person.user.username, PASSWORD)
    code = _sets_up(officer)
    _comes_in_by(elsewhere, person.user, code)

    officer.go("/account/")
    officer.look("account_devices")
    officer.page.get_by_role("button", name="Đăng xuất thiết bị").click()
    dialog = officer.page.get_by_role("dialog")
    press(officer.page, dialog.get_by_role("button", name="Đăng xuất"))
    expect(officer.page.get_by_text("Đã đăng xuất thiết bị đó.")).to_be_visible()
    elsewhere.go("/account/")
    expect(elsewhere.page).to_have_url(re.compile("/sign-in/"))
    officer.go("/account/second-factor/")
    officer.look("second_factor_own")


def _sets_up(officer: Visitor) -> str:
    """Pair an app, wrongly first; one of the recovery codes."""
    page = officer.page
    officer.go("/account/")
    officer.look("account")
    press(page, "main a[href='/account/second-factor/']")
    officer.look("second_factor_set_up")
    secret = page.locator(".secret").inner_text().replace(" ", "")
    for typed in ("000000", digits(secret=secret)):
        page.fill("[name=digits]", typed)
        page.fill("[name=present]", PASSWORD)
        press(page, "main form .button-primary")
        officer.look(f"second_factor_{'wrong' if typed == '000000' else 'codes'}")
    code = page.locator(".recovery-codes code").first.inner_text()
    press(page, "main .button-primary")
    return code


def _comes_in_by(elsewhere: Visitor, user: User, code: str) -> None:
    elsewhere.signs_in(user.username, PASSWORD)
    elsewhere.look("second_factor_asked")
    press(elsewhere.page, "a[href$='?recovery']")
    elsewhere.look("second_factor_recovery")
    elsewhere.page.fill("[name=digits]", code)
    press(elsewhere.page, "main form .button-primary")
    expect(elsewhere.page).to_have_url(re.compile("/today/$"))
