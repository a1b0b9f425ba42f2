"""The evaluation export: asked once, answered as often as wanted, always the same."""

from contextlib import ExitStack
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import IO, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from kernel import audit
from kernel.clock import wait_for_writers
from kernel.errors import DomainError
from kernel.kinds.sheet import Sheet, csv_lines, write_xlsx
from people.models import Unit, User
from records.kinds.evaluation import (
    APART_COLUMNS,
    COLUMNS,
    COLUMNS_VERSION,
    UNIT_COLUMNS,
    Question,
)
from records.models import ExportRun
from records.selectors.evaluation import Facts, Part, facts_of
from records.services.evaluation_package import digest_of, write_jsonl, write_package


class PeriodWrong(DomainError):
    message = _("The period ends before it begins.")


class AsOfAhead(DomainError):
    message = _("The moment of the figures lies ahead.")


class AnswerChanged(DomainError):
    message = _(
        "The same question gives another answer than before: the records were changed "
        "outside the product. Tell the administrator; no file was made."
    )


class ColumnsOld(DomainError):
    message = _(
        "This question was put when the file had other columns. Put it again to have "
        "the file of today."
    )


@transaction.atomic
def ask_evaluation(
    *,
    unit: Unit,
    from_on: date,
    until_on: date,
    actor: User,
    campaign: Campaign | None = None,
    as_of: datetime | None = None,
    now: datetime | None = None,
) -> ExportRun:
    """Put a question; the same one again is the same row.

    Raises:
        PeriodWrong, AsOfAhead: it cannot be answered.
    """
    now = now or timezone.now()
    as_of = as_of or now
    if until_on < from_on:
        raise PeriodWrong
    if as_of > now:
        raise AsOfAhead
    period: Any = {"from_on": from_on, "until_on": until_on, "as_of": as_of}
    campaign_uid = campaign.uid if campaign else None
    question = Question(unit_uid=unit.uid, campaign_uid=campaign_uid, **period)
    run, is_new = ExportRun.objects.get_or_create(
        uid=question.uid,
        defaults={
            **period,
            "unit": unit,
            "campaign": campaign,
            "columns_version": COLUMNS_VERSION,
            "asked_by": actor,
            "asked_at": now,
        },
    )
    if is_new:
        _write_down(run, actor, now)
    return run


def _write_down(run: ExportRun, actor: User, now: datetime) -> None:
    audit.record(
        actor=actor,
        verb="evaluation.asked",
        target=run,
        now=now,
        unit=str(run.unit.uid),
        period=[run.from_on.isoformat(), run.until_on.isoformat()],
        as_of=run.as_of.isoformat(),
    )


@transaction.atomic
def answer_evaluation(
    *, run: ExportRun, extension: str, actor: User, now: datetime | None = None
) -> IO[bytes]:
    """The answer as an open file at its beginning; who took it is written down.

    Memory does not grow with the rows: the file lies on disk while it is made.

    Args:
        extension: ``csv`` or ``xlsx``; ``zip`` is the signed package with both.

    Rows that are contested, that their person may still contest, or that no head of
    the ledger reaches yet stand apart without any fact (records.kinds.contest.Gate).

    Raises:
        AnswerChanged: the bytes are not those of the first answer.
        ColumnsOld: it was asked of another set of columns.
        StillWritten: what began before the moment of the figures is not written yet.
    """
    now = now or timezone.now()
    if run.columns_version != COLUMNS_VERSION:
        raise ColumnsOld
    run = ExportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    wait_for_writers(run.as_of)
    file = TemporaryFile()  # noqa: SIM115 -- the caller closes it
    try:
        digest = _write(run, extension, file)
    except BaseException:
        file.close()
        raise
    audit.record(
        actor=actor,
        verb="evaluation.exported",
        target=run,
        now=now,
        format=extension,
        sha256=digest,
        size=file.seek(0, 2),
    )
    file.seek(0)
    return file


