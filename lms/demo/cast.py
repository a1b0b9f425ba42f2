"""The people as whom a visitor of the demo may sign in."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from lms.demo.register import MadePerson
from lms.demo.tree import MadeUnit
from people.kinds.role import Role

PASSWORD = "nghi-quyet-98"  # noqa: S105 -- of the demo, printed for everybody


@dataclass(frozen=True)
class Part:
    """One of the demo people: who, what for, and on which unit they hold a role."""

    key: str
    title: str
    does: str
    person: MadePerson
    username: str
    role: Role | None = None
    unit: MadeUnit | None = None
    has_account: bool = True


@dataclass(frozen=True)
class Ticket:
    """How to sign in as one of them; a line of the table that is printed."""

    key: str
    role: str
    name: str
    does: str
    username: str
    password: str  # or the one-time code of somebody without an account

    def as_row(self) -> dict[str, str]:
        return asdict(self)


_OFFICES = [
    ("campaign_officer", "Cán bộ Ban Tuyên giáo và Dân vận", "Mở và theo dõi đợt học tập",
     "tuyengiao", Role.CAMPAIGN_OFFICER, "Tuyên giáo"),
    ("organisation_officer", "Cán bộ Ban Tổ chức", "Nhập danh sách, xuất dữ liệu đánh giá",
     "tochuc", Role.ORGANISATION_OFFICER, "Ban Tổ chức"),
    ("editor", "Biên tập viên", "Soạn khóa học và bài học",
     "bientap", Role.EDITOR, "Tuyên giáo"),
    ("approver", "Người duyệt nội dung 1", "Duyệt bài học lần một",
     "duyet1", Role.CONTENT_APPROVER, "Tuyên giáo"),
    ("second_approver", "Người duyệt nội dung 2", "Duyệt bài học lần hai",
     "duyet2", Role.CONTENT_APPROVER, "Tuyên giáo"),
    ("lecturer", "Giảng viên", "Soạn câu hỏi, lập đề kiểm tra",
     "giangvien", Role.LECTURER, "Trường Chính trị"),
    ("question_approver", "Người duyệt câu hỏi", "Thẩm định, duyệt câu hỏi",
     "duyetcauhoi", Role.QUESTION_APPROVER, "Tuyên giáo"),
    ("inspector", "Cán bộ Ủy ban Kiểm tra", "Xem, kiểm tra nhật ký và hồ sơ",
     "kiemtra", Role.INSPECTOR, "Kiểm tra"),
    ("administrator", "Quản trị hệ thống", "Theo dõi công việc nền, cấp quyền",
     "quantri", Role.ADMINISTRATOR, "Văn phòng"),
    ("second_campaign_officer", "Lãnh đạo Ban Tuyên giáo và Dân vận",
     "Ký rút kinh nghiệm giai đoạn", "tuyengiao2", Role.CAMPAIGN_OFFICER, "Tuyên giáo"),
]  # fmt: skip


def choose(units: list[MadeUnit], people: list[MadePerson]) -> list[Part]:
    """Choose the demo people: a cell of a commune, its committee, the province's boards."""
    root = units[0]
    by_cell: dict[int, list[MadePerson]] = {}
    for person in people:
        if person.kind == "member" and person.standing is None:
            by_cell.setdefault(person.cell_id, []).append(person)
    committee = next(one for one in units if one.flavour == "commune" and one.stands)
    cells = [one for one in units if one.parent is committee and one.kind == "cell"]
    office, village = cells[0], cells[1]
    secretary, *others = by_cell[village.id]
    learner = next(one for one in others if one.is_woman and not one.position)
    newcomer = next(one for one in reversed(others) if one is not learner)
    officer = by_cell[office.id][3]
    return [
        Part("member", "Đảng viên", "Đang học dở đợt học tập", learner, "dangvien"),
        Part("newcomer", "Đảng viên chưa có tài khoản", "Vào bằng mã một lần",
             newcomer, newcomer.code, has_account=False),
        Part("secretary", "Bí thư chi bộ", "Xem ai còn thiếu, cấp mã, nhập tham gia",
             secretary, "bithu", Role.CELL_SECRETARY, village),
        Part("committee_officer", "Cán bộ đảng ủy xã", "Xác nhận, xem bảng tổng hợp",
             officer, "canboxa", Role.COMMITTEE_OFFICER, committee),
        *_officers(units, root, by_cell),
    ]  # fmt: skip


def _officers(
    units: list[MadeUnit], root: MadeUnit, by_cell: dict[int, list[MadePerson]]
) -> Iterator[Part]:
    """Those who work for the whole province, each from the board of their work."""
    taken: set[int] = set()
    for key, title, does, username, role, board in _OFFICES:
        cells = _cells_below(units, board) or _cells_below(units, "Đảng bộ")
        person = next(
            one for cell in cells for one in by_cell[cell.id][3:] if one.id not in taken
        )
        taken.add(person.id)
        yield Part(key, title, does, person, username, role, root)


def _cells_below(units: list[MadeUnit], word: str) -> list[MadeUnit]:
    """The cells of the organisations in whose names ``word`` stands."""
    return [
        one
        for one in units
        if one.kind == "cell"
        and one.parent
        and one.parent.kind == "grassroots"
        and word in one.parent.name
    ]


def grants(
    units: list[MadeUnit], people: list[MadePerson], parts: list[Part]
) -> Iterator[tuple[MadePerson, Role, MadeUnit]]:
    """Who holds which role where, besides the demo people: secretaries and officers.

    Every cell has its secretary, every committee an officer from its first cell.
    """
    by_id = {unit.id: unit for unit in units}
    cast = {(part.role, part.unit.id) for part in parts if part.unit}
    served: set[int] = set()
    for person in people:
        cell = by_id[person.cell_id]
        if person.leads and (Role.CELL_SECRETARY, cell.id) not in cast:
            yield person, Role.CELL_SECRETARY, cell
        committee = cell.parent
        if (
            person.position == "Phó Bí thư chi bộ"
            and committee
            and committee.kind in {"party_committee", "grassroots", "section"}
            and committee.id not in served
        ):
            served.add(committee.id)
            person.has_account = True
            if (Role.COMMITTEE_OFFICER, committee.id) not in cast:
                yield person, Role.COMMITTEE_OFFICER, committee
