"""The campaign that is over goes up: some cells have confirmed, one has to do it again."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle

from courses.models import Campaign
from lms.demo.load import Province
from people.kinds.role import Role
from people.models import Grant, Unit, User
from people.selectors.unit import children_of
from records.kinds.attestation import Absence
from records.models import Attestation
from records.selectors.attestation import below, own_missing, scene_of
from records.selectors.board import Line
from records.services.attestation import Told, Why, confirm_unit
from records.services.attestation_deciding import accept, return_to_unit

RETURNED = "Ghi rõ lý do của từng người còn thiếu; hai người đã học tại điểm cầu xã."
NOTES = {
    Absence.EXCUSED: "Đi công tác, có giấy xin phép",
    Absence.NO_DEVICE: "Thôn chưa có sóng ổn định",
}
ACCEPTED, WAITING = 1, 4  # cells of the demo's commune, besides the one returned


def hold_attestations(province: Province, campaign: Campaign) -> None:
    """In the demo's commune work is left for everybody; another waits for the province."""
    parts = {one.key: one for one in province.parts}
    officer, secretary = parts["committee_officer"], parts["secretary"]
    assert officer.unit is not None
    assert secretary.unit is not None
    commune = Unit.objects.get(pk=officer.unit.id)
    village = Unit.objects.get(pk=secretary.unit.id)
    moments = _moments(province.now)
    accepts = User.objects.get(pk=province.user_ids[officer.person.id])
    one = _confirm(campaign, village, next(moments))
    return_to_unit(
        attestation=one,
        superior=commune,
        reason=RETURNED,
        actor=accepts,
        now=next(moments),
    )
    cells = [
        line
        for line in _answering(campaign, commune)
        if line.kind == Unit.Kind.CELL and line.unit_id != village.pk
    ]
    for place, line in enumerate(cells[: ACCEPTED + WAITING]):
        cell = Unit.objects.get(pk=line.unit_id)
        one = _confirm(campaign, cell, next(moments))
        if place < ACCEPTED:
            accept(attestation=one, superior=commune, actor=accepts, now=next(moments))
    _whole_commune(campaign, province, commune, moments)


def _whole_commune(
    campaign: Campaign, province: Province, besides: Unit, moments: Iterator[datetime]
) -> None:
    """The smallest other commune is ready, and its committee has confirmed."""
    root = Unit.objects.get(pk=province.root.id)
    others = [
        one
        for one in children_of(root).exclude(pk=besides.pk)
        if _holder(one, Role.COMMITTEE_OFFICER)
        and all(_holder(cell, Role.CELL_SECRETARY) for cell in children_of(one))
    ]
    if not others:
        return
    commune = min(others, key=lambda one: (children_of(one).count(), one.code))
    officer = _holder(commune, Role.COMMITTEE_OFFICER)
    assert officer is not None
    for line in _answering(campaign, commune):
        cell = Unit.objects.get(pk=line.unit_id)
        one = _confirm(campaign, cell, next(moments))
        accept(attestation=one, superior=commune, actor=officer, now=next(moments))
    confirm_unit(campaign=campaign, unit=commune, actor=officer, now=next(moments))


def _confirm(campaign: Campaign, cell: Unit, now: datetime) -> Attestation:
    """As its secretary, who has a reason for each who is missing."""
    scene = scene_of(campaign, cell)
    assert scene is not None
    missing = own_missing(scene, below(scene).own)
    reasons = cycle([Absence.EXCUSED, Absence.NO_DEVICE, Absence.UNEXCUSED])
    absences = {
        one.person_uid: Why(why, NOTES.get(why, ""))
        for one, why in zip(missing, reasons, strict=False)
    }
    actor = _holder(cell, Role.CELL_SECRETARY)
    assert actor is not None
    return confirm_unit(
        campaign=campaign, unit=cell, actor=actor, told=Told(absences=absences), now=now
    )


def _answering(campaign: Campaign, commune: Unit) -> list[Line]:
    scene = scene_of(campaign, commune)
    assert scene is not None
    return [one.line for one in below(scene).children]


def _holder(unit: Unit, role: Role) -> User | None:
    grant = Grant.objects.filter(unit=unit, role=role).select_related("user")
    first = grant.order_by("pk").first()
    return first.user if first else None


def _moments(now: datetime) -> Iterator[datetime]:
    """One step each ten minutes, from two days ago on."""
    moment = now - timedelta(days=2)
    while True:
        yield moment
        moment += timedelta(minutes=10)
