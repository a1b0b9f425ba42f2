"""What stands behind a digest, as it is now and as far as its reader may see."""

from dataclasses import dataclass
from uuid import UUID

from people.access import Actor
from people.models import Notice, Unit
from records.kinds.counts import Counts
from records.kinds.missing import Goal, Missing, Who
from records.kinds.notice import COMMITTEE_DIGEST, SECRETARY_DIGEST
from records.permissions import VIEW_BOARD
from records.selectors.board import lines_now, whole
from records.selectors.missing import Wish, missing_people
from records.selectors.scene import Scene, scene_for

MOST_UNITS = 10
MOST_NAMES = 60


@dataclass(frozen=True)
class UnitBelow:
    """A unit right below with its own figures."""

    uid: UUID
    name: str
    counts: Counts

    @property
    def lacking(self) -> int:
        return self.counts.counted - self.counts.completed

    @property
    def others_lacking(self) -> int:
        return others_lacking(self.counts)


@dataclass(frozen=True)
class Part:
    """One unit of a digest; without ``scene`` its reader holds no right there (any more).

    ``others``: names of learners who are not members, apart from ``names``.
    """

    unit: Unit
    scene: Scene | None
    names: tuple[Missing, ...] = ()
    others: tuple[Missing, ...] = ()
    below: tuple[UnitBelow, ...] = ()
    counts: Counts | None = None


def others_lacking(counts: Counts) -> int:
    """Learners who are not members and have not completed it; no share knows them."""
    return counts.others - counts.others_completed


def own_digest(user: Actor, uid: UUID) -> Notice | None:
    """A digest that ``user`` was given."""
    kinds = (SECRETARY_DIGEST, COMMITTEE_DIGEST)
    return Notice.objects.filter(user=user.pk, kind__in=kinds, uid=uid).first()


def parts_of(digest: Notice, user: Actor) -> list[Part]:
    """Its units: names for whoever answers for a list, figures for a committee."""
    uids = digest.facts.get("units", [])[:MOST_UNITS]
    known = {str(one.uid): one for one in Unit.objects.filter(uid__in=uids)}
    is_of_names = digest.kind == SECRETARY_DIGEST
    return [
        _part(known[uid], digest, user, is_of_names=is_of_names)
        for uid in uids
        if uid in known
    ]


def _part(unit: Unit, digest: Notice, user: Actor, *, is_of_names: bool) -> Part:
    scene = scene_for(
        user,
        VIEW_BOARD,
        campaign_uid=UUID(digest.facts["campaign_uid"]),
        unit_uid=unit.uid,
    )
    if scene is None:
        return Part(unit, None)
    lines = lines_now(scene)
    if not is_of_names:
        below = [UnitBelow(one.uid, one.name, one.counts) for one in lines]
        short = sorted(below, key=lambda one: -one.lacking)
        return Part(
            unit,
            scene,
            below=tuple(one for one in short if one.lacking or one.others_lacking),
            counts=whole(lines),
        )
    own = [one.counts for one in lines if one.is_own]
    counts = own[0] if own else None
    lacks_others = counts is not None and others_lacking(counts)
    return Part(
        unit,
        scene,
        names=_missing_in(scene, Who.MEMBERS),
        others=_missing_in(scene, Who.OTHERS) if lacks_others else (),
        counts=counts,
    )


def _missing_in(scene: Scene, who: Who) -> tuple[Missing, ...]:
    """Those of the unit itself, not of the units below it."""
    wish = Wish(goal=Goal.COMPLETION, who=who)
    rows = missing_people(scene, wish, limit=MOST_NAMES)
    return tuple(one for one in rows if one.unit_uid == scene.unit.uid)
