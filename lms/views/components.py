"""Every component in its states, for those who build screens."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from kernel.kinds.listing import Column
from kernel.kinds.picture import Share, mix
from lms.forms.sample import SampleFileForm, SampleForm
from people.access import PUBLIC, policy

TARGET = 9800
NAMES = [
    ("Đảng ủy xã Phú Riềng", 1_204, 1_215),
    ("Đảng ủy phường Đồng Xoài", 2_310, 2_422),
    ("Đảng ủy các cơ quan Đảng tỉnh", 3_127, 3_180),
    ("Đảng bộ Công ty Trách nhiệm hữu hạn Một thành viên Cao su Phú Riềng", 640, 731),
    ("Đảng ủy xã Bù Gia Mập", 489, 499),
    ("Đảng ủy xã Đắk Ơ", 97_999, 100_000),
    ("Chi bộ Trường Tiểu học và Trung học cơ sở Trần Quốc Toản", 25, 26),
    ("Đảng ủy xã Thọ Sơn", 0, 0),
]
WORDS = "dang uy xa phuong"


@policy(PUBLIC)
def components(request: HttpRequest) -> HttpResponse:
    """The components; only where ``SHOW_COMPONENTS`` is on."""
    if not settings.SHOW_COMPONENTS:
        raise Http404
    area = "staff" if request.GET.get("area") == "staff" else "member"
    return render(request, f"lms/components_{area}.html", _samples(request))


@policy(PUBLIC)
def sample_units(request: HttpRequest) -> JsonResponse:
    """What the unit picker asks, answered with made-up units."""
    if not settings.SHOW_COMPONENTS:
        raise Http404
    asked = request.GET.get("q", "").casefold()
    found = [name for name, _, _ in NAMES if asked in f"{name} {WORDS}".casefold()]
    units = [{"uid": name, "name": name, "path": "Tỉnh ủy"} for name in found]
    return JsonResponse({"units": units})


def _samples(request: HttpRequest) -> dict[str, Any]:
    now = timezone.now()
    shares = [
        Share(name, part, min(whole, 4_000), "#")
        if whole < TARGET
        else Share(name, 3_919, 4_000, "#")
        for name, part, whole in NAMES
    ]
    rows = [SimpleNamespace(name=n, part=p, whole=w) for n, p, w in NAMES] * 8
    return {
        "form": SampleForm(),
        "bad_form": SampleForm({"name": "", "born_on": "31/02/1960", "when": "a"}),
        "file_form": SampleFileForm(),
        "shares": shares,
        "rows": [
            SimpleNamespace(name=name, part=part, whole=whole, short=index)
            for index, (name, part, whole) in enumerate(NAMES)
        ],
        "page": Paginator(rows, 8).get_page(request.GET.get("page")),
        "columns": [
            Column("Đơn vị", "name"),
            Column("Tham gia", "part", is_number=True),
            Column("Tỷ lệ", "rate", is_number=True),
            Column("Mức chứng cứ"),
        ],
        "sort": request.GET.get("sort", "-rate"),
        "mix": mix([("A", 31_022), ("B", 3_410), ("C", 1_050), ("D", 117)]),
        "target": TARGET,
        "now": now,
        "soon": now + timedelta(minutes=4, seconds=30),
        "later": now + timedelta(minutes=38),
        "friday": now + timedelta(days=3),
        "steps": _steps(),
        "crumbs": [("Tỉnh ủy", "#"), ("Đảng ủy xã Phú Riềng", "#")],
        "tabs": [("Tổng quan", "#", True), ("Còn thiếu", "#", False)],
        "size": 20_000_000,
    }


def _steps() -> list[SimpleNamespace]:
    titles = [
        "Bài 1. Bối cảnh và quan điểm",
        "Bài 2. Mục tiêu đến năm 2030",
        "Kiểm tra",
    ]
    states = ["done", "now", "closed"]
    whens = ["Hoàn thành thứ Hai, 23/11/2026", "còn 12 phút", "Mở sau Bài 2"]
    return [
        SimpleNamespace(title=title, state=state, when=when, text="", href="#")
        for title, state, when in zip(titles, states, whens, strict=True)
    ]
