"""Believable Vietnamese names, as often as they are borne."""

from dataclasses import dataclass
from random import Random

from lms.demo.chance import Weighted

_FAMILY = Weighted(
    {
        "Nguyễn": 31.5, "Trần": 10.9, "Lê": 8.9, "Phạm": 5.9, "Huỳnh": 3.6,
        "Hoàng": 2.6, "Phan": 2.8, "Vũ": 2.4, "Võ": 2.6, "Đặng": 1.9, "Bùi": 1.9,
        "Đỗ": 1.8, "Hồ": 1.5, "Ngô": 1.4, "Dương": 1.3, "Lý": 0.8, "Đinh": 0.9,
        "Trương": 1.2, "Mai": 0.7, "Lâm": 0.7, "Đoàn": 0.8, "Trịnh": 0.8, "Cao": 0.6,
        "Lương": 0.7, "Tạ": 0.4, "Hà": 0.7, "Nông": 0.8, "Hoàng Văn": 0.1, "Tô": 0.4,
        "Châu": 0.3, "Kiều": 0.2, "Thái": 0.4, "Từ": 0.2, "Lưu": 0.5, "Phùng": 0.5,
        "Quách": 0.2, "Triệu": 0.4, "Vương": 0.4, "Tống": 0.2, "Đào": 0.7,
    }
)  # fmt: skip
_MEN_MIDDLE = Weighted(
    {
        "Văn": 34, "Hữu": 6, "Đức": 5, "Minh": 5, "Quang": 4, "Thanh": 5, "Ngọc": 4,
        "Công": 3, "Xuân": 4, "Đình": 4, "Hoàng": 4, "Quốc": 4, "Anh": 2, "Trọng": 2,
        "Duy": 2, "Viết": 1, "Bá": 1, "Thế": 2, "Tấn": 2, "": 4,
    }
)  # fmt: skip
_WOMEN_MIDDLE = Weighted(
    {
        "Thị": 44, "Thị Thu": 4, "Thị Ngọc": 4, "Thị Thanh": 5, "Thị Kim": 3,
        "Thị Hồng": 4, "Thị Minh": 2, "Thị Bích": 2, "Thị Mỹ": 2, "Ngọc": 3,
        "Thu": 2, "Thanh": 3, "Phương": 2, "Kim": 2, "Hồng": 2, "Bảo": 1, "Mai": 1,
        "Thùy": 2, "Hoài": 1, "Diễm": 1,
    }
)  # fmt: skip
_MEN_GIVEN = Weighted(
    {
        "Hùng": 4, "Dũng": 4, "Tuấn": 4, "Minh": 4, "Thành": 3, "Hải": 3, "Sơn": 3,
        "Long": 2, "Nam": 3, "Bình": 3, "Cường": 3, "Hòa": 2, "Khánh": 2, "Lâm": 2,
        "Lộc": 2, "Nghĩa": 2, "Phong": 2, "Phúc": 3, "Phương": 1, "Quân": 2,
        "Quang": 2, "Quý": 1, "Tài": 2, "Tâm": 2, "Tân": 1, "Thái": 2, "Thắng": 3,
        "Thịnh": 2, "Toàn": 2, "Trung": 3, "Trường": 1, "Tú": 1, "Vinh": 2, "Vũ": 2,
        "Đạt": 2, "Đông": 1, "Hậu": 1, "Hiếu": 2, "Hoàng": 2, "Huy": 2, "Kiên": 2,
        "Lợi": 1, "Mạnh": 2, "Nhân": 1, "Thuận": 1, "Tiến": 2, "Việt": 1, "Ân": 1,
    }
)  # fmt: skip
_WOMEN_GIVEN = Weighted(
    {
        "Lan": 4, "Hoa": 4, "Hương": 4, "Hạnh": 4, "Hà": 3, "Nga": 3, "Thảo": 3,
        "Trang": 3, "Linh": 3, "Loan": 2, "Mai": 3, "Phương": 4, "Thủy": 3, "Hằng": 3,
        "Hiền": 3, "Huệ": 2, "Liên": 2, "Ngọc": 2, "Nhung": 2, "Oanh": 1, "Quyên": 1,
        "Thanh": 2, "Thu": 2, "Thúy": 2, "Tuyết": 2, "Vân": 3, "Xuân": 1, "Yến": 2,
        "Ánh": 1, "Bích": 1, "Châu": 1, "Diệu": 1, "Dung": 2, "Duyên": 1, "Giang": 1,
        "Hồng": 2, "Kiều": 1, "Ly": 1, "My": 1, "Ngân": 1, "Như": 1, "Tâm": 2,
        "Trinh": 1, "Uyên": 1,
    }
)  # fmt: skip
_STIENG_MEN = ["Krứ", "Bíu", "Đố", "Nhép", "Hích", "K’Rơn", "Lanh", "Xuân", "Thơm"]
_STIENG_WOMEN = ["Gết", "Mơ", "Phía", "Xê", "Briêng", "Hồng", "Vách", "Nhớ"]
_KHMER_FAMILY = ["Thạch", "Sơn", "Kim", "Danh", "Lâm", "Châu"]
_KHMER_GIVEN = ["Sóc Khêm", "Đa Ra", "Phết", "Sa Rinh", "Chan Thy", "Sô Phi", "Ươl"]
_LONG_WOMEN = [
    "Công Tằng Tôn Nữ", "Nguyễn Phúc Tôn Nữ", "Nguyễn Hoàng Thị Phương",
    "Trần Lê Nguyễn Thị Thanh", "Lê Nguyễn Hoàng Bảo",
]  # fmt: skip
_LONG_MEN = [
    "Nguyễn Phúc Bảo", "Trần Nguyễn Hoàng Minh", "Lê Trần Quốc", "Phạm Nguyễn Đăng",
    "Huỳnh Võ Trung",
]  # fmt: skip


@dataclass(frozen=True)
class Named:
    """A full name and whether it is a woman's."""

    full_name: str
    is_woman: bool


def draw_name(source: Random) -> Named:
    """A name of the province: mostly Kinh, some S'tiêng and Khmer, a few very long."""
    is_woman = source.random() < 0.42
    kind = source.random()
    if kind < 0.035:
        given = source.choice(_STIENG_WOMEN if is_woman else _STIENG_MEN)
        return Named(f"{'Thị' if is_woman else 'Điểu'} {given}", is_woman)
    if kind < 0.045:
        family, given = source.choice(_KHMER_FAMILY), source.choice(_KHMER_GIVEN)
        return Named(f"{family} {given}", is_woman)
    given = (_WOMEN_GIVEN if is_woman else _MEN_GIVEN).draw(source)
    if kind < 0.053:
        before = source.choice(_LONG_WOMEN if is_woman else _LONG_MEN)
        return Named(f"{before} {given}", is_woman)
    middle = (_WOMEN_MIDDLE if is_woman else _MEN_MIDDLE).draw(source)
    words = [_FAMILY.draw(source), middle, given]
    return Named(" ".join(word for word in words if word), is_woman)
