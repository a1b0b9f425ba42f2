"""The board and the list of the missing, as pages."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from people.kinds.role import Role
from people.models import Unit
from tests.factories import NOON, GrantFactory, UnitFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Round:
    return make_round()


@pytest.fixture
def officer(this, client):
    grant = GrantFactory(unit=this.province, role=Role.COMMITTEE_OFFICER)
    client.force_login(grant.user, backend="django.contrib.auth.backends.ModelBackend")
    return grant.user


def address(this: Round, unit: Unit, name: str = "board") -> str:
    return reverse(f"records:{name}", args=[this.campaign.uid, unit.uid])


def deep(this: Round) -> list[Unit]:
    """Five levels with two units each, so that no level is skipped."""
    line, above = [], this.province
    for kind in ("party_committee", "grassroots", "section", "cell"):
        here = UnitFactory(parent=above, kind=kind, name=f"{kind} một")
        this.add(UnitFactory(parent=above, kind="cell", name=f"{kind} hai"))
        line.append(here)
        above = here
    return line


def test_a34_names_are_at_most_four_clicks_below_the_province(this, officer, client):
    line = deep(this)
    this.add(line[-1], full_name="Nguyễn Thị Hạnh")
    this.count()
    where, clicks = address(this, this.province), 0

    for unit in line:
        page = client.get(where, follow=True).content.decode()
        found = re.search(rf'href="([^"]+)"[^>]*>{unit.name}<', page)
        assert found, unit
        where, clicks = found[1], clicks + 1
    names = client.get(where, follow=True).content.decode()

    assert clicks == 4
    assert "Nguyễn Thị Hạnh" in names


def test_a_level_with_one_unit_is_passed_over(this, officer, client):
    only = UnitFactory(parent=this.province, kind="grassroots")
    this.add(UnitFactory(parent=only))
    this.add(UnitFactory(parent=only))
    this.count()

    response = client.get(address(this, this.province) + "?view=table")

    assert response.headers["Location"] == address(this, only) + "?view=table"


def test_a34_board_says_not_met_and_how_many_are_short(this, officer, client):
    cells = [UnitFactory(parent=this.province) for _ in range(2)]
    people = [this.add(cell) for cell in cells for _ in range(30)]
    for person in people[:58]:
        this.study(person)

    page = client.get(address(this, this.province)).content.decode()

    assert "58/60" in page
    assert "96,66 %" in page
    assert "Thiếu 1 người để đạt 98,00 %" in page


def test_a30_board_flags_many_entries_by_hand(this, officer, client):
    cells = [UnitFactory(parent=this.province) for _ in range(2)]
    for cell in cells:
        this.study(this.add(cell))
    record = this.campaign.records.first()
    record.participations.update(
        grade="D", reason="Giấy", entered_by=officer, decided_by=GrantFactory().user
    )
    type(record).objects.filter(pk=record.pk).update(grade="D", mode="hall")
    this.count()

    page = client.get(address(this, this.province)).content.decode()

    assert "Nhập thủ công nhiều" in page
    assert "50,00 %" in page


@pytest.mark.parametrize("view", ["tree", "table", "map"])
def test_board_has_one_query_count_with_one_and_three_rows(
    this, officer, client, django_assert_num_queries, view
):
    counts = []
    for rows in (2, 3):
        while Unit.objects.count() < rows + 1:
            this.add(UnitFactory(parent=this.province))
        this.count()
        with django_assert_num_queries(8) as captured:
            client.get(address(this, this.province), {"view": view})
        counts.append(len(captured))

    assert counts == [8, 8]


def test_missing_has_one_query_count_with_one_and_three_rows(
    this, officer, client, django_assert_num_queries
):
    cell = UnitFactory(parent=this.province)
    for people in (1, 2):
        for _ in range(people):
            this.add(cell)
        this.count()
        with django_assert_num_queries(10):
            client.get(address(this, cell, "missing"))


def test_board_exports_what_is_seen(this, officer, client):
    for name in ("=Chi bộ A", "Chi bộ B", "Khác"):
        this.add(UnitFactory(parent=this.province, name=name))
    this.count()
    url = address(this, this.province)

    text = (
        client.get(url, {"q": "chi bo", "format": "csv"}).getvalue().decode("utf-8-sig")
    )
    book = client.get(
        url, {"q": "chi bo", "sort": "-name", "format": "xlsx"}
    ).getvalue()

    names = [row[1] for row in csv.reader(io.StringIO(text))]
    sheet = load_workbook(io.BytesIO(book)).active
    assert names == ["Đơn vị", "'=Chi bộ A", "Chi bộ B"]
    assert [row[1].value for row in sheet] == ["Đơn vị", "Chi bộ B", "=Chi bộ A"]
    assert {cell.data_type for row in sheet for cell in row} == {"s", "n"}


def test_board_as_of_a_past_day_shows_what_was_known(this, officer, client):
    cells = [UnitFactory(parent=this.province) for _ in range(2)]
    for cell in cells:
        this.study(this.add(cell))

    page = client.get(address(this, this.province), {"at": "2026-05-30"})

    assert "0/2" in page.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"at": "2026-02-31"},
        {"at": "2030-01-01"},
        {"at": "9" * 400},
        {"q": "\x00"},
        {"sort": "-__class__"},
        {"tree": "x", "only": "y", "view": "z", "format": "exe"},
        {"page": "-1", "goal": "x", "reason": "\x00"},
    ],
)
def test_hostile_queries_get_a_page(this, officer, client, query):
    cells = [UnitFactory(parent=this.province) for _ in range(2)]
    for cell in cells:
        this.add(cell)
    this.count()

    answers = [
        client.get(address(this, unit, name), query).status_code
        for unit, name in ((this.province, "board"), (cells[0], "missing"))
    ]

    assert answers == [200, 200]


def test_a35_cell_shows_names_and_reasons_before_rates(this, officer, client):
    cell = UnitFactory(parent=this.province)
    this.add(cell, full_name="Lê Văn Sáu")
    this.study(this.add(cell))

    page = client.get(address(this, cell), follow=True).content.decode()

    assert "Lê Văn Sáu" in page
    assert "Chưa được mời" in page
    assert re.findall(r'stat-value">[^<]*%', page) == []


def test_a_campaign_that_has_closed_stays_on_the_list(this, officer, client):
    this.add(UnitFactory(parent=this.province))
    this.count()
    this.version.closes_at = NOON - timedelta(days=1)
    this.version.save()
    this.campaign.state = "closed"
    this.campaign.save()

    page = client.get(reverse("records:boards")).content.decode()

    assert this.version.title in page


@pytest.mark.parametrize(
    "query", [{}, {"at": "2026-05-31"}, {"at": "\x00", "tree": "x"}]
)
def test_a34_board_tells_what_its_figures_are_worth(this, officer, client, query):
    cells = [UnitFactory(parent=this.province) for _ in range(2)]
    for cell in cells:
        this.study(this.add(cell))
    this.count()

    board = client.get(address(this, this.province), query).content.decode()
    there = re.search(r'hx-get="([^"]+)"', board)
    assert there
    where = there[1].replace("&amp;", "&")
    part = client.get(where, headers={"HX-Request": "true"}).content.decode()
    page = client.get(where).content.decode()

    at_all = "0/0 người tham gia" if "at=2026" in where else "0/2 người tham gia"
    for one in (part, page):
        assert "Chất lượng số liệu" in one
        assert "Mã truy vấn" in one
        assert at_all in one


def test_quality_of_the_board_has_one_query_count(
    this, officer, client, django_assert_num_queries
):
    counts = []
    for more in (1, 2):
        for _unit in range(more):
            this.add(UnitFactory(parent=this.province))
        this.count()
        with django_assert_num_queries(10) as captured:
            client.get(address(this, this.province, "board_quality"))
        counts.append(len(captured))

    assert counts == [10, 10]
