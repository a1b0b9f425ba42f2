"""Addresses of live sessions."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from courses.models import Enrolment
from live.kinds.media_address import expiry_of, mark_for
from live.models import Absence, Broadcast, Hall, LiveSession
from live.permissions import VIEW_ATTENDANCE
from live.services.absence import tell_reason
from live.services.closing import add_paper_list
from live.services.media_files import write_file
from people.access import today
from people.kinds.role import Role
from people.models import Grant
from tests.access.row import Row
from tests.access.world import Caller, Side, World
from tests.factories import EnrolmentFactory
from tests.live.factories import (
    AgendaPartFactory,
    HallFactory,
    LiveSessionFactory,
    seat,
    slide_of,
)


def _session(side: Side) -> dict[str, Any]:
    return {"uid": _made(side).uid}


def _slide(side: Side) -> dict[str, Any]:
    return {"uid": slide_of(_made(side)).uid}


def _door(side: Side) -> dict[str, Any]:
    session = _made(side)
    place = Enrolment.objects.get(person=side.person)
    return {"enrolment_uid": place.uid, "activity_uid": session.activity.uid}


def _hall(side: Side) -> dict[str, Any]:
    hall = HallFactory(
        session=_made(side), unit=side.cell, name=f"Hội trường {side.name}"
    )
    seat(hall, side.person, side.cell)
    return {"uid": hall.uid}


def _scan(side: Side) -> dict[str, Any]:
    hall = Hall.objects.get(uid=_hall(side)["uid"])
    LiveSession.objects.filter(pk=hall.session_id).update(started_at=timezone.now())
    scan = add_paper_list(
        hall=hall,
        file=ContentFile(b"%PDF-1.7", name="danh-sach.pdf"),
        people=[side.person],
        actor=side.user,
    )
    return {"uid": scan.uid}


def _absence(side: Side) -> dict[str, Any]:
    return {"uid": _absent(side).uid}


def _own_absence(side: Side) -> dict[str, Any]:
    return {"uid": _absent(side).session.uid}


def _absent(side: Side) -> Absence:
    """The side's member has given a reason, with a proof."""
    return tell_reason(
        session=_made(side),
        person=side.person,
        reason=f"Ốm {side.name}",
        actor=side.user,
        file=ContentFile(b"%PDF-1.7", name="giay.pdf"),
    )


def _absentee(side: Side) -> dict[str, Any]:
    return {"uid": _made(side).uid, "person_uid": side.person.uid}


def _made(side: Side) -> LiveSession:
    """A session of the province's course, announced, with the side's member enrolled."""
    session: LiveSession = LiveSessionFactory(
        activity__section__course__owner=side.province,
        activity__title=f"Buổi học {side.name}",
    )
    AgendaPartFactory(session=session, position=1)
    session.invited.create(unit=side.cell)
    EnrolmentFactory(run__course=session.activity.section.course, person=side.person)
    return session


def _has_people_there(_world: World, caller: Caller, side: Side) -> bool:
    """A grant at the province, or one whose subtree holds the enrolled member."""
    line = {side.province.pk, side.committee.pk, side.cell.pk}
    return any(
        Role(one.role) in VIEW_ATTENDANCE.roles
        and one.unit_id in line
        and today() in one.period
        for one in caller.grants
    )


def _sees_the_slide(world: World, caller: Caller, side: Side) -> bool:
    """The member invited, or who plans or leads it in the province."""
    if caller.user is None:
        return False
    roles = frozenset({Role.CAMPAIGN_OFFICER, Role.LECTURER})
    return caller.user == side.user or caller.holds(roles, side.province, world.above)


def _recording(side: Side) -> dict[str, Any]:
    """The side's session is over, and its recording was kept."""
    session = _made(side)
    now = timezone.now()
    LiveSession.objects.filter(pk=session.pk).update(
        state="ended", started_at=now, ended_at=now, recording_seconds=60
    )
    return {"uid": session.uid}


def _broadcast(side: Side) -> dict[str, Any]:
    session = _made(side)
    now = timezone.now()
    sent = session.broadcasts.create(
        source="voice", sent_by=side.user, started_at=now, heard_at=now
    )
    return {"uid": session.uid, "broadcast_uid": sent.uid}


