"""A session is planned: agenda, invitations, halls, slides; then it is announced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Activity, Section
from kernel import audit
from kernel.errors import DomainError
from live.kinds.agenda import Part, taught_minutes
from live.media import backend_of
from live.media.none import NONE
from live.models import AgendaPart, Hall, HallSeat, InvitedUnit, LiveSession
from live.selectors.readiness import problems_of
from live.selectors.session import expected_in, people_below
from live.services.reminder import end_reminders
from people.models import HomeUnit, Unit, User


class SessionHeld(DomainError):
    message = _("The session has begun or is over: its plan stands.")


class SessionNotReady(DomainError):
    """``problems``: what is missing, one sentence each."""

    message = _("The session cannot be published yet.")

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems) or None)
        self.problems = list(problems)


@dataclass(frozen=True)
class Plan:
    """What the planner sets; ``rule`` is live.kinds.rule as stored."""

    title: str
    mode: str
    starts_at: datetime
    parts: tuple[Part, ...]
    media: str = NONE.name
    media_url: str = ""
    is_recorded: bool = False
    rule: dict[str, Any] | None = None


@transaction.atomic
def create_session(
    *, section: Section, plan: Plan, invited: Sequence[Unit], actor: User | None
) -> LiveSession:
    """Put a draft of a session at the end of ``section``."""
    Section.objects.select_for_update().get(pk=section.pk)
    last = section.activities.aggregate(last=Max("position"))["last"] or 0
    activity = Activity.objects.create(
        section=section,
        kind="live",
        title=plan.title,
        position=last + 1,
        minutes=max(1, taught_minutes(plan.parts)),
        rule={"clauses": [{"kind": "attended"}]},
    )
    session = LiveSession.objects.create(activity=activity, **_fields(plan))
    _lay_out(session, plan.parts, invited)
    audit.record(actor=actor, verb="session.created", target=session, title=plan.title)
    return session


@transaction.atomic
def change_session(
    *, session: LiveSession, plan: Plan, invited: Sequence[Unit], actor: User | None
) -> LiveSession:
    """Change the plan of a session that has not begun; an announced one must stay whole.

    Raises:
        SessionHeld: it has begun.
        SessionNotReady: it is announced, and something would be missing.
    """
    session = _lock(session)
    if session.started_at is not None:
        raise SessionHeld
    planned_for = session.starts_at
    for name, value in _fields(plan).items():
        setattr(session, name, value)
    session.plan_number += 1
    session.planned_at = timezone.now()
    session.save()
    Activity.objects.filter(pk=session.pk).update(
        title=plan.title, minutes=max(1, taught_minutes(plan.parts))
    )
    _lay_out(session, plan.parts, invited)
    if session.state == LiveSession.State.PUBLISHED:
        _check(session)
        for hall in session.halls.order_by("pk"):
            _seat(hall, list(hall_units(hall)))
    is_moved = session.starts_at != planned_for
    end_reminders(session=session, is_moved=is_moved, now=session.planned_at)
    audit.record(actor=actor, verb="session.changed", target=session, title=plan.title)
    return session


@transaction.atomic
def publish_session(
    *, session: LiveSession, actor: User | None, now: datetime | None = None
) -> bool:
    """Announce the session to those invited. Returns whether this call did it.

    Raises:
        SessionNotReady: something is missing.
    """
    session = _lock(session)
    if session.state != LiveSession.State.DRAFT:
        return False
    _check(session)
    session.state = LiveSession.State.PUBLISHED
    session.published_at = now or timezone.now()
    session.save(update_fields=["state", "published_at"])
    audit.record(
        actor=actor,
        verb="session.published",
        target=session,
        now=session.published_at,
        starts_at=session.starts_at.isoformat(),
    )
    return True


@transaction.atomic
def add_hall(
    *,
    session: LiveSession,
    name: str,
    unit: Unit,
    units: Sequence[Unit],
    actor: User | None,
) -> Hall:
    """Open a hall kept by ``unit`` for the people of ``units``; the name again changes it.

    Whoever has a seat in another hall of the session keeps that one.

    Raises:
        SessionHeld: the session is over.
    """
    session = _lock(session)
    if session.state == LiveSession.State.ENDED:
        raise SessionHeld
    hall, _is_new = Hall.objects.update_or_create(
        session=session, name=name.strip(), defaults={"unit": unit}
    )
    seated = _seat(hall, units)
    audit.record(
        actor=actor, verb="hall.opened", target=hall, unit=str(unit.uid), seats=seated
    )
    return hall


def hall_units(hall: Hall) -> list[Unit]:
    """The units from which the people of a hall come."""
    return list(
        Unit.objects.filter(
            pk__in=HallSeat.objects.filter(hall=hall).values("unit")
        ).order_by("name", "pk")
    )


def _seat(hall: Hall, units: Sequence[Unit]) -> int:
    """Give a seat to everybody invited who is at home below ``units``; how many have one."""
    people = people_below(expected_in(hall.session), [one.pk for one in units])
    homes = HomeUnit.objects.filter(
        person__in=people, period__contains=timezone.localdate()
    )
    HallSeat.objects.filter(hall=hall).exclude(person__in=people).delete()
    HallSeat.objects.bulk_create(
        [
            HallSeat(hall=hall, session=hall.session, person_id=person, unit_id=unit)
            for person, unit in homes.values_list("person", "unit")
        ],
        ignore_conflicts=True,
    )
    return HallSeat.objects.filter(hall=hall).count()


def _lock(session: LiveSession) -> LiveSession:
    return (
        LiveSession.objects.select_for_update(of=("self",))
        .select_related("activity__section")
        .get(pk=session.pk)
    )


def _check(session: LiveSession) -> None:
    problems = problems_of(session)
    if problems:
        raise SessionNotReady(problems)


def _lay_out(
    session: LiveSession, parts: Sequence[Part], invited: Sequence[Unit]
) -> None:
    session.parts.all().delete()
    AgendaPart.objects.bulk_create(
        AgendaPart(
            session=session,
            position=position,
            kind=one.kind,
            title=one.title,
            minutes=one.minutes,
        )
        for position, one in enumerate(parts, start=1)
    )
    session.invited.all().delete()
    InvitedUnit.objects.bulk_create(
        InvitedUnit(session=session, unit=one) for one in invited
    )


def _fields(plan: Plan) -> dict[str, Any]:
    fields = {
        "mode": plan.mode,
        "starts_at": plan.starts_at,
        "media": plan.media,
        "media_url": plan.media_url,
        "is_recorded": plan.is_recorded and backend_of(plan.media).plays,
    }
    return fields if plan.rule is None else {**fields, "rule": plan.rule}
