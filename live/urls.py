"""Addresses of live."""

from django.urls import URLPattern, URLResolver, path

from live.views import (
    absence,
    absence_desk,
    broadcast,
    calendar,
    chat,
    closing,
    console,
    files,
    group,
    hall,
    hall_report,
    media_file,
    meeting,
    panel,
    plan,
    replay,
    report,
    room,
)

app_name = "live"
_PLAN = "staff/sessions/<uuid:uid>/"
_ROOM = "sessions/<uuid:uid>/"
_HALL = "halls/<uuid:uid>/"
_ABSENCE = "staff/absences/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "study/<uuid:enrolment_uid>/sessions/<uuid:activity_uid>/",
        room.door,
        name="door",
    ),
    path("sessions/", room.sessions, name="sessions"),
    path("sessions/slides/<uuid:uid>/", files.slide, name="slide"),
    path(_ROOM, room.room, name="room"),
    path(f"{_ROOM}mine/", room.room_mine, name="room_mine"),
    path(f"{_ROOM}group/", room.room_group, name="room_group"),
    path(f"{_ROOM}ticket/", room.room_ticket, name="room_ticket"),
    path(f"{_ROOM}act/", room.room_act, name="room_act"),
    path(f"{_ROOM}chat/", chat.room_chat, name="room_chat"),
    path(f"{_ROOM}meeting/", meeting.room_meeting, name="room_meeting"),
    path(f"{_ROOM}panel/", panel.panel, name="panel"),
    path(f"{_ROOM}media/", media_file.media_where, name="media_where"),
    path(f"{_ROOM}replay/", replay.replay, name="replay"),
    path(f"{_ROOM}replay/answer/", replay.replay_answer, name="replay_answer"),
    path(f"{_ROOM}replay/watched/", replay.replay_watched, name="replay_watched"),
    path(
        "live-media/<str:folder>/<int:expiry>/<str:mark>/<str:name>",
        media_file.media_file,
        name="media_file",
    ),
    path("sessions/calendar.ics", calendar.calendar, name="calendar"),
    path(f"{_ROOM}calendar.ics", calendar.session_calendar, name="session_calendar"),
    path(f"{_ROOM}absence/", absence.absence, name="absence"),
    path(f"{_ROOM}absence/studied/", absence.absence_studied, name="absence_studied"),
    path(f"{_ROOM}absence/file/", absence.absence_file, name="absence_file"),
    path(_ABSENCE, absence_desk.absences, name="absences"),
    path(
        f"{_ABSENCE}<uuid:uid>/decide/",
        absence_desk.absence_decide,
        name="absence_decide",
    ),
    path(
        f"{_ABSENCE}<uuid:uid>/confirm/",
        absence_desk.absence_confirm,
        name="absence_confirm",
    ),
    path(
        f"{_ABSENCE}<uuid:uid>/file/", absence_desk.absence_proof, name="absence_proof"
    ),
    path("staff/sessions/", plan.plans, name="plans"),
    path("staff/sessions/new/", plan.plan_new, name="plan_new"),
    path("staff/sessions/units/", plan.plan_units, name="plan_units"),
    path(_PLAN, plan.plan, name="plan"),
    path(f"{_PLAN}publish/", plan.plan_publish, name="plan_publish"),
    path(f"{_PLAN}halls/", plan.plan_halls, name="plan_halls"),
    path(f"{_PLAN}material/", plan.plan_material, name="plan_material"),
    path(f"{_PLAN}make-up/", absence_desk.plan_make_up, name="plan_make_up"),
    path(f"{_PLAN}console/", console.console, name="console"),
    path(f"{_PLAN}console/panel/", console.console_panel, name="console_panel"),
    path(f"{_PLAN}console/ticket/", console.console_ticket, name="console_ticket"),
    path(f"{_PLAN}console/command/", console.console_command, name="console_command"),
    path(f"{_PLAN}console/groups/", group.console_groups, name="console_groups"),
    path(
        f"{_PLAN}console/groups/command/",
        group.console_groups_command,
        name="console_groups_command",
    ),
    path(f"{_PLAN}console/meeting/", meeting.console_meeting, name="console_meeting"),
    path(f"{_PLAN}console/chat/", chat.console_chat, name="console_chat"),
    path(
        f"{_PLAN}console/chat/command/",
        chat.console_chat_command,
        name="console_chat_command",
    ),
    path(f"{_PLAN}broadcast/", broadcast.broadcast_begin, name="broadcast_begin"),
    path(
        f"{_PLAN}broadcast/<uuid:broadcast_uid>/<int:number>/",
        broadcast.broadcast_piece,
        name="broadcast_piece",
    ),
    path(
        f"{_PLAN}broadcast/<uuid:broadcast_uid>/end/",
        broadcast.broadcast_end,
        name="broadcast_end",
    ),
    path(f"{_PLAN}settle/", report.report_settle, name="report_settle"),
    path("staff/attendance/", report.reports, name="reports"),
    path("staff/attendance/<uuid:uid>/", report.report, name="report"),
    path(
        "staff/attendance/<uuid:uid>/absence/<uuid:person_uid>/",
        absence_desk.absence_for,
        name="absence_for",
    ),
    path(
        "staff/attendance/<uuid:uid>/halls/",
        hall_report.hall_report,
        name="hall_report",
    ),
    path(
        "staff/attendance/<uuid:uid>/intervals.csv",
        report.intervals,
        name="intervals",
    ),
    path("halls/", hall.halls, name="halls"),
    path(_HALL, hall.hall, name="hall"),
    path(f"{_HALL}screen/", hall.hall_screen, name="hall_screen"),
    path(f"{_HALL}meeting/", meeting.hall_meeting, name="hall_meeting"),
    path(f"{_HALL}code/", hall.hall_code, name="hall_code"),
    path(f"{_HALL}marks/", hall.hall_marks, name="hall_marks"),
    path(f"{_HALL}closing/", closing.hall_closing, name="hall_closing"),
    path(f"{_HALL}paper/", closing.hall_paper, name="hall_paper"),
    path("halls/lists/<uuid:uid>/", closing.hall_scan, name="hall_scan"),
]
