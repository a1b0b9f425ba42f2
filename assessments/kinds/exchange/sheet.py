"""Questions as rows of a table: columns known by loose headers."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from assessments.kinds.exchange.item import Found, Item, ItemFault, Skipped, bounded
from assessments.kinds.exchange.settings import read_comment, with_settings
from assessments.kinds.exchange.shape import truth_of
from assessments.kinds.exchange.sheet_row import (
    LETTERS,
    CellFault,
    key_of,
    letters_of,
    mark_of,
    read_content,
)
from assessments.kinds.exchange.text import plain

HEADERS = {
    "stem": "Câu hỏi",
    "kind": "Loại",
    "text": "Đoạn văn",
    **{f"option_{one}": f"Phương án {one}" for one in LETTERS},
    "key": "Đáp án đúng",
    "difficulty": "Mức độ",
    "point": "Nội dung",
    "scoring": "Cách chấm",
    "feedback": "Giải thích",
    "machine": "Dữ liệu máy (xóa ô này nếu sửa dòng)",
}
_OTHER_NAMES = {
    "stem": {"noi dung cau hoi", "cau"},
    "kind": {"loai cau hoi", "dang", "kieu"},
    "text": {"doan van ban", "van ban", "tinh huong"},
    "key": {"dap an", "dung"},
    "difficulty": {"do kho", "muc do kho"},
    "point": {"luan diem", "so luan diem", "noi dung luan diem"},
    "scoring": {"quy tac cham", "cham diem"},
    "feedback": {"giai thich chung", "loi giai"},
    "machine": {"du lieu may"},
    **{f"option_{one}": {one.lower(), f"pa {one.lower()}"} for one in LETTERS},
}
KIND_WORDS = {
    "single": "Một đáp án",
    "multiple": "Nhiều đáp án",
    "true_false": "Đúng/Sai",
    "matching": "Ghép đôi",
    "ordering": "Sắp xếp",
    "short_answer": "Trả lời ngắn",
    "numeric": "Số",
    "cloze": "Điền khuyết",
    "case_set": "Tình huống",
    "essay": "Tự luận",
}
_KINDS = {"": ""} | {key_of(word): kind for kind, word in KIND_WORDS.items()}
_KINDS |= {"mot": "single", "nhieu": "multiple"}
_LEVELS = {"1": 1, "2": 2, "3": 3, "": 2}
_LEVELS |= {"nho": 1, "de": 1, "hieu": 2, "trung binh": 2, "van dung": 3, "kho": 3}
_REQUIRED = ("stem", "key")


def _sample(**cells: str) -> list[str]:
    return [cells.get(name, "") for name in HEADERS]


SAMPLE = [
    _sample(
        stem="Chỉ tiêu tham gia mỗi đợt học tập là bao nhiêu?", kind="Một đáp án",
        option_A="98 %", option_B="95 %", option_C="90 %", option_D="80 %", key="A",
        difficulty="1", point="II.4",
    ),
    _sample(
        stem="Những hình thức nào được dùng để học tập nghị quyết?", kind="Nhiều đáp án",
        option_A="Trực tuyến", option_B="Trực tiếp tại hội trường",
        option_C="Tự nghiên cứu", option_D="Không học", key="A, B, C", difficulty="2",
        point="II.4", scoring="Từng phần",
    ),
    _sample(
        stem="Người đứng đầu chịu trách nhiệm về kết quả học tập.", kind="Đúng/Sai",
        key="Đúng", difficulty="1", point="II.1",
    ),
    _sample(
        stem="Ghép cơ quan với việc.", kind="Ghép đôi",
        option_A="Chi bộ -> họp hằng tháng", option_B="Đảng ủy -> tổng hợp, báo cáo",
        point="II.4",
    ),
    _sample(
        stem="Sắp xếp các bước theo thứ tự.", kind="Sắp xếp", option_A="Đăng ký",
        option_B="Học tập", option_C="Kiểm tra", scoring="Từng phần", point="II.4",
    ),
    _sample(
        stem="Đơn vị nhỏ nhất của Đảng gọi là gì?", kind="Trả lời ngắn",
        key="chi bộ | chi bộ cơ sở", point="II.4",
    ),
    _sample(
        stem="Chỉ tiêu tham gia là bao nhiêu phần trăm?", kind="Số", key="98 ± 0,5",
        point="II.4",
    ),
    _sample(
        stem="Điền vào chỗ trống.", kind="Điền khuyết", point="II.4",
        text="Mỗi đợt có ít nhất {#98} % đảng viên tham gia, do {=cấp ủy} tổ chức.",
    ),
    _sample(
        stem="Liên hệ việc học tập ở chi bộ anh/chị.", kind="Tự luận",
        option_A="6: Đúng nội dung nghị quyết", option_B="4: Liên hệ thực tế",
        point="II.4",
    ),
]  # fmt: skip


def read_sheet(rows: Sequence[Sequence[str]]) -> Found:
    """The questions of a table whose first filled row holds the headers."""
    filled = [(n, row) for n, row in enumerate(rows, start=1) if any(row)]
    columns = _columns(filled[0][1]) if filled else {}
    missing = [HEADERS[one] for one in _REQUIRED if one not in columns]
    if missing:
        words = _("The column “%(name)s” is missing. Use the template.")
        first = _("Row %(n)d") % {"n": 1}
        return Found(
            tuple(Skipped("", "", first, words % {"name": one}) for one in missing)
        )
    entries: list[Item | Skipped] = []
    for row_number, row in filled[1:]:
        bounded(len(entries) + 1)
        cells = {name: plain(row[at]) for name, at in columns.items() if at < len(row)}
        entries.append(read_row(cells, _("Row %(n)d") % {"n": row_number}))
    return Found(tuple(entries))


def read_row(cells: Mapping[str, str], place: str = "") -> Item | Skipped:
    """The question of one row, by names of columns."""
    name = cells.get("stem", "")[:200]
    try:
        return _item(cells, place)
    except CellFault as fault:
        column = _("column “%(name)s”") % {"name": HEADERS[fault.column]}
        return Skipped(fault.type, name, f"{place}, {column}", str(fault))
    except ItemFault as fault:
        return Skipped(fault.type, name, place, str(fault))


def _columns(header: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        told = key_of(cell)
        for name, title in HEADERS.items():
            if told == key_of(title) or told in _OTHER_NAMES[name]:
                found.setdefault(name, at)
    return found


def _item(cells: Mapping[str, str], place: str) -> Item:
    kind = _kind(cells)
    settings = read_comment(cells.get("machine", ""))
    if settings and settings.get("cells") != mark_of(cells, HEADERS):
        raise CellFault(
            "machine",
            _("The row was changed: empty this cell, so that the row counts."),
        )
    content: dict[str, Any] = {}
    notes: list[str] = []
    if "content" not in settings:
        kind, content, notes = read_content(kind, cells)
    item = Item(
        kind=kind,
        stem=cells.get("stem", ""),
        content=content,
        difficulty=_one_of(
            cells, "difficulty", _LEVELS, _("1, 2 or 3 (nhớ, hiểu, vận dụng)")
        ),
        point=cells.get("point", ""),
        place=place,
    ).noted(*notes)
    return with_settings(item, settings)


def _kind(cells: Mapping[str, str]) -> str:
    words = ", ".join(KIND_WORDS.values())
    told = _one_of(cells, "kind", _KINDS, _("one of: %(words)s") % {"words": words})
    if told:
        return told
    key = cells.get("key", "")
    if re.search(r"\{[^}]*\}", cells.get("text", "")):
        return "cloze"
    if truth_of(key) is not None and not any(
        cells.get(f"option_{one}") for one in LETTERS
    ):
        return "true_false"
    return "multiple" if len(letters_of(key)) > 1 else "single"


def _one_of[T](
    cells: Mapping[str, str], name: str, known: Mapping[str, T], words: str
) -> T:
    told = key_of(cells.get(name, ""))
    if told not in known:
        raise CellFault(name, _("Write %(choices)s.") % {"choices": words})
    return known[told]
