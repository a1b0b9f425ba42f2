"""The decisions on a unit: names, places, successions, its end."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kernel.models import AuditEvent
from people.models import Unit, UnitSuccession
from people.selectors.succession import successions_of


@dataclass(frozen=True)
class Decided:
    """What holds from the day ``on``, by the decision ``number`` of ``decided_on``.

    ``other``: the unit that took over, or from which this one did. ``number`` is empty
    and ``decided_on`` None where the trail does not name the decision any more.
    """

    on: date
    what: str
    number: str
    decided_on: date | None
    other: Unit | None = None


def decisions_on(unit: Unit) -> list[Decided]:
    """All decisions recorded on ``unit``, the latest first; five queries at most."""
    told = [*_end_of(unit), *_successions(unit), *_places(unit), *_names(unit)]
    return sorted(told, key=lambda one: one.on, reverse=True)


def _names(unit: Unit) -> list[Decided]:
    return [
        Decided(
            one.period.lower,
            _("Bears the name %(name)s") % {"name": one.name},
            one.decision_number,
            one.decision_on,
        )
        for one in unit.names.order_by("-period", "-pk")
    ]


def _places(unit: Unit) -> list[Decided]:
    return [
        Decided(
            one.period.lower,
            _("Stands below %(unit)s") % {"unit": one.parent}
            if one.parent
            else _("Stands below no other unit"),
            one.decision_number,
            one.decision_on,
        )
        for one in unit.edges.select_related("parent").order_by("-period", "-pk")
    ]


def _successions(unit: Unit) -> list[Decided]:
    return [
        Decided(
            one.on,
            _said(one, is_former=one.former_id == unit.pk),
            one.decision_number,
            one.decision_on,
            one.successor if one.former_id == unit.pk else one.former,
        )
        for one in successions_of(unit)
    ]


def _said(one: UnitSuccession, *, is_former: bool) -> str:
    if one.kind == UnitSuccession.Kind.MERGED:
        if is_former:
            return _("Becomes part of %(unit)s") % {"unit": one.successor}
        return _("Takes over %(unit)s") % {"unit": one.former}
    if is_former:
        return _("%(unit)s comes out of it") % {"unit": one.successor}
    return _("Comes out of %(unit)s") % {"unit": one.former}


def _end_of(unit: Unit) -> list[Decided]:
    """Its end has no dated row of its own: number and day stand in the trail."""
    if unit.dissolved_on is None:
        return []
    event = (
        AuditEvent.objects.filter(target_uid=unit.uid, verb="unit.dissolved")
        .order_by("-pk")
        .first()
    )
    facts = event.facts if event else {}
    day = facts.get("decision_on")
    return [
        Decided(
            unit.dissolved_on,
            _("Ends"),
            facts.get("decision_number", ""),
            date.fromisoformat(day) if day else None,
        )
    ]
