"""Questions as rows of a table: columns known by loose headers."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from assessments.kinds import true_false
from assessments.kinds.content import Content, Option
from assessments.kinds.draft import Draft, draft_problems
from assessments.kinds.gift import Problem, Sheaf
from assessments.kinds.multiple import Scoring
from people.kinds.name import search_key, tidy

LETTERS = "ABCDEF"
HEADERS = {
    "stem": "Câu hỏi",
    "kind": "Loại",
    **{f"option_{one}": f"Phương án {one}" for one in LETTERS},
    "key": "Đáp án đúng",
    "difficulty": "Mức độ",
    "point": "Nội dung",
    "scoring": "Cách chấm",
}
_OTHER_NAMES = {
    "stem": {"noi dung cau hoi", "cau"},
    "kind": {"loai cau hoi", "dang", "kieu"},
    "key": {"dap an", "dung"},
    "difficulty": {"do kho", "muc do kho"},
    "point": {"luan diem", "so luan diem", "noi dung luan diem"},
    "scoring": {"quy tac cham", "cham diem"},
    **{f"option_{one}": {one.lower(), f"pa {one.lower()}"} for one in LETTERS},
}
_KINDS = {
    "": "",
    "mot dap an": "single",
    "mot": "single",
    "nhieu dap an": "multiple",
    "nhieu": "multiple",
    "dung sai": "true_false",
}
_LEVELS = {"1": 1, "2": 2, "3": 3, "": 2}
_LEVELS |= {"nho": 1, "de": 1, "hieu": 2, "trung binh": 2, "van dung": 3, "kho": 3}
_SCORINGS = {
    "": Scoring.ALL_OR_NOTHING,
    "tat ca hoac khong": Scoring.ALL_OR_NOTHING,
    "dung het": Scoring.ALL_OR_NOTHING,
    "tung phan": Scoring.PARTIAL,
    "tung phan tru diem": Scoring.PENALTY,
    "tru diem": Scoring.PENALTY,
}
_TRUTH = {
    "dung": True,
    "d": True,
    "true": True,
    "sai": False,
    "s": False,
    "false": False,
}
_REQUIRED = ("stem", "key")
SAMPLE = [
    ["Chỉ tiêu tham gia mỗi đợt học tập là bao nhiêu?", "Một đáp án", "98 %", "95 %",
     "90 %", "80 %", "", "", "A", "1", "II.4", ""],
    ["Những hình thức nào được dùng để học tập nghị quyết?", "Nhiều đáp án",
     "Trực tuyến", "Trực tiếp tại hội trường", "Tự nghiên cứu", "Không học", "", "",
     "A, B, C", "2", "II.4", "Từng phần"],
    ["Người đứng đầu chịu trách nhiệm về kết quả học tập.", "Đúng/Sai", "", "", "", "",
     "", "", "Đúng", "1", "II.1", ""],
]  # fmt: skip


class _CellFault(ValueError):
    def __init__(self, column: str, text: str) -> None:
        super().__init__(text)
        self.column = column


def read_sheet(rows: Sequence[Sequence[str]]) -> Sheaf:
    """The questions of a table whose first filled row holds the headers."""
    filled = [(n, row) for n, row in enumerate(rows, start=1) if any(row)]
    columns = _columns(filled[0][1]) if filled else {}
    missing = [HEADERS[one] for one in _REQUIRED if one not in columns]
    if missing:
        words = _("The column “%(name)s” is missing. Use the template.")
        found = [Problem(_("Row 1"), words % {"name": one}) for one in missing]
        return Sheaf((), tuple(found))
    drafts, problems = [], []
    for number, row in filled[1:]:
        cells = {name: tidy(row[at]) for name, at in columns.items() if at < len(row)}
        place = _("Row %(n)d") % {"n": number}
        try:
            draft = _draft(cells, place)
        except _CellFault as fault:
            column = _("column “%(name)s”") % {"name": HEADERS[fault.column]}
            problems.append(Problem(f"{place}, {column}", str(fault)))
            continue
        problems += [Problem(place, one) for one in draft_problems(draft)]
        drafts.append(draft)
    if not drafts and not problems:
        problems.append(Problem(_("The file"), _("There is no question in it.")))
    return Sheaf(tuple(drafts), tuple(problems))


def _key(text: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z]+", " ", search_key(text)).split())


def _columns(header: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        told = _key(cell)
        for name, title in HEADERS.items():
            if told == _key(title) or told in _OTHER_NAMES[name]:
                found.setdefault(name, at)
    return found


def _draft(cells: dict[str, str], place: str) -> Draft:
    key = cells.get("key", "")
    truth = _TRUTH.get(_key(key))
    options = {one: cells.get(f"option_{one}", "") for one in LETTERS}
    kind = _one_of(
        cells, "kind", _KINDS, _("one of: Một đáp án, Nhiều đáp án, Đúng/Sai")
    )
    if not kind:
        is_statement = truth is not None and not any(options.values())
        kind = "true_false" if is_statement else "single"
        kind = "multiple" if len(_letters(key)) > 1 and not is_statement else kind
    if kind == "true_false":
        if truth is None:
            raise _CellFault("key", _("Write Đúng or Sai."))
        content = true_false.content_of(is_true=truth)
    else:
        content = _choice(kind, options, key, cells)
    return Draft(
        kind=kind,
        stem=cells.get("stem", ""),
        content=content,
        difficulty=_one_of(
            cells, "difficulty", _LEVELS, _("1, 2 or 3 (nhớ, hiểu, vận dụng)")
        ),
        point=cells.get("point", ""),
        place=place,
    )


def _choice(
    kind: str, options: dict[str, str], key: str, cells: dict[str, str]
) -> Content:
    keys = _letters(key)
    empty = [one for one in keys if not options.get(one)]
    if not keys or empty:
        raise _CellFault("key", _("Write the letters of filled options, as A or A, C."))
    scoring = ""
    if kind == "multiple":
        scoring = _one_of(
            cells,
            "scoring",
            _SCORINGS,
            _("one of: Tất cả hoặc không, Từng phần, Từng phần trừ điểm"),
        )
    return Content(
        options=tuple(
            Option(f"o{letter}", text, correct=letter in keys)
            for letter, text in options.items()
            if text
        ),
        scoring=scoring,
    )


def _letters(key: str) -> list[str]:
    told = key.upper().replace(" ", "")
    parts = re.split(r"[,;./+]+|VÀ", told)
    letters = [one for one in parts if one]
    if len(letters) == 1 and len(letters[0]) > 1:
        letters = list(letters[0])
    return letters if all(one in LETTERS for one in letters) else []


def _one_of[T](cells: dict[str, str], name: str, known: dict[str, T], words: str) -> T:
    told = _key(cells.get(name, ""))
    if told not in known:
        raise _CellFault(name, _("Write %(choices)s.") % {"choices": words})
    return known[told]
