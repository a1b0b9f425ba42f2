"""The screens of rosters, and what hostile files get (a42, T5, T6)."""

import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from people.kinds.role import Role
from people.kinds.roster import TEMPLATE
from people.models import HomeUnit, Person, RosterImport, RosterImportRow
from tests.factories import GrantFactory, PersonFactory, UnitFactory
from tests.people.roster_file import person, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    return UnitFactory(kind="province")


@pytest.fixture
def cell(root: Any) -> Any:
    return UnitFactory(parent=root, name="Chi bộ thôn 1")


@pytest.fixture
def officer(client: Any, root: Any, cell: Any) -> Any:
    user = GrantFactory(unit=root, role=Role.ORGANISATION_OFFICER).user
    client.force_login(user)
    return user


@pytest.fixture
def send(client: Any, root: Any, officer: Any) -> Any:
    def sent(content: Any, name: Any = "danh-sach.xlsx", **changed: Any) -> Any:
        told = {"unit": str(root.uid), "effective_on": "2026-06-01", **changed}
        file = SimpleUploadedFile(name, content)
        return client.post("/rosters/", {**told, "file": file})

    return sent


def _package(entries: Any) -> Any:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries:
            package.writestr(name, content)
    return target.getvalue()


SHELL = [("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")]


def test_a42_journey_from_the_template_to_the_register(
    client: Any, send: Any, cell: Any, run_jobs: Any
) -> None:
    empty = client.get("/rosters/template.xlsx").content
    heads = [one.value for one in openpyxl.load_workbook(io.BytesIO(empty)).active[1]]
    content = sheet(
        person(), person("Sai", "31/02/1980", "2.2x"), headings=heads
    ).getvalue()

    page = send(content)["Location"]
    busy = client.get(page)
    run_jobs()
    checked = client.get(page)
    faulty = client.get(f"{page}?outcome=refused")
    client.post(f"{page}apply/")
    client.post(f"{page}apply/", {"without_faulty": "1"})
    run_jobs()
    applied = client.get(page)
    client.post(f"{page}undo/")

    assert heads == TEMPLATE
    assert "roster-progress" in busy.content.decode()
    assert checked.context["roster"].counts == {"new": 1, "refused": 1}
    assert [row.number for row, _, _ in faulty.context["rows"]] == [3]
    assert "31/02/1980" in faulty.content.decode()
    assert applied.context["roster"].state == "applied"
    assert Person.objects.count() == 0


def test_a42_rows_are_downloaded_with_what_to_do(
    client: Any, send: Any, run_jobs: Any
) -> None:
    page = send(sheet(person("=1+1"), person()).getvalue())["Location"]
    run_jobs()

    file = client.get(f"{page}rows.xlsx?outcome=refused").content

    rows = list(openpyxl.load_workbook(io.BytesIO(file)).active.values)
    assert len(rows) == 2
    assert rows[1][0] == "2"
    assert not any(
        cell.data_type == "f"
        for row in openpyxl.load_workbook(io.BytesIO(file)).active.rows
        for cell in row
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ho va ten,ngay sinh\nA,1",
        b"PK\x03\x04 damaged",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        _package([("readme.txt", "x")]),
        _package([*SHELL, ("xl/worksheets/sheet1.xml", b"\0" * 30_000_000)]),
        _package([*SHELL, *((f"xl/{n}", "") for n in range(2_100))]),
        _package([*SHELL, ("../../etc/passwd", "x")]),
    ],
    ids=["empty", "csv", "damaged", "xls", "zip", "bomb", "many entries", "escape"],
)
def test_a42_what_is_no_sheet_is_refused_at_once(send: Any, content: Any) -> None:
    answer = send(content)

    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert RosterImport.objects.count() == 0


@pytest.mark.parametrize(
    "content",
    [
        _package(SHELL),
        sheet().getvalue(),
        sheet(["x"], headings=["Tên hàng", "Giá"]).getvalue(),
        sheet(["x"], headings=["Họ và tên", "Ngày sinh"]).getvalue(),
        sheet(["x", "y", "z"], headings=["Họ tên", "Chi bộ", "Họ và tên"]).getvalue(),
        sheet(person(), above=20).getvalue(),
    ],
    ids=["no sheet", "no rows", "no heads", "no cell", "twice", "too deep"],
)
def test_a42_a_sheet_without_the_columns_is_refused_with_words(
    client: Any, send: Any, run_jobs: Any, content: Any
) -> None:
    page = send(content)["Location"]
    run_jobs()

    roster = RosterImport.objects.get()
    assert (roster.state, bool(roster.error)) == ("refused", True)
    assert roster.error in client.get(page).content.decode()


HOSTILE: list[dict[str, Any]] = [
    {"name": "=HYPERLINK(1)"}, {"name": "1234"}, {"name": "x" * 5000}, {"name": "<b>"},
    {"name": None}, {"born": "31/02/1980"}, {"born": "1980"}, {"born": 29_000},
    {"born": "01/13/1970"}, {"born": date(2030, 1, 1)}, {"born": "01/01/1"},
    {"card": "+1+1"}, {"card": "a b;c"}, {"card": "x" * 200}, {"unit": None},
    {"unit": "@SUM(1)"}, {"unit": "Không có"}, {"unit": "%"}, {"unit": ","},
    {"joined": "01/01/1900"}, {"joined": "01/01/1970"}, {"official": "01/01/1985"},
    {"position": "-1"}, {"position": "y" * 400}, {"phone": "abc"}, {"phone": "=1"},
    {"phone": 1e300}, {"card": True}, {"born": True}, {"born": float(10**20)},
]  # fmt: skip


def test_a42_hostile_cells_are_refused_row_by_row(send: Any, run_jobs: Any) -> None:
    rows = [person(**{"card": f"9.{n:04}", **bad}) for n, bad in enumerate(HOSTILE)]
    before = Person.objects.count(), HomeUnit.objects.count()

    send(sheet(*rows).getvalue())
    run_jobs()

    accepted = RosterImportRow.objects.exclude(outcome="refused")
    assert [HOSTILE[row.number - 2] for row in accepted] == [{"phone": "=1"}]
    assert all(
        one["message"] and one["remedy"]
        for row in RosterImportRow.objects.all()
        for one in row.problems
    )
    assert (Person.objects.count(), HomeUnit.objects.count()) == before


@pytest.mark.parametrize(
    "changed",
    [
        {"unit": "x"},
        {"unit": ""},
        {"effective_on": "31/02/2026"},
        {"effective_on": "2027-01-01"},
        {"effective_on": "1800-01-01"},
        {"decision_number": "x" * 100},
        {"decision_number": "\x00"},
    ],
)
def test_roster_form_explains_bad_input(send: Any, changed: Any) -> None:
    answer = send(sheet(person()).getvalue(), **changed)

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == list(changed)


def test_a41_roster_for_a_foreign_unit_is_refused(send: Any) -> None:
    answer = send(sheet(person()).getvalue(), unit=str(UnitFactory().uid))

    assert answer.status_code == 200
    assert RosterImport.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_roster_page_asks_the_same_number_of_queries(
    client: Any,
    send: Any,
    cell: Any,
    run_jobs: Any,
    rows: Any,
    django_assert_num_queries: Any,
) -> None:
    PersonFactory(unit=cell)
    people = [person(card=f"7.00{n}") for n in range(rows)]
    page = send(sheet(*people).getvalue())["Location"]
    run_jobs()

    with django_assert_num_queries(8):
        assert len(client.get(page).context["rows"]) == rows
