"""The whole tree against the target, then down to the names, at growing sizes."""

from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bench.crowd import make_crowd, officer
from bench.table import show
from courses.models import Campaign
from people.models import Unit, User
from records.kinds.moment import AsOf
from records.permissions import VIEW_BOARD
from records.selectors.board import lines_as_of, lines_now
from records.selectors.scene import Scene, scene_for
from records.selectors.verification import wrong_tallies
from records.services.tally import recount

SIZES = ((10_000, 400), (36_797, 1_500), (100_000, 4_000), (1_000_000, 40_000))
ROUNDS = 7


def run(size: int | None) -> dict[str, Any]:
    """Measure each size (or ``size`` members alone)."""
    call_command("collectstatic", interactive=False, verbosity=0)
    sizes = [(size, max(size // 25, 20))] if size else SIZES
    rows = []
    for members, units in sizes:
        rows.append(_measure(members, units))
        print(rows[-1], flush=True)
    show(rows)
    first, last = rows[0], rows[-1]
    return {
        "sizes": rows,
        "ratio": round(last["page_ms"] / first["page_ms"], 2),
        "against": f"page at {first['members']} members",
    }


def _measure(members: int, units: int) -> dict[str, Any]:
    started = perf_counter()
    campaign, user = make_crowd(members, units), officer()
    print(f"{members} members made in {perf_counter() - started:.0f} s", flush=True)
    root = Unit.objects.get(kind=Unit.Kind.PROVINCE)
    scene = _scene(user, campaign, root)
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    as_of = AsOf(timezone.localdate(), zone)
    cell = Unit.objects.filter(kind=Unit.Kind.CELL).order_by("pk")[:1].get()
    now, raw = lines_now(scene), lines_as_of(scene, as_of, in_todays_tree=False)
    return {
        "members": members,
        "units": units,
        "ms": _ms(lambda: lines_now(scene)),
        "page_ms": _page_ms(user, "records:board", campaign, root),
        "names_ms": _page_ms(user, "records:missing", campaign, cell),
        "raw_ms": _ms(
            lambda: lines_as_of(scene, as_of, in_todays_tree=False), rounds=2
        ),
        "recount_all_ms": _ms(lambda: recount(campaign=campaign), rounds=1),
        "recount_one_ms": _ms(lambda: recount(campaign=campaign, unit_ids=[cell.pk])),
        "equal": now == raw and not wrong_tallies(campaign),
    }


def _scene(user: User, campaign: Campaign, unit: Unit) -> Scene:
    scene = scene_for(user, VIEW_BOARD, campaign_uid=campaign.uid, unit_uid=unit.uid)
    assert scene is not None
    return scene


def _ms(work: Any, rounds: int = ROUNDS) -> float:
    """The median of ``rounds`` calls after one that warms."""
    if rounds > 1:
        work()
    times = []
    for _round in range(rounds):
        started = perf_counter()
        work()
        times.append(1000 * (perf_counter() - started))
    return round(sorted(times)[len(times) // 2], 2)


def _page_ms(user: User, name: str, campaign: Campaign, unit: Unit) -> float:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse(name, args=[campaign.uid, unit.uid])
    assert client.get(address).status_code == 200
    return _ms(lambda: client.get(address))
