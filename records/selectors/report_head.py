"""What stands around a report, and what its figures are worth."""

from collections.abc import Sequence
from decimal import Decimal

from django.conf import settings
from django.utils import timezone

from kernel.kinds.wording import day, fraction, moment, signed
from people.models import Unit
from records.kinds.attestation import Act
from records.kinds.counts import Counts
from records.kinds.missing import Reason
from records.kinds.report_document import Head, Quality
from records.models import AttestationStep, Report
from records.selectors.quality import doubts_of
from records.selectors.report import Standing, moment_of
from records.selectors.scene import Scene

_SIGNS = {Unit.Kind.PROVINCE: "TU", Unit.Kind.CELL: "CB"}
_SIGNED_FOR = {
    Unit.Kind.PROVINCE: "T/M BAN THƯỜNG VỤ",
    Unit.Kind.PARTY_COMMITTEE: "T/M BAN THƯỜNG VỤ",
    Unit.Kind.GRASSROOTS: "T/M ĐẢNG ỦY",
    Unit.Kind.SECTION: "T/M ĐẢNG ỦY",
    Unit.Kind.CELL: "T/M CHI BỘ",
}
_ACTS = {
    Act.CONFIRM: "Đã xác nhận",
    Act.ACCEPT: "Cấp trên đã tiếp nhận",
    Act.LOCK: "Đã chốt",
}
# Somebody has said why, or is about to say it with a second person.
_WITH_REASON = {Reason.AWAITING, Reason.ABSENT_PENDING, Reason.ABSENT_EXCUSED}
_BLANK = "……"


def head_of(report: Report, standing: Standing, subject: str) -> Head:
    around, kind = report.words_around, Unit.Kind(report.unit.kind)
    year = timezone.localdate(report.as_of).year
    addressee = around.addressee or standing.superior
    return Head(
        superior=standing.superior.upper(),
        organ=standing.name.upper(),
        sign=around.sign or f"{_BLANK}-BC/{_SIGNS.get(kind, 'ĐU')}",
        place_and_day=f"{around.place or _BLANK}, ngày {_BLANK} tháng {_BLANK} năm {year}",
        title="BÁO CÁO",
        subject=subject,
        addressee=addressee,
        recipients=("- Như kính gửi,", "- Lưu hồ sơ.")
        if addressee
        else ("- Lưu hồ sơ.",),
        signed_for=around.signed_for or _SIGNED_FOR[kind],
        signer_title=around.signer_title,
        signer_name=around.signer_name,
    )


def quality_of(
    report: Report,
    scenes: Sequence[Scene],
    counts: Counts,
    reasons: dict[Reason, int],
) -> Quality:
    """The block without which there is no report; two queries."""
    doubts = doubts_of(scenes, moment_of(report), in_todays_tree=report.in_todays_tree)
    limit = Decimal(settings.MANUAL_SHARE_LIMIT)
    return Quality(
        as_of=moment(report.as_of),
        query_id=str(report.uid),
        tree=(
            f"Cây tổ chức ngày {day(report.tree_on)}, cùng những người đó"
            if report.in_todays_tree
            else f"Như khi đó (ngày {day(report.tree_on)})"
        ),
        participated=counts.participated,
        by_hand=counts.grade_d,
        manual_limit=str(limit),
        manual_is_over=counts.manual_is_over(limit),
        missing=sum(reasons.values()),
        without_reason=sum(n for one, n in reasons.items() if one not in _WITH_REASON),
        awaiting=doubts.awaiting,
        contested=doubts.contested,
        recorded=doubts.recorded,
        unsealed=doubts.unsealed,
        late_marks=doubts.late_marks,
        silent_halls=doubts.silent_halls,
        last_sync=moment(doubts.last_sync) if doubts.last_sync else "",
        is_attested=_attested(report, scenes, counts),
    )


def last_steps(report: Report, scenes: Sequence[Scene]) -> dict[int, AttestationStep]:
    """By campaign: what was done last with the unit's attestation, as of the moment."""
    steps = AttestationStep.objects.filter(
        attestation__campaign__in=[one.campaign.pk for one in scenes],
        attestation__unit=report.unit_id,
        done_at__lte=report.as_of,
    ).select_related("attestation")
    newest = steps.order_by("attestation__campaign", "-attestation", "-number")
    return {
        one.attestation.campaign_id: one
        for one in newest.distinct("attestation__campaign")
    }


def step_in_words(step: AttestationStep | None) -> str:
    """``Đã chốt 5/6, số liệu đến 17:00, …``; what was returned is not attested."""
    if step is None or step.act == Act.RETURN:
        return "Chưa xác nhận"
    one = step.attestation
    figures = fraction(one.participated, one.counted)
    return f"{_ACTS[Act(step.act)]} {figures}, số liệu đến {moment(one.as_of)}"


def _attested(report: Report, scenes: Sequence[Scene], counts: Counts) -> str:
    steps = last_steps(report, scenes)
    if report.campaign_id is None:
        done = sum(1 for one in steps.values() if one.act != Act.RETURN)
        return f"{done}/{len(scenes)} đợt đã xác nhận"
    step = next(iter(steps.values()), None)
    words = step_in_words(step)
    if step is None or step.act == Act.RETURN:
        return words
    one = step.attestation
    more = counts.participated - one.participated, counts.counted - one.counted
    if not any(more):
        return f"{words}; không thay đổi từ đó"
    return (
        f"{words}; từ đó thay đổi {signed(more[0])} tham gia, "
        f"{signed(more[1])} phải tham gia (chi tiết theo ngày: trang Xác nhận số liệu)"
    )
