"""The report on a period or a year: every campaign whose window touches it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kernel.kinds.wording import day, fraction, number, rate
from records.kinds.contest import ContestState
from records.kinds.counts import Counts, total
from records.kinds.missing import Reason
from records.kinds.report import Shape
from records.kinds.report_document import Cell, Column, Document, Section, Table
from records.models import Contest, Report
from records.selectors.board import Line, lines_as_of, whole
from records.selectors.missing import Wish, missing_by_reason
from records.selectors.report import Standing, moment_of, scenes_of
from records.selectors.report_head import (
    head_of,
    last_steps,
    quality_of,
    step_in_words,
)
from records.selectors.report_round import sessions_section
from records.selectors.report_session import sessions_held
from records.selectors.report_table import (
    RUNNING_COLUMN,
    evidence_table,
    figures_sheet,
    rate_or_dash,
    reason_table,
)
from records.selectors.scene import Scene


@dataclass(frozen=True)
class Sum:
    """One campaign below the unit."""

    scene: Scene
    lines: list[Line]
    counts: Counts
    reasons: dict[Reason, int]

    @property
    def is_met(self) -> bool:
        return self.counts.share(self.scene.version.target).is_met


def period_document(report: Report, standing: Standing) -> Document:
    """What the campaigns of the period came to; several queries a campaign."""
    scenes = scenes_of(report, standing)
    sums = [_sum(report, scene) for scene in scenes]
    counts = total(one.counts for one in sums)
    reasons = _together(sums)
    lines = _by_unit(sums)
    moment = moment_of(report)
    sessions = [held for scene in scenes for held in sessions_held(scene, moment)]
    parts = [
        Section("1. Các đợt học tập", tuple(_words(sums, standing)), (_rounds(sums),)),
        Section(
            "2. Theo tổ chức đảng",
            (
                (
                    "Mỗi đảng viên được tính một lượt trong mỗi đợt mà mình thuộc diện "
                    "phải tham gia."
                ),
            ),
            (_units(lines, sums),),
        ),
        Section("3. Chứng cứ", (), (evidence_table(counts),)),
        Section("4. Chưa tham gia và lý do (lượt)", (), (reason_table(reasons),)),
        sessions_section("5. Buổi học", sessions),
    ]
    if report.shape == Shape.YEAR:
        parts.append(_year(report, scenes))
    return Document(
        head=head_of(report, standing, _subject(report)),
        parts=tuple(parts),
        quality=quality_of(report, scenes, counts, reasons),
        sheets=(figures_sheet(lines),),
    )


def _sum(report: Report, scene: Scene) -> Sum:
    moment, is_today = moment_of(report), report.in_todays_tree
    lines = lines_as_of(scene, moment, in_todays_tree=is_today)
    wish = Wish(moment=moment, in_todays_tree=is_today)
    return Sum(scene, lines, whole(lines), missing_by_reason(scene, wish))


def _together(sums: Sequence[Sum]) -> dict[Reason, int]:
    found = {
        reason: sum(one.reasons.get(reason, 0) for one in sums) for reason in Reason
    }
    return {reason: count for reason, count in found.items() if count}


def _by_unit(sums: Sequence[Sum]) -> list[Line]:
    """One line a unit over all campaigns: its own list first, then by code."""
    found: dict[int, Line] = {}
    for one in sums:
        for line in one.lines:
            before = found.get(line.unit_id)
            counts = total([before.counts, line.counts]) if before else line.counts
            found[line.unit_id] = replace(line, counts=counts)
    return sorted(
        found.values(), key=lambda line: (not line.is_own, line.code, line.unit_id)
    )


def _subject(report: Report) -> str:
    if report.shape == Shape.YEAR:
        return (
            f"kết quả học tập lý luận chính trị, nghị quyết năm {report.from_on.year}"
        )
    return (
        "kết quả học tập lý luận chính trị, nghị quyết từ ngày "
        f"{day(report.from_on)} đến ngày {day(report.until_on)}"
    )


def _words(sums: Sequence[Sum], standing: Standing) -> list[str]:
    if not sums:
        return [f"{standing.name}: không có đợt học tập nào trong kỳ."]
    met = sum(1 for one in sums if one.is_met)
    counts = total(one.counts for one in sums)
    return [
        (
            f"{standing.name}: {number(len(sums))} đợt trong kỳ, {number(met)} đợt đạt chỉ "
            f"tiêu; {fraction(counts.participated, counts.counted)} lượt tham gia, đạt "
            f"{rate(counts.participated, counts.counted)}."
        )
    ]


def _rounds(sums: Sequence[Sum]) -> Table:
    columns = (
        RUNNING_COLUMN, Column("Đợt học tập", 26), Column("Từ – đến", 15),
        Column("Tham gia/phải tham gia", 15, is_number=True),
        Column("Tỷ lệ", 12, is_number=True), Column("Còn thiếu", 8, is_number=True),
        Column("Hoàn thành", 10, is_number=True),
        Column("Đạt kiểm tra", 9, is_number=True),
    )  # fmt: skip

    def cells(counts: Counts, short: int) -> tuple[Cell, ...]:
        return (
            fraction(counts.participated, counts.counted),
            rate_or_dash(counts.participated, counts.counted), short,
            counts.completed, counts.passed,
        )  # fmt: skip

    shorts = [one.counts.share(one.scene.version.target).shortfall for one in sums]
    rows: list[tuple[Cell, ...]] = []
    for n, (one, short) in enumerate(zip(sums, shorts, strict=True), 1):
        version = one.scene.version
        window = f"{day(version.opens_at)} – {day(version.closes_at)}"
        rows.append((n, version.title, window, *cells(one.counts, short)))
    whole_counts = total(one.counts for one in sums)
    rows.append(("", "Tổng cộng (lượt)", "", *cells(whole_counts, sum(shorts))))
    return Table("Các đợt học tập trong kỳ", columns, tuple(rows), has_total=True)


def _units(lines: Sequence[Line], sums: Sequence[Sum]) -> Table:
    columns = (
        RUNNING_COLUMN, Column("Tổ chức đảng", 38),
        Column("Tham gia/phải tham gia (lượt)", 18, is_number=True),
        Column("Tỷ lệ", 10, is_number=True),
        Column("Hoàn thành (lượt)", 14, is_number=True),
        Column("Số đợt chưa đạt", 15, is_number=True),
    )  # fmt: skip
    short: dict[int, int] = {}
    for one in sums:
        for line in one.lines:
            is_short = bool(line.counts.counted) and not line.share.is_met
            short[line.unit_id] = short.get(line.unit_id, 0) + is_short
    rows = tuple(
        (
            n, line.name,
            fraction(line.counts.participated, line.counts.counted),
            rate_or_dash(line.counts.participated, line.counts.counted),
            line.counts.completed, short[line.unit_id],
        )
        for n, line in enumerate(lines, 1)
    )  # fmt: skip
    return Table("Theo tổ chức đảng", columns, rows)


def _year(report: Report, scenes: Sequence[Scene]) -> Section:
    """What a year adds: how the figures were attested, and what was contested."""
    columns = (
        RUNNING_COLUMN, Column("Đợt học tập", 45),
        Column("Xác nhận số liệu", 50),
    )  # fmt: skip
    steps = last_steps(report, scenes)
    rows = tuple(
        (n, one.version.title, step_in_words(steps.get(one.campaign.pk)))
        for n, one in enumerate(scenes, 1)
    )
    return Section(
        "6. Xác nhận số liệu và đề nghị xem lại",
        (_contests(report, scenes),),
        (Table("Xác nhận số liệu từng đợt", columns, rows),) if rows else (),
    )


def _contests(report: Report, scenes: Sequence[Scene]) -> str:
    """Those of the unit and all below it, as they stood at the moment."""
    below = Contest.objects.filter(
        campaign__in=[one.campaign.pk for one in scenes],
        opened_at__lte=report.as_of,
        unit__paths__period__contains=report.tree_on,
        unit__paths__path__under=scenes[0].path if scenes else "u0",
    ).distinct()
    found = list(below.values_list("state", "settled_at"))
    settled = [state for state, at in found if at is not None and at <= report.as_of]
    return (
        f"Đề nghị xem lại: {number(len(found))}; được chấp nhận "
        f"{number(settled.count(ContestState.UPHELD))}, không được chấp nhận "
        f"{number(settled.count(ContestState.REJECTED))}, người học rút lại "
        f"{number(settled.count(ContestState.WITHDRAWN))}, chưa kết luận "
        f"{number(len(found) - len(settled))}."
    )
