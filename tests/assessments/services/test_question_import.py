import io
import zipfile
from typing import Any

import openpyxl
import pytest

from assessments.kinds.exchange.settings import is_same
from assessments.kinds.exchange.sheet import HEADERS, SAMPLE
from assessments.models import QuestionImport, QuestionVersion
from assessments.selectors.question_export import items_of
from assessments.services.question_export import FORMATS, export_bank
from assessments.services.question_import import (
    FileTwice,
    FileUnreadable,
    ImportFaulty,
    apply_import,
    stage_import,
)
from kernel.models import AuditEvent
from tests.assessments.factories import QuestionBankFactory
from tests.factories import PointFactory, UserFactory

pytestmark = pytest.mark.django_db
GIFT = "$CATEGORY: II.1/3\n\nCâu một? {=a ~b}\n\nCâu hai là đúng. {TRUE}\n".encode()


def stage(data: bytes, name: str = "cau-hoi.gift") -> QuestionImport:
    bank = QuestionBankFactory()
    PointFactory(resolution=bank.resolution, number="II.1")
    PointFactory(resolution=bank.resolution, number="II.4")
    return stage_import(bank=bank, file_name=name, data=data, actor=UserFactory())


def xlsx(*rows: list[Any], header: list[str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [header or list(HEADERS.values()), *rows]:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def row(**changes: Any) -> list[Any]:
    cells = dict(zip(HEADERS, SAMPLE[0], strict=True)) | changes
    return [cells[name] for name in HEADERS]


def places(staged: QuestionImport) -> list[str]:
    return [one["place"] for one in staged.problems]


def test_c07_a_dry_run_makes_no_question() -> None:
    staged = stage(GIFT)

    assert (len(staged.drafts), staged.problems) == (2, [])
    assert not QuestionVersion.objects.exists()


def test_c07_apply_import_makes_all_drafts_once() -> None:
    staged = stage(GIFT)
    actor = UserFactory()

    first, second = (apply_import(staged=staged, actor=actor) for _ in range(2))

    versions = QuestionVersion.objects.select_related("point").order_by("pk")
    assert (first, second) == (2, 2)
    assert [(one.point.number, one.difficulty) for one in versions if one.point] == [
        ("II.1", 3)
    ] * 2
    assert AuditEvent.objects.filter(verb="questions.imported").count() == 1


def test_the_same_file_is_imported_once_a_bank() -> None:
    staged = stage(GIFT)
    actor = UserFactory()
    again = stage_import(bank=staged.bank, file_name="x", data=GIFT, actor=actor)
    apply_import(staged=staged, actor=actor)

    with pytest.raises(FileTwice):
        apply_import(staged=again, actor=actor)

    assert QuestionVersion.objects.count() == 2


def test_c07_a_file_with_a_fault_is_not_applied_in_part() -> None:
    staged = stage(GIFT + "\nKhông có ngoặc\n".encode())

    with pytest.raises(ImportFaulty):
        apply_import(staged=staged, actor=UserFactory())

    assert places(staged) == ["Dòng 7"]
    assert not QuestionVersion.objects.exists()


def test_c07_good_questions_may_be_taken_without_the_others() -> None:
    staged = stage(GIFT + "\nKhông có ngoặc\n".encode())
    actor = UserFactory()

    counts = [
        apply_import(staged=staged, actor=actor, leaving_out=True) for _ in range(2)
    ]

    assert (counts, QuestionVersion.objects.count()) == ([2, 2], 2)
    event = AuditEvent.objects.get(verb="questions.imported")
    assert (event.facts["count"], event.facts["left_out"]) == (2, 1)


def test_c07_a_file_without_a_good_question_is_never_applied() -> None:
    staged = stage("Hỏng {=a =b ~c}\n".encode())

    with pytest.raises(ImportFaulty):
        apply_import(staged=staged, actor=UserFactory(), leaving_out=True)


def test_c07_what_is_left_behind_is_told_once_with_its_number() -> None:
    staged = stage("Chọn <b>một</b> {=a ~b}\n\nVà <i>hai</i> {=a ~b}\n".encode())

    assert [(one["place"], one["count"]) for one in staged.notes] == [("Dòng 1", 2)]


def test_c07_a_bank_goes_out_and_comes_back_whole() -> None:
    """By services, from the rows of one bank to those of another."""
    staged = stage(xlsx(*SAMPLE), "mau.xlsx")
    PointFactory(resolution=staged.bank.resolution, number="II.5")
    actor = UserFactory()
    apply_import(staged=staged, actor=actor)
    sent = items_of(staged.bank)

    for name in FORMATS:
        file = export_bank(bank=staged.bank, format=name, actor=actor)
        other = QuestionBankFactory(resolution=staged.bank.resolution)
        again = stage_import(
            bank=other, file_name=file.name, data=file.data, actor=actor
        )
        assert again.format == name
        assert again.problems == []
        if name != "docx":
            apply_import(staged=again, actor=actor)
            back = items_of(other)
            assert [is_same(one, two) for one, two in zip(sent, back, strict=True)] == [
                True
            ] * len(SAMPLE)

    trail = AuditEvent.objects.filter(verb="bank.exported")
    assert trail.count() == len(FORMATS)


def test_a22_a_point_that_the_document_lacks_is_named() -> None:
    staged = stage(GIFT.replace(b"II.1", b"IX"))

    assert places(staged) == ["Dòng 3", "Dòng 5"]
    assert staged.drafts == []
    assert "II.1, II.4" in staged.problems[0]["text"]


def test_c07_the_template_can_be_imported_as_it_is() -> None:
    staged = stage(xlsx(*SAMPLE), "mau.xlsx")

    kinds = [one["kind"] for one in staged.drafts]
    assert (kinds, staged.problems) == (
        ["single", "multiple", "true_false", "matching", "ordering", "short_answer",
         "numeric", "cloze", "essay"],
        [],
    )  # fmt: skip


def test_headers_are_matched_loosely() -> None:
    header = ["CÂU HỎI ", "loai cau hoi", "Văn bản", *"ABCDEFGHIJKL",
              "Đáp  án", "Độ khó", "Luận điểm", "cach cham", "Giải thích chung",
              "Dữ liệu máy"]  # fmt: skip

    staged = stage(xlsx(row(), header=header), "a.xlsx")

    assert (len(staged.drafts), staged.problems) == (1, [])


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"key": "G"}, "Dòng 2, cột “Đáp án đúng”"),
        ({"key": "E"}, "Dòng 2, cột “Đáp án đúng”"),
        ({"key": ""}, "Dòng 2, cột “Đáp án đúng”"),
        ({"kind": "Vấn đáp"}, "Dòng 2, cột “Loại”"),
        ({"kind": "Tình huống"}, "Dòng 2, cột “Loại”"),
        ({"kind": "Tự luận"}, "Dòng 2, cột “Phương án A”"),
        ({"kind": "Ghép đôi"}, "Dòng 2, cột “Phương án A”"),
        ({"kind": "Số"}, "Dòng 2, cột “Đáp án đúng”"),
        ({"kind": "Trả lời ngắn", "key": " | "}, "Dòng 2, cột “Đáp án đúng”"),
        ({"kind": "Điền khuyết"}, "Dòng 2, cột “Đoạn văn”"),
        ({"kind": "Điền khuyết", "text": "a {=b"}, "Dòng 2"),
        ({"kind": "Đúng/Sai", "key": "A"}, "Dòng 2, cột “Đáp án đúng”"),
        ({"difficulty": "9"}, "Dòng 2, cột “Mức độ”"),
        (
            {"kind": "Nhiều đáp án", "key": "A,B", "scoring": "may rủi"},
            "Dòng 2, cột “Cách chấm”",
        ),
        ({"stem": ""}, "Dòng 2"),
        ({"option_B": "98 %"}, "Dòng 2"),
        ({"stem": "a" * 2001}, "Dòng 2"),
        ({"point": "X.9"}, "Dòng 2"),
    ],
)
def test_c07_faults_of_a_table_are_named_by_row_and_column(
    changes: dict[str, str], place: str
) -> None:
    staged = stage(xlsx(row(**changes)), "a.xlsx")

    assert places(staged) == [place]


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", b"Cau hoi;Dap an\nx;A\n"),
        ("a.xlsx", b""),
        ("a.xlsx", b"PK\x03\x04" + b"\x00" * 40),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
        ("a.xlsx", b"PK" + b"\x00" * 5_000_001),
        ("a.gift", b"\xff\xff\xff"),
        ("a.gift", b"a\x00b {=a ~b}"),
        ("a.gift", b"a" * 2_000_001),
        ("a.txt", "Câu? {=a ~b}".encode("utf-16-le")),
    ],
    ids=range(9),
)
def test_t5_hostile_files_are_refused_in_words(name: str, data: bytes) -> None:
    with pytest.raises(FileUnreadable) as caught:
        stage(data, name)

    assert str(caught.value)
    assert not QuestionImport.objects.exists()


def test_t5_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(FileUnreadable):
        stage(bomb(), "a.xlsx")


def test_columns_that_are_missing_are_named() -> None:
    staged = stage(xlsx(["x"], header=["Họ và tên"]), "a.xlsx")

    assert places(staged) == ["Dòng 1", "Dòng 1"]
