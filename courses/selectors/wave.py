"""The waves of a campaign: which are open, whom they ask, what they are called."""

from dataclasses import dataclass
from datetime import date

from courses.kinds.wave import WaveState
from courses.models import Campaign, Wave
from people.models import Unit, UnitPath


@dataclass(frozen=True)
class WaveRow:
    """A wave for people: with the names of its units and how far it has come."""

    wave: Wave
    units: tuple[str, ...]
    state: WaveState
    is_rest: bool


def waves_of(campaign: Campaign) -> list[Wave]:
    """In their order; none if the campaign is not divided."""
    return list(Wave.objects.filter(campaign=campaign).order_by("number"))


def wave_rows(campaign: Campaign, on: date) -> list[WaveRow]:
    """The waves as they stand on the day ``on``; at most two queries."""
    waves = waves_of(campaign)
    if not waves:
        return []
    uids = {uid for one in waves for uid in one.plan.units}
    names = dict(Unit.objects.filter(uid__in=uids).values_list("uid", "name"))
    return [
        WaveRow(
            one,
            tuple(sorted(names[uid] for uid in one.plan.units if uid in names)),
            one.state(on),
            one is waves[-1],
        )
        for one in waves
    ]


def asked_paths(campaign: Campaign, on: date) -> list[str] | None:
    """The paths, on the day ``on``, of the units whose wave is open; None is everybody.

    Waves open in their order, so once the last one is open all are.
    """
    waves = waves_of(campaign)
    if not waves or waves[-1].is_open(on):
        return None
    begun = {uid for one in waves if one.is_open(on) for uid in one.plan.units}
    paths = UnitPath.objects.filter(unit__uid__in=begun, period__contains=on)
    return list(paths.order_by("path").values_list("path", flat=True))


def paths_by_wave(campaign: Campaign, on: date) -> list[tuple[Wave, list[str]]]:
    """Each wave with the paths of its units on the day ``on``; two queries."""
    waves = waves_of(campaign)
    uids = {uid for one in waves for uid in one.plan.units}
    known = dict(
        UnitPath.objects.filter(unit__uid__in=uids, period__contains=on).values_list(
            "unit__uid", "path"
        )
    )
    return [
        (one, [known[uid] for uid in one.plan.units if uid in known]) for one in waves
    ]
