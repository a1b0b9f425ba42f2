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
    Held("courses.Campaign", "created_by", Purpose.ACCOUNT, Keep.RECORD),
    Held("courses.CampaignVersion", "created_by", Purpose.ACCOUNT, Keep.RECORD),
)  # fmt: skip
