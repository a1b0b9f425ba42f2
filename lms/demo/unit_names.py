"""What the units of the made-up province are called."""

from collections.abc import Iterator
from itertools import count
from random import Random

PROVINCE = "Tỉnh ủy Phước Bình"

_FIRST = [
    "Tân", "Phú", "Lộc", "Thanh", "Minh", "An", "Đồng", "Long", "Hưng", "Thuận",
    "Nghĩa", "Đức", "Bình", "Đa", "Vĩnh", "Quảng", "Xuân", "Hòa", "Mỹ", "Trung",
]  # fmt: skip
_SECOND = [
    "Lập", "Hòa", "Thành", "Lợi", "Sơn", "Thịnh", "Phú", "Tiến", "Khánh", "Tâm",
    "Thạnh", "Nhơn", "Điền", "Quan", "Trạch", "Kiết", "Lương", "Hiệp", "Tín", "Nguyên",
]  # fmt: skip
_OF_THE_HILLS = [
    "Bù Krông", "Đăk Liêng", "Bù Sa", "Đăk Nhôm", "Bù Lơ", "Đăk Rin", "Bù Tăng",
    "Đăk Sia", "Bù Gia Lốp", "Đăk Ơn",
]  # fmt: skip
DISTRICTS = [
    "Lộc Điền", "Bù Krông", "Phú Thạnh", "Tân Khánh", "Đồng Lương", "Minh Trạch",
    "Hưng Tín", "Đăk Liêng", "Long Quan", "Thanh Hiệp",
]  # fmt: skip
DIRECT = [
    "Đảng ủy các cơ quan Đảng tỉnh", "Đảng ủy Ủy ban nhân dân tỉnh",
    "Đảng ủy Quân sự tỉnh", "Đảng ủy Công an tỉnh", "Đảng ủy Bộ đội Biên phòng tỉnh",
    "Đảng ủy Khối doanh nghiệp nhà nước tỉnh", "Đảng ủy Công ty Cao su Phước Bình",
    "Đảng ủy Công ty Cao su Bù Krông", "Đảng ủy các khu công nghiệp tỉnh",
    "Đảng ủy Trường Cao đẳng Phước Bình",
]  # fmt: skip
_GRASSROOTS = {
    "Đảng ủy các cơ quan Đảng tỉnh": [
        "Đảng bộ Ban Tuyên giáo và Dân vận Tỉnh ủy", "Đảng bộ Ban Tổ chức Tỉnh ủy",
        "Đảng bộ Cơ quan Ủy ban Kiểm tra Tỉnh ủy", "Đảng bộ Văn phòng Tỉnh ủy",
        "Đảng bộ Trường Chính trị tỉnh", "Đảng bộ Báo và Phát thanh, Truyền hình tỉnh",
        "Đảng bộ Cơ quan Ủy ban Mặt trận Tổ quốc tỉnh",
    ],
    "Đảng ủy Ủy ban nhân dân tỉnh": [
        "Đảng bộ Sở Tài chính", "Đảng bộ Sở Nông nghiệp và Môi trường",
        "Đảng bộ Sở Giáo dục và Đào tạo", "Đảng bộ Sở Y tế", "Đảng bộ Sở Xây dựng",
        "Đảng bộ Sở Khoa học và Công nghệ", "Đảng bộ Sở Nội vụ",
        "Đảng bộ Sở Văn hóa, Thể thao và Du lịch",
    ],
    "Đảng ủy Quân sự tỉnh": ["Đảng bộ Trung đoàn 7", "Đảng bộ Phòng Tham mưu"],
    "Đảng ủy Công an tỉnh": ["Đảng bộ Phòng Cảnh sát cơ động", "Đảng bộ Trại tạm giam"],
    "Đảng ủy Bộ đội Biên phòng tỉnh": ["Đảng bộ Đồn Biên phòng cửa khẩu Lộc Sơn"],
}  # fmt: skip
_OF_COMMUNES = [
    "Đảng bộ Trường Trung học phổ thông {}", "Đảng bộ Trung tâm Y tế khu vực {}",
    "Đảng bộ Nông trường {}", "Đảng bộ Công ty Chế biến gỗ {}",
    "Đảng bộ Công ty Giày da {}",
]  # fmt: skip
_CELLS = {
    "commune": [
        "Cơ quan Đảng ủy xã", "Công an xã", "Quân sự xã", "Trường Tiểu học {}",
        "Trường Trung học cơ sở {}", "Trường Mầm non {}", "Trạm Y tế xã",
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",
    ],
    "ward": [
        "Cơ quan Đảng ủy phường", "Công an phường", "Quân sự phường",
        "Trường Tiểu học {}", "Trường Trung học cơ sở {}", "Trường Mầm non {}",
        "Trạm Y tế phường", "Chợ {}",
    ],
    "grassroots": [
        "Văn phòng", "Phòng Tổng hợp", "Phòng Nghiệp vụ 1", "Phòng Nghiệp vụ 2",
        "Phòng Kế hoạch", "Thanh tra", "Đơn vị sự nghiệp",
    ],
    "section": ["Tổ sản xuất", "Phân xưởng", "Đội"],
    "direct": ["Cơ quan", "Phòng Chính trị", "Phòng Hậu cần", "Phòng Kỹ thuật"],
}  # fmt: skip
_NUMBERED = {
    "commune": "Chi bộ ấp {}", "ward": "Chi bộ khu phố {}", "section": "Chi bộ Đội {}",
    "grassroots": "Chi bộ {}", "direct": "Chi bộ {}",
}  # fmt: skip


def commune_names(source: Random) -> Iterator[str]:
    """Names of communes, each once."""
    names = [f"{one} {two}" for one in _FIRST for two in _SECOND if one != two]
    source.shuffle(names)
    for turn, name in enumerate(names):
        if turn % 9 == 0 and turn // 9 < len(_OF_THE_HILLS):
            yield _OF_THE_HILLS[turn // 9]
        yield name


def grassroots_names(committee: str, place: str) -> Iterator[str]:
    """Names for the grassroots organisations below ``committee`` at ``place``."""
    yield from _GRASSROOTS.get(committee, [])
    if place:
        yield from (pattern.format(place) for pattern in _OF_COMMUNES)
    yield from (f"Đảng bộ Đơn vị {number}" for number in count(1))


def cell_names(flavour: str, place: str) -> Iterator[str]:
    """Names for the cells below a unit: villages and institutions by turns."""
    institutions = iter(_CELLS[flavour])
    numbers = count(1)
    if flavour in {"commune", "ward"}:
        yield f"Chi bộ {next(institutions)}"
        yield _NUMBERED[flavour].format(next(numbers))
        for pattern in institutions:
            yield f"Chi bộ {pattern.format(place)}"
            yield _NUMBERED[flavour].format(next(numbers))
    else:
        yield from (f"Chi bộ {name}" for name in institutions)
    while True:
        yield _NUMBERED[flavour].format(next(numbers))
