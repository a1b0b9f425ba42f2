"""Files that are not what they say, or too much of it."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date

from openpyxl import Workbook

HEADS = [
    "Họ và tên", "Ngày sinh", "Số thẻ đảng viên", "Ngày vào Đảng", "Ngày chính thức",
    "Chi bộ", "Chức vụ", "Điện thoại",
]  # fmt: skip
ROW = ["Nguyễn Thị Hạnh", "01/02/1980", "99.123456", "01/02/2005", "01/02/2006",
       "Chi bộ ấp 1", "", "0100 000 001"]  # fmt: skip

type Made = tuple[str, bytes]


def sheet(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def bomb(inside: str, megabytes: int = 120) -> bytes:
    """A small package that unpacks to a great many zeros."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open(inside, "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(b"\0" * 1_048_576)
    return stream.getvalue()


def crowd(entries: int = 20_000) -> bytes:
    """A package of very many empty entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for number in range(entries):
            package.writestr(f"xl/a{number}.xml", b"")
    return stream.getvalue()


def package(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/"), text)
    return stream.getvalue()


def changed(column: int, value: object) -> bytes:
    """The good roster with one cell spoilt."""
    row: list[object] = list(ROW)
    row[column] = value
    return sheet(HEADS, row)


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
    "<a>&c;&d;</a>"
)

# Everywhere that a file may be sent: whatever the form expects, these are not it.
ANYWHERE: dict[str, Callable[[], Made]] = {
    "empty": lambda: ("trong.xlsx", b""),
    "one byte": lambda: ("mot.xlsx", b"P"),
    "csv named xlsx": lambda: ("danh-sach.xlsx", "Họ và tên,Ngày sinh\n".encode()),
    "picture named xlsx": lambda: ("anh.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 500),
    "text named docx": lambda: ("van-ban.docx", b"xin chao"),
    "old word": lambda: (
        "van-ban.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    ),
    "program": lambda: ("chay.exe", b"MZ" + b"\0" * 600),
    "svg": lambda: (
        "a.svg",
        b"<svg onload='alert(1)' xmlns='http://www.w3.org/2000/svg'/>",
    ),
    "no extension": lambda: ("README", b"abc"),
    "path in name": lambda: ("../../etc/passwd.xlsx", b"abc"),
    "nul in name": lambda: ("a\x00b.xlsx", b"abc"),
    "long name": lambda: ("a" * 5_000 + ".xlsx", b"abc"),
    "bomb as xlsx": lambda: ("bom.xlsx", bomb("xl/worksheets/sheet1.xml")),
    "bomb as docx": lambda: ("bom.docx", bomb("word/document.xml")),
    "many entries": lambda: ("dong.xlsx", crowd()),
    "half a package": lambda: ("nua.xlsx", sheet(HEADS, ROW)[:700]),
    "package without sheets": lambda: ("rong.xlsx", package(a="b")),
    "entities": lambda: (
        "thuc-the.xlsx",
        package(xl__workbook__xml=ENTITIES, xl__worksheets__sheet1__xml=ENTITIES),
    ),
    "climbing entry": lambda: (
        "leo.docx",
        package(**{"..__..__etc__passwd": "x", "word__document.xml": ENTITIES}),
    ),
    "nul in text": lambda: ("cau-hoi.gift", b"::a::b\x00 {=c ~d}"),
    "not utf-8": lambda: ("cau-hoi.gift", b"\xff\xfe\xfa\xfb"),
    "unclosed question": lambda: ("cau-hoi.gift", "::Tên::Câu hỏi {=đúng".encode()),
    "question without answers": lambda: ("cau-hoi.gift", "::Tên::Câu hỏi {}".encode()),
    "no right answer": lambda: ("cau-hoi.gift", "::Tên::Câu {~a ~b}".encode()),
    "weights of NaN": lambda: ("cau-hoi.gift", b"::T::C {~%NaN%a ~%1e400%b}"),
    "very long line": lambda: (
        "cau-hoi.gift",
        b"::a::" + b"b" * 1_000_000 + b" {=c ~d}",
    ),
    "very deep braces": lambda: ("cau-hoi.gift", b"{" * 50_000),
    "secret document": lambda: (
        "mat.txt",
        "TUYỆT MẬT\n\nKẾ HOẠCH\nI. MỤC ĐÍCH\n- nội dung".encode(),
    ),
    "lone surrogate": lambda: ("van-ban.txt", b"I. \xed\xa0\x80\n- a"),
}

# Rosters with one fault each.
ROSTERS: dict[str, Callable[[], Made]] = {
    "heads only": lambda: ("a.xlsx", sheet(HEADS)),
    "no heads": lambda: ("a.xlsx", sheet(ROW, ROW)),
    "wrong columns": lambda: ("a.xlsx", sheet(["Mã hàng", "Giá"], ["A1", 5])),
    "twice the same person": lambda: ("a.xlsx", sheet(HEADS, ROW, ROW)),
    "head twice": lambda: ("a.xlsx", sheet([*HEADS, "Họ và tên"], [*ROW, "khác"])),
    "31/02": lambda: ("a.xlsx", changed(1, "31/02/1980")),
    "month 13": lambda: ("a.xlsx", changed(1, "01/13/1980")),
    "born tomorrow": lambda: ("a.xlsx", changed(1, "01/01/2090")),
    "born in year 1": lambda: ("a.xlsx", changed(1, date(1, 1, 1).isoformat())),
    "serial of 1e308": lambda: ("a.xlsx", changed(1, 1e308)),
    "serial below nought": lambda: ("a.xlsx", changed(1, -5)),
    "name of 40,000 letters": lambda: ("a.xlsx", changed(0, "ă" * 32_000)),
    "name empty": lambda: ("a.xlsx", changed(0, "")),
    "name of blanks": lambda: ("a.xlsx", changed(0, "\u00a0 \u200b")),
    "name a formula": lambda: ("a.xlsx", changed(0, "=1+1")),
    "name a number": lambda: ("a.xlsx", changed(0, 12345)),
    "name a truth": lambda: ("a.xlsx", changed(0, True)),
    "card a formula": lambda: ("a.xlsx", changed(2, "=cmd|' /C calc'!A0")),
    "card overlong": lambda: ("a.xlsx", changed(2, "9" * 5_000)),
    "joined before birth": lambda: ("a.xlsx", changed(3, "01/01/1950")),
    "official before joined": lambda: ("a.xlsx", changed(4, "01/01/2001")),
    "unknown cell": lambda: ("a.xlsx", changed(5, "Chi bộ không có thật")),
    "cell empty": lambda: ("a.xlsx", changed(5, None)),
    "phone of letters": lambda: ("a.xlsx", changed(7, "không có")),
    "very wide": lambda: ("a.xlsx", sheet([*HEADS, *range(2_000)], ROW)),
    "blank rows between": lambda: ("a.xlsx", sheet(HEADS, [], [], [None] * 8, ROW)),
    "heads in row 20": lambda: ("a.xlsx", sheet(*[[]] * 19, HEADS, ROW)),
}
