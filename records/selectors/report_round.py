"""The report on one campaign."""

from collections.abc import Sequence

from kernel.kinds.wording import day, fraction, number, rate
from records.kinds.counts import Counts
from records.kinds.missing import Reason
from records.kinds.report_document import Document, Section
from records.models import Report
from records.selectors.board import Line, lines_as_of, whole
from records.selectors.missing import Wish, missing_by_reason, missing_people
from records.selectors.report import Standing, moment_of, scenes_of
from records.selectors.report_head import head_of, quality_of
from records.selectors.report_point import points_sections
from records.selectors.report_session import Held, sessions_held
from records.selectors.report_table import (
    evidence_table,
    figures_sheet,
    missing_table,
    participation_table,
    reason_table,
    result_table,
    session_table,
)
from records.selectors.report_wave import waves_sections
from records.selectors.scene import Scene


def round_document(report: Report, standing: Standing) -> Document:
    """What one campaign came to below the unit; it was published at the moment."""
    scenes = scenes_of(report, standing)
    (scene,) = scenes
    moment = moment_of(report)
    lines = lines_as_of(scene, moment, in_todays_tree=report.in_todays_tree)
    wish = Wish(sort="name", moment=moment, in_todays_tree=report.in_todays_tree)
    reasons, counts = missing_by_reason(scene, wish), whole(lines)
    points = points_sections(report, scene)
    return Document(
        head=head_of(report, standing, f"kết quả: {scene.version.title}"),
        parts=(
            Section(
                "1. Tham gia",
                (*_participation(scene, standing, counts), *_why_no_sum(lines)),
                (participation_table(lines),),
            ),
            _result(lines),
            Section("3. Chứng cứ", (), (evidence_table(counts),)),
            _missing(scene, wish, counts, reasons),
            sessions_section("5. Buổi học", sessions_held(scene, moment)),
            *points,
            *waves_sections(report, scene, place=6 + len(points)),
        ),
        quality=quality_of(report, scenes, counts, reasons),
        sheets=(figures_sheet(lines),),
    )


def share_in_words(counts: Counts, scene: Scene) -> str:
    """``35.599/35.900 …, đạt 99,16 %, …``, and how many people are short."""
    share = counts.share(scene.version.target)
    words = (
        f"{fraction(share.part, share.whole)} đảng viên thuộc diện phải tham gia "
        "đã tham gia"
    )
    if not share.is_small:
        words += f", đạt {rate(share.part, share.whole)}"
    target = rate(int(scene.version.target * 100), 10_000)
    if share.is_met:
        return f"{words}; đạt chỉ tiêu {target}"
    return f"{words}; chưa đạt, thiếu {number(share.shortfall)} người để đạt {target}"


def excluded_in_words(counts: Counts) -> str:
    waiting = (
        f", thuộc giai đoạn chưa mở (chưa đến hạn) {number(counts.not_open)}"
        if counts.not_open
        else ""
    )
    return (
        f"Danh sách có {number(counts.registered)} đảng viên; không tính "
        f"{number(counts.excluded)}: miễn sinh hoạt {number(counts.exempt)}, đình chỉ "
        f"sinh hoạt {number(counts.suspended)}, dự bị {number(counts.probationary)}, "
        f"đã chuyển đi {number(counts.moved_out)}{waiting}. Người học không phải đảng viên: "
        f"{fraction(counts.others_participated, counts.others)} tham gia, không tính "
        "vào tỷ lệ."
    )


def sessions_section(heading: str, sessions: Sequence[Held]) -> Section:
    """A53: how many were held, which are off the plan, and the halls by level."""
    off = [one for one in sessions if one.is_off]
    if not sessions:
        return Section(heading, ("Không có buổi học trực tiếp nào đã kết thúc.",))
    words = [
        (
            f"Đã tổ chức {number(len(sessions))} buổi; {number(len(off))} buổi lệch trên "
            "10 % về số phút hoặc về danh sách được mời."
        )
    ]
    words += [
        f"{one.title}, {day(one.on)}: {one.halls_in_words}."
        for one in sessions
        if one.halls
    ]
    return Section(heading, tuple(words), (session_table(off),) if off else ())


def _participation(scene: Scene, standing: Standing, counts: Counts) -> list[str]:
    version = scene.version
    sign = f" ({version.document_sign})" if version.document_sign else ""
    return [
        (
            f"{version.title}{sign}, từ ngày {day(version.opens_at)} đến ngày "
            f"{day(version.closes_at)}."
        ),
        f"{standing.name}: {share_in_words(counts, scene)}.",
        excluded_in_words(counts),
    ]


def _why_no_sum(lines: Sequence[Line]) -> list[str]:
    """Said where the shortfalls of the lines do not make that of the sum."""
    short = sum(line.share.shortfall for line in lines)
    if not lines or short == whole(list(lines)).share(lines[0].target).shortfall:
        return []
    return [
        (
            "Số còn thiếu của từng tổ chức được làm tròn lên theo người, nên cộng lại có thể "
            "lớn hơn số còn thiếu của toàn bộ."
        )
    ]


def _result(lines: Sequence[Line]) -> Section:
    counts = whole(list(lines))
    words = (
        f"{fraction(counts.completed, counts.counted)} đảng viên hoàn thành mọi bước "
        f"bắt buộc; {fraction(counts.passed, counts.counted)} đạt bài kiểm tra. Đây là "
        "hai số riêng, không thay cho số tham gia."
    )
    return Section(
        "2. Hoàn thành và kết quả kiểm tra", (words,), (result_table(lines),)
    )


def _missing(
    scene: Scene, wish: Wish, counts: Counts, reasons: dict[Reason, int]
) -> Section:
    heading = "4. Chưa tham gia và lý do"
    if not reasons:
        return Section(heading, ("Mọi người phải tham gia đều đã tham gia.",))
    tables = [reason_table(reasons)]
    if counts.share(scene.version.target).is_small:
        tables.append(missing_table(missing_people(scene, wish)))
    missing = counts.counted - counts.participated
    return Section(
        heading,
        (f"{number(missing)} đảng viên chưa tham gia, mỗi người một lý do.",),
        tuple(tables),
    )