def _piece(side: Side) -> dict[str, Any]:
    """Of a broadcast that was begun by who leads: nobody else may speak in it."""
    told = _broadcast(side)
    first = Grant.objects.filter(unit=side.province, role=Role.LECTURER).earliest("pk")
    Broadcast.objects.filter(uid=told["broadcast_uid"]).update(sent_by=first.user)
    return {**told, "number": 0}


def _signed_file(side: Side) -> dict[str, Any]:
    """The right itself: whoever was given the address may fetch the file for a while."""
    session = _made(side)
    write_file(session, "live-a.m3u8", b"#EXTM3U")
    folder, expiry = session.uid.hex, expiry_of(timezone.now())
    mark = mark_for(folder, expiry)
    return {"folder": folder, "expiry": expiry, "mark": mark, "name": "live-a.m3u8"}


ROWS: list[Row] = [
    Row("live:room_meeting", _session, is_own=True, method="post"),
    Row("live:console_meeting", _session, at="province", method="post"),
    Row("live:hall_meeting", _hall, method="post"),
    Row("live:panel", _session, may=_sees_the_slide, method="post"),
    Row("live:media_where", _session, may=_sees_the_slide),
    Row("live:media_file", _signed_file),
    Row("live:replay", _recording, may=_sees_the_slide),
    Row("live:replay_answer", _recording, is_own=True, method="post"),
    Row("live:replay_watched", _recording, is_own=True, method="post"),
    Row("live:broadcast_begin", _session, at="province", method="post"),
    Row("live:broadcast_piece", _piece, at="province", method="post"),
    Row("live:broadcast_end", _broadcast, at="province", method="post"),
    Row("live:sessions"),
    Row("live:door", _door, is_own=True),
    Row("live:room", _session, is_own=True),
    Row("live:room_mine", _session, is_own=True),
    Row("live:room_group", _session, is_own=True),
    Row("live:room_ticket", _session, is_own=True),
    Row("live:room_act", _session, is_own=True, method="post"),
    Row("live:room_chat", _session, is_own=True),
    Row("live:slide", _slide, may=_sees_the_slide),
    Row("live:calendar"),
    Row("live:session_calendar", _session, is_own=True),
    Row("live:absence", _session, is_own=True),
    Row("live:absence_studied", _own_absence, is_own=True, method="post"),
    Row("live:absence_file", _own_absence, is_own=True),
    Row("live:absences"),
    Row("live:absence_decide", _absence, method="post"),
    Row("live:absence_confirm", _absence, method="post"),
    Row("live:absence_proof", _absence),
    Row("live:absence_for", _absentee),
    Row("live:plan_make_up", _session, at="province"),
    Row("live:plans"),
    Row("live:plan_new"),
    Row("live:plan_units", query={"q": "Chi bộ"}),
    Row("live:plan", _session, at="province"),
    Row("live:plan_publish", _session, at="province", method="post"),
    Row("live:plan_halls", _session, at="province"),
    Row("live:plan_material", _session, at="province"),
    Row("live:console", _session, at="province"),
    Row("live:console_panel", _session, at="province"),
    Row("live:console_ticket", _session, at="province"),
    Row("live:console_command", _session, at="province", method="post"),
    Row("live:console_chat", _session, at="province"),
    Row("live:console_chat_command", _session, at="province", method="post"),
    Row("live:console_groups", _session, at="province"),
    Row("live:console_groups_command", _session, at="province", method="post"),
    Row("live:report_settle", _session, at="province", method="post"),
    Row("live:reports"),
    Row("live:report", _session, may=_has_people_there),
    Row("live:intervals", _session, may=_has_people_there),
    Row("live:hall_report", _session, may=_has_people_there),
    Row("live:halls"),
    Row("live:hall", _hall),
    Row("live:hall_screen", _hall),
    Row("live:hall_code", _hall),
    Row("live:hall_marks", _hall, method="post"),
    Row("live:hall_closing", _hall),
    Row("live:hall_paper", _hall),
    Row("live:hall_scan", _scan),
]
