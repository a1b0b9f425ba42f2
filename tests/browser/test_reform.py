"""The organisation board merges two communes and splits a cell."""

from typing import Any

import pytest
from playwright.sync_api import expect

from people.kinds.role import Role
from people.models import Unit
from tests.browser.visitor import press
from tests.factories import GrantFactory, PersonFactory, UnitFactory
from tests.people.reforms import commune
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db(transaction=True)


def test_a39_board_merges_communes_and_splits_a_cell(visit: Any) -> None:
    this = make_round()
    here, there = (
        commune(this.province, name=f"Đảng ủy xã {name}") for name in ("Đông", "Đoài")
    )
    cells = [
        UnitFactory(parent=one, name=f"Chi bộ thôn {one.pk}") for one in (here, there)
    ]
    for cell in cells:
        this.add(cell)
        PersonFactory(unit=cell, full_name=f"Lê Văn {cell.pk}")
    PersonFactory(unit=there)
    GrantFactory(unit=there, role=Role.COMMITTEE_OFFICER)
    office = visit("both")
    page = office.page
    office.is_signed_in_as(
        GrantFactory(unit=this.province, role=Role.ORGANISATION_OFFICER).user
    )

    office.go(f"/units/{there.uid}/")
    press(page, page.get_by_role("link", name="Hợp nhất"))
    page.get_by_label("Một tổ chức trong số đó, hoặc cấp trên").check()
    page.get_by_role("combobox", name="Tổ chức tiếp nhận").fill("Đông")
    page.get_by_role("option", name="Đảng ủy xã Đông").click()
    _decided(page)
    office.look("unit_merge")
    press(page, page.get_by_role("button", name="Xem trước thay đổi"))
    expect(page.get_by_text("Không hoàn tác được")).to_be_visible()
    office.look("unit_merge_preview")
    page.get_by_role("button", name="Ghi việc hợp nhất").click()
    press(page, page.get_by_role("button", name="Đồng ý hợp nhất"))
    expect(page.get_by_text("Nay thuộc", exact=False).first).to_be_visible()
    office.look("unit_former")
    assert Unit.objects.get(pk=there.pk).dissolved_on is not None

    office.go(f"/units/{cells[0].uid}/")
    office.look("unit_of_the_board")
    press(page, page.get_by_role("link", name="Chia tách"))
    page.get_by_label("Tên của tổ chức mới 1").fill("Chi bộ thôn Thượng")
    page.get_by_label("Mã của tổ chức mới 1").fill("CB.THUONG")
    page.get_by_label(f"Lê Văn {cells[0].pk}").select_option("1")
    _decided(page)
    office.look("unit_split")
    press(page, page.get_by_role("button", name="Xem trước thay đổi"))
    office.look("unit_split_preview")
    page.get_by_role("button", name="Ghi việc chia tách").click()
    press(page, page.get_by_role("button", name="Đồng ý chia tách"))
    expect(page.get_by_text("Đã ghi việc chia tách.")).to_be_visible()


def _decided(page: Any) -> None:
    page.get_by_label("Từ ngày", exact=True).fill("2026-06-01")
    page.get_by_label("Số quyết định").fill("339-QĐ/TU")
    page.get_by_label("Ngày quyết định").fill("2026-05-20")