def _write(run: ExportRun, extension: str, file: IO[bytes]) -> str:
    """Write the file and keep or compare the digest that stands for it."""
    with facts_of(run) as facts:
        if extension == "zip":
            digest = _write_zip(facts, file)
            _hold(run, "manifest_sha256", digest)
        else:
            _WRITERS[extension](facts, file)
            digest = digest_of(file)
            _hold(run, f"{extension}_sha256", digest)
    return digest


def _hold(run: ExportRun, field: str, digest: str) -> None:
    """Keep the digest of a first answer; refuse another one."""
    before = getattr(run, field)
    if before and before != digest:
        raise AnswerChanged
    if not before:
        setattr(run, field, digest)
        run.save(update_fields=[field])


def _heading(run: ExportRun) -> list[tuple[str, str]]:
    """What the file says of itself, frozen like the columns."""
    moment = timezone.localtime(run.as_of)
    campaign = run.campaign.published if run.campaign else None
    return [
        ("Dữ liệu phục vụ đánh giá, xếp loại", ""),
        ("Mã truy vấn", str(run.uid)),
        ("Số liệu đến", moment.strftime("%H:%M:%S.%f %d/%m/%Y %z")),
        ("Kỳ", f"{run.from_on:%d/%m/%Y} - {run.until_on:%d/%m/%Y}"),
        ("Mã tổ chức", run.unit.code),
        ("Đợt học tập", str(campaign.campaign.uid) if campaign else "Mọi đợt trong kỳ"),
        ("Phiên bản cột", str(run.columns_version)),
    ]


def _write_csv(facts: Facts, file: IO[bytes]) -> None:
    """Heading and members, then the other parts, each under a line of its own."""
    file.writelines(csv_lines([*_heading(facts.run), (), COLUMNS]))
    facts.write_csv(file, Part.MEMBERS)
    for part, (title, columns) in _FURTHER.items():
        head: list[tuple[str, ...]] = [(), (title,), columns]
        file.writelines(csv_lines(head, has_mark=False))
        facts.write_csv(file, part)


def _write_xlsx(facts: Facts, file: IO[bytes]) -> None:
    sheets = [
        Sheet("Thông tin", ("Mục", "Giá trị"), _heading(facts.run)),
        Sheet("Đảng viên", COLUMNS, facts.rows(Part.MEMBERS)),
        Sheet("Không phải đảng viên", COLUMNS, facts.rows(Part.OTHERS)),
        Sheet("Đang khiếu nại", APART_COLUMNS, facts.rows(Part.CONTESTED)),
        Sheet("Chưa hết hạn xem lại", APART_COLUMNS, facts.rows(Part.EARLY)),
        Sheet("Chưa niêm phong", APART_COLUMNS, facts.rows(Part.UNSEALED)),
        Sheet("Tổ chức đảng", UNIT_COLUMNS, facts.rows(Part.UNITS)),
    ]
    write_xlsx(sheets, file, scratch=TemporaryFile)


def _write_zip(facts: Facts, target: IO[bytes]) -> str:
    """The package with each file as it is downloaded alone; the manifest's digest."""
    with ExitStack() as stack:
        files = {}
        for extension, write in _WRITERS.items():
            files[extension] = stack.enter_context(TemporaryFile())
            write(facts, files[extension])
            if extension != "jsonl":
                _hold(facts.run, f"{extension}_sha256", digest_of(files[extension]))
        return write_package(facts.run, files, target)


_WRITERS = {"csv": _write_csv, "xlsx": _write_xlsx, "jsonl": write_jsonl}
# Frozen like the columns.
_FURTHER = {
    Part.OTHERS: ("Người học không phải đảng viên (không tính vào tỷ lệ)", COLUMNS),
    Part.CONTESTED: ("Đang khiếu nại (để riêng, không có số liệu)", APART_COLUMNS),
    Part.EARLY: (
        "Chưa hết hạn đề nghị xem lại (để riêng, không có số liệu)",
        APART_COLUMNS,
    ),
    Part.UNSEALED: (
        "Chưa niêm phong trong sổ cái (để riêng, không có số liệu)",
        APART_COLUMNS,
    ),
    Part.UNITS: ("Tổ chức đảng: số đảng viên phải tính", UNIT_COLUMNS),
}
