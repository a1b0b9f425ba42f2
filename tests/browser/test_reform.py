"""The organisation board merges, splits, founds, renames, places and ends units."""

from typing import Any

import pytest
from playwright.sync_api import expect

from people.kinds.role import Role
from people.models import Unit
from tests.browser.visitor import Visitor, press
from tests.factories import CourseFactory, GrantFactory, PersonFactory, UnitFactory
from tests.people.reforms import commune
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db(transaction=True)


def test_a39_board_merges_communes_and_splits_a_cell(visit: Any) -> None:
    province, (here, there), cells = _two_communes()
    course = CourseFactory(owner=there)
    office = visit("both")
    office.is_signed_in_as(
        GrantFactory(unit=province, role=Role.ORGANISATION_OFFICER).user
    )

    _merges(office, there, here)
    assert Unit.objects.get(pk=there.pk).dissolved_on is not None
    course.refresh_from_db()
    assert course.owner == here
    office.go(f"/units/{there.uid}/")
    office.look("unit_former_owned")

    _splits(office, cells[0])
    assert Unit.objects.get(code="CB.THUONG").homes.count() == 1


def test_a39_board_founds_renames_places_and_ends_a_unit(visit: Any) -> None:
    province, (here, there), cells = _two_communes()
    office = visit("both")
    office.is_signed_in_as(
        GrantFactory(unit=province, role=Role.ORGANISATION_OFFICER).user
    )

    page = _asks(office, here, "Thành lập đơn vị trực thuộc")
    page.get_by_label("Mã của tổ chức mới").fill("CB.MOI")
    page.get_by_label("Tên của tổ chức mới").fill("Chi bộ thôn Mới")
    _records(office, "unit_found", "thành lập")
    new = Unit.objects.get(code="CB.MOI")
    page = _asks(office, cells[0], "Đổi tên")
    page.get_by_label("Tên từ ngày đó").fill("Chi bộ thôn Thượng")
    _records(office, "unit_rename", "đổi tên")
    page = _asks(office, cells[0], "Chuyển cấp trên")
    page.get_by_role("combobox", name="Cấp trên mới").fill(there.name)
    page.get_by_role("option", name=there.name).first.click()
    _records(office, "unit_place", "chuyển", button="Ghi việc chuyển cấp trên")
    office.look("unit_decisions")
    _asks(office, there, "Kết thúc hoạt động")
    office.look("unit_end_held_back")
    _asks(office, new, "Kết thúc hoạt động", on="2026-06-01")
    _records(office, "unit_end", "kết thúc", button="Ghi việc kết thúc hoạt động")

    assert Unit.objects.get(pk=new.pk).dissolved_on is not None
    expect(page.get_by_role("row", name="Kết thúc hoạt động")).to_be_visible()
    office.look("unit_ended")


def _asks(office: Visitor, unit: Unit, link: str, on: str = "2026-05-25") -> Any:
    """The form behind the button of the unit's page, its decision filled in."""
    page = office.page
    office.go(f"/units/{unit.uid}/")
    press(page, page.get_by_role("link", name=link, exact=True))
    _decided(page, on)
    return page


def _records(office: Visitor, name: str, what: str, button: str = "") -> None:
    page = office.page
    office.look(name)
    press(page, page.get_by_role("button", name="Xem trước thay đổi"))
    office.look(f"{name}_preview")
    page.get_by_role("button", name=button or f"Ghi việc {what}").click()
    press(page, page.get_by_role("button", name=f"Đồng ý {what}"))


def _two_communes() -> tuple[Unit, list[Unit], list[Unit]]:
    this = make_round()
    communes = [
        commune(this.province, name=f"Đảng ủy xã {name}") for name in ("Đông", "Đoài")
    ]
    cells = [UnitFactory(parent=one, name=f"Chi bộ {one.name}") for one in communes]
    for cell in cells:
        this.add(cell)
        PersonFactory(unit=cell, full_name=f"Lê Văn {cell.pk}")
    PersonFactory(unit=communes[1])
    GrantFactory(unit=communes[1], role=Role.COMMITTEE_OFFICER)
    return this.province, communes, cells


def _merges(office: Visitor, there: Unit, here: Unit) -> None:
    page = office.page
    office.go(f"/units/{there.uid}/")
    press(page, page.get_by_role("link", name="Hợp nhất"))
    page.get_by_label("Một tổ chức trong số đó, hoặc cấp trên").check()
    page.get_by_role("combobox", name="Tổ chức tiếp nhận").fill(here.name)
    page.get_by_role("option", name=here.name).first.click()
    _decided(page)
    office.look("unit_merge")
    press(page, page.get_by_role("button", name="Xem trước thay đổi"))
    expect(page.get_by_text("Không hoàn tác được")).to_be_visible()
    office.look("unit_merge_preview")
    page.get_by_role("button", name="Ghi việc hợp nhất").click()
    press(page, page.get_by_role("button", name="Đồng ý hợp nhất"))
    expect(page.get_by_text("Nay thuộc", exact=False).first).to_be_visible()
    office.look("unit_former")


def _splits(office: Visitor, cell: Unit) -> None:
    page = office.page
    office.go(f"/units/{cell.uid}/")
    office.look("unit_of_the_board")
    press(page, page.get_by_role("link", name="Chia tách"))
    page.get_by_label("Tên của tổ chức mới 1").fill("Chi bộ thôn Thượng")
    page.get_by_label("Mã của tổ chức mới 1").fill("CB.THUONG")
    page.get_by_label(f"Lê Văn {cell.pk}").select_option("1")
    _decided(page)
    office.look("unit_split")
    press(page, page.get_by_role("button", name="Xem trước thay đổi"))
    office.look("unit_split_preview")
    page.get_by_role("button", name="Ghi việc chia tách").click()
    press(page, page.get_by_role("button", name="Đồng ý chia tách"))
    expect(page.get_by_text("Đã ghi việc chia tách.")).to_be_visible()


def _decided(page: Any, on: str = "2026-06-01") -> None:
    page.get_by_label("Từ ngày", exact=True).fill(on)
    page.get_by_label("Số quyết định").fill("339-QĐ/TU")
    page.get_by_label("Ngày quyết định").fill("2026-05-20")
