"""The board's table of points, applied beside the facts and never among them."""

from collections.abc import Iterator
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import IO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.kinds.sheet import Cell, Sheet, write_xlsx
from people.models import Unit, User
from records.kinds.rating import MOST_POINTS, Weights, rating
from records.models import ExportRun, RatingTable
from records.selectors.evaluation import Facts, facts_of
from records.selectors.rating import standings

# Frozen like the columns of the facts.
COLUMNS = (
    "Mã đảng viên",
    "Họ và tên",
    "Mã tổ chức",
    "Tổ chức đảng (tại thời điểm)",
    "Số đợt phải tính",
    "Tham gia",
    "Hoàn thành",
    "Đạt bài kiểm tra",
    "Trong đó học bù",
    "Dòng để riêng",
    "Điểm theo bảng điểm",
)
MARK = "ĐIỂM THAM KHẢO THEO BẢNG ĐIỂM CỦA BAN TỔ CHỨC"


class PointsTooMany(DomainError):
    message = _("The points together are more than 100.")


class BasisMissing(DomainError):
    message = _("Write the sign of the document that decides the table.")


@transaction.atomic
def lay_rating_table(
    *,
    owner: Unit,
    basis: str,
    valid_from: date,
    weights: Weights,
    actor: User,
    now: datetime | None = None,
) -> RatingTable:
    """Lay the next version of the owner's table; those before it stay as they are.

    Raises:
        PointsTooMany, BasisMissing: it cannot be laid so.
    """
    now = now or timezone.now()
    if weights.most > MOST_POINTS:
        raise PointsTooMany
    if not basis.strip():
        raise BasisMissing
    Unit.objects.select_for_update(no_key=True).get(pk=owner.pk)
    table = RatingTable.objects.create(
        owner=owner,
        number=RatingTable.objects.filter(owner=owner).count() + 1,
        basis=basis.strip(),
        valid_from=valid_from,
        participated=weights.participated,
        completed=weights.completed,
        passed=weights.passed,
        makeup_percent=weights.makeup_percent,
        laid_by=actor,
        laid_at=now,
    )
    audit.record(
        actor=actor,
        verb="rating_table.laid",
        target=table,
        now=now,
        number=table.number,
        basis=table.basis,
    )
    return table


@transaction.atomic
def rate(
    *, run: ExportRun, table: RatingTable, actor: User, now: datetime | None = None
) -> IO[bytes]:
    """The points of the members of ``run`` as an open XLSX file; who took it is kept.

    The file says on its first sheet that it is no record: it is not signed and not in
    the ledger. The same question and table give the same bytes.
    """
    file = TemporaryFile()  # noqa: SIM115 -- the caller closes it
    try:
        with facts_of(run) as facts:
            sheets = [
                Sheet("Thông tin", ("Mục", "Giá trị"), _heading(run, table)),
                Sheet("Điểm tham khảo", COLUMNS, _rows(facts, table.weights)),
            ]
            write_xlsx(sheets, file, scratch=TemporaryFile)
    except BaseException:
        file.close()
        raise
    audit.record(
        actor=actor,
        verb="evaluation.rated",
        target=run,
        now=now or timezone.now(),
        table=str(table.uid),
        size=file.seek(0, 2),
    )
    file.seek(0)
    return file


def _rows(facts: Facts, weights: Weights) -> Iterator[tuple[Cell, ...]]:
    for names, one in standings(facts):
        points = rating(one, weights)
        yield (
            *names, one.required, one.participated, one.completed, one.passed,
            one.made_up, one.apart, "" if points is None else float(points),
        )  # fmt: skip


def _heading(run: ExportRun, table: RatingTable) -> list[tuple[str, str]]:
    moment = timezone.localtime(run.as_of)
    return [
        (MARK, "Không phải hồ sơ học tập, không ký số, không thuộc sổ cái"),
        ("Mã truy vấn", str(run.uid)),
        ("Số liệu đến", moment.strftime("%H:%M:%S.%f %d/%m/%Y %z")),
        ("Kỳ", f"{run.from_on:%d/%m/%Y} - {run.until_on:%d/%m/%Y}"),
        ("Mã tổ chức", run.unit.code),
        ("Bảng điểm", f"số {table.number}, {table.basis}"),
        ("Áp dụng từ", f"{table.valid_from:%d/%m/%Y}"),
        ("Điểm tham gia", _number(table.participated)),
        ("Điểm hoàn thành", _number(table.completed)),
        ("Điểm đạt bài kiểm tra", _number(table.passed)),
        ("Học bù được tính", f"{table.makeup_percent} %"),
        ("Cách tính", "Điểm từng mục × số đợt đạt ÷ số đợt phải tính, làm tròn xuống"),
        (
            "Ô điểm trống",
            "Có dòng để riêng: khiếu nại, chưa thông báo, chưa niêm phong",
        ),
    ]


def _number(value: object) -> str:
    return f"{value:.2f}".replace(".", ",")
