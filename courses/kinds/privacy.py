"""What courses holds about people."""

from kernel.kinds.privacy import Held, Keep, Purpose

HELD = (
    Held(
        "courses.RosterEntry",
        "campaign version person unit is_member exclusion since_on recorded_at ended_at",
        Purpose.STUDY, Keep.RECORD, person="person", withheld="person version",
    ),
    Held(
        "courses.ResponsibleHead",
        "version unit person",
        Purpose.STUDY, Keep.RECORD, person="person", withheld="person",
    ),
    Held(
        "courses.Enrolment",
        "run person state enrolled_at completed_at",
        Purpose.STUDY, Keep.RECORD, person="person", withheld="person",
    ),
    Held(
        "courses.Progress",
        "enrolment activity content evidence rule opened_at completed_at",
        Purpose.STUDY, Keep.RECORD, person="enrolment__person", withheld="enrolment content",
    ),
    Held(
        "courses.Admission",
        "enrolment activity admitted_at",
        Purpose.STUDY, Keep.RECORD, person="enrolment__person", withheld="enrolment",
    ),
    Held(
        "courses.Waiver",
        "enrolment activity reason granted_by granted_at",
        Purpose.STUDY, Keep.RECORD, person="enrolment__person",
        withheld="enrolment granted_by",
    ),
    Held(
        "courses.StudyTrace",
        "progress opened_at seconds clips parts missed",
        Purpose.STUDY, Keep.RECORD, person="progress__enrolment__person",
        withheld="progress",
    ),
    Held(
        "courses.StudyDay",
        "trace day device seconds",
        Purpose.STUDY, Keep.RECORD, person="trace__progress__enrolment__person",
        withheld="trace",
    ),
    Held(
        "courses.StudySitting",
        "progress device opened_at heard_at number told_until visible",
        Purpose.STUDY, Keep.RAW, person="progress__enrolment__person",
        withheld="progress", until="heard_at",
    ),
    Held("courses.Campaign", "created_by", Purpose.ACCOUNT, Keep.RECORD),
    Held("courses.CampaignVersion", "created_by", Purpose.ACCOUNT, Keep.RECORD),
    Held("courses.Wave", "released_by", Purpose.ACCOUNT, Keep.RECORD),
)  # fmt: skip
