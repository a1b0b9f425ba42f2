"""Two hundred questions of all ten types, as people would write them."""

import itertools

from assessments.kinds.exchange.item import Item

TEXTS = [
    "Chỉ tiêu tham gia mỗi đợt học tập là bao nhiêu?",
    "Theo Kế hoạch 64-KH/TU, ai chịu trách nhiệm {cấp ủy} ~ 98 % = đủ?",
    "Đoạn có dấu: <b>đậm</b> & “ngoặc”, a -> b, C:\\thư mục # 1",
    "Câu có\nhai dòng\n\nvà một đoạn nữa [[x]]",
    "Nghị quyết | Chỉ thị // Kết luận \\n $CATEGORY: x",
]
FEEDBACK = ["", "Xem mục II.4", "Đúng #1, ~ gần", ""]
KINDS = (
    "single", "multiple", "true_false", "matching", "ordering", "short_answer", "numeric",
    "cloze", "case_set", "essay",
)  # fmt: skip


def mixed(count: int) -> list[Item]:
    points = itertools.cycle(["II.4", "", "III.1", "2"])
    return [
        Item(
            kind=(kind := KINDS[n % len(KINDS)]),
            stem=f"{n}. {TEXTS[n // 10 % len(TEXTS)]}",
            content=content(kind, n // 10),
            difficulty=n % 3 + 1,
            point=next(points),
        )
        for n in range(count)
    ]


def content(kind: str, n: int) -> dict:
    said = FEEDBACK[n % len(FEEDBACK)]
    return {**_MAKERS[kind](n), "feedback": said}


def _option(n: int, at: int, *, correct: bool) -> dict:
    said = FEEDBACK[(n + at) % len(FEEDBACK)] if n % 2 else ""
    text = f"Phương án {at}: {TEXTS[(n + at) % len(TEXTS)]}"
    return {"id": f"o{at}", "text": text, "correct": correct, "feedback": said}


def _single(n: int) -> dict:
    options = [_option(n, at, correct=at == n % 4 + 1) for at in range(1, 5)]
    return {"options": options, "scoring": ""}


def _multiple(n: int) -> dict:
    keys = n % 3 + 1
    options = [_option(n, at, correct=at <= keys) for at in range(1, 6)]
    scoring = ("all_or_nothing", "partial", "penalty")[n % 3]
    return {"options": options, "scoring": scoring}


def _true_false(n: int) -> dict:
    told = {"true": n % 2 == 0, "false": n % 2 == 1}
    words = {"true": "Đúng", "false": "Sai"}
    return {
        "options": [
            {"id": key, "text": words[key], "correct": value,
             "feedback": FEEDBACK[n % len(FEEDBACK)]}
            for key, value in told.items()
        ],
        "scoring": "",
    }  # fmt: skip


def _matching(n: int) -> dict:
    size = n % 3 + 2
    options = [
        {"id": f"o{at}", "text": f"vế phải {at} = {n}"} for at in range(1, size + 2)
    ]
    prompts = [
        {"id": f"p{at}", "text": f"vế trái {at}", "match": f"o{at if n % 4 else 1}"}
        for at in range(1, size + 1)
    ]
    scoring = "partial" if n % 2 else "all_or_nothing"
    return {"prompts": prompts, "options": options, "scoring": scoring}


def _ordering(n: int) -> dict:
    options = [
        {"id": f"o{at}", "text": f"Bước {at}: {n}"} for at in range(1, n % 4 + 3)
    ]
    return {
        "options": options,
        "scoring": ("all_or_nothing", "partial", "pairs")[n % 3],
    }


def _short_answer(n: int) -> dict:
    told = [
        ("chi bộ", "1", ""),
        ("chi b*", "0.5", "gần đúng"),
        ("=đảng ủy~", "0.25", ""),
    ]
    return {
        "accepted": [
            {"text": text, "share": share, "feedback": said if n % 2 else ""}
            for text, share, said in told[: n % 3 + 1]
        ],
        "fold_case": n % 4 != 0,
        "fold_accents": n % 5 == 0,
    }


def _numeric(n: int) -> dict:
    told = [("98", "0.5", "1"), ("97.25", "1", "0.5"), ("-3", "0", "0.333")]
    return {
        "accepted": [
            {"value": value, "tolerance": slack, "share": share, "feedback": ""}
            for value, slack, share in told[: n % 3 + 1]
        ]
    }


def _cloze(n: int) -> dict:
    makers = [("short", _short_answer), ("choice", _single), ("numeric", _numeric)]
    gaps = [
        {"id": f"g{at}", "kind": kind, "weight": at, **make(n + at)}
        for at, (kind, make) in enumerate(makers[: n % 3 + 1], start=1)
    ]
    text = "Mỗi đợt [[g1]] đảng viên" + "".join(
        f", {{x}} [[g{at}]]." for at in range(2, len(gaps) + 1)
    )
    return {"text": text, "gaps": gaps}


def _case_set(n: int) -> dict:
    kinds = KINDS[n % 6 : n % 6 + 3]
    return {
        "text": f"Chi bộ thôn {n}.\n\nCó 20 đảng viên & <i>5</i> dự bị.",
        "parts": [
            {
                "id": f"q{at}",
                "kind": kind,
                "stem": f"Hỏi {at}?",
                "content": content(kind, n + at),
            }
            for at, kind in enumerate(kinds, start=1)
        ],
    }


def _essay(n: int) -> dict:
    return {
        "rubric": [
            {"id": f"r{at}", "title": f"Tiêu chí {at}", "points": "5",
             "levels": [{"points": "2.5", "text": "Một nửa"}] if n % 2 else []}
            for at in range(1, n % 3 + 2)
        ],
        "min_words": n * 10, "max_words": n * 20, "takes_file": n % 2 == 0,
        "takes_text": True,
    }  # fmt: skip


_MAKERS = {
    "single": _single, "multiple": _multiple, "true_false": _true_false,
    "matching": _matching, "ordering": _ordering, "short_answer": _short_answer,
    "numeric": _numeric, "cloze": _cloze, "case_set": _case_set, "essay": _essay,
}  # fmt: skip
