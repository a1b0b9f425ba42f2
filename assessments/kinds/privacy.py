"""What assessments holds about people.

Results are withheld here because the member's own pages give them, from the moment at
which the test lets them be seen; papers, because questions are used again.
"""

from kernel.kinds.privacy import Held, Keep, Purpose

HELD = (
    Held(
        "assessments.Attempt",
        "quiz person enrolment number seed draw_round state started_at deadline_at"
        " credited_seconds submitted_at lease points max_points scaled passed"
        " disallowed_at",
        Purpose.TEST, Keep.RECORD, person="person",
        withheld="person enrolment seed draw_round lease points max_points scaled passed",
    ),
    Held(
        "assessments.AttemptItem",
        "attempt position version tokens options points is_flagged",
        Purpose.TEST, Keep.RECORD, person="attempt__person",
        withheld="version tokens options points",
    ),
    Held(
        "assessments.Response",
        "item seq tokens texts saved_at",
        Purpose.TEST, Keep.RECORD, person="item__attempt__person", withheld="tokens",
    ),
    Held(
        "assessments.ResponseEvent",
        "attempt item seq tokens texts received_at",
        Purpose.TEST, Keep.RECORD, person="attempt__person", withheld="tokens",
    ),
    Held(
        "assessments.ResponseFile",
        "item name kind size sha256 file handed_at",
        Purpose.TEST, Keep.RECORD, person="item__attempt__person", withheld="file",
    ),
    Held(
        "assessments.HandMark",
        "item marker by_criterion points comment marked_at",
        Purpose.TEST, Keep.RECORD, person="item__attempt__person",
        withheld="marker by_criterion points comment",
    ),
    Held(
        "assessments.ResultChange",
        "correction attempt max_points old_points new_points old_scaled new_scaled"
        " old_passed new_passed changed_at reported_at seen_at",
        Purpose.TEST, Keep.RECORD, person="attempt__person", withheld="correction",
    ),
    Held(
        "assessments.ResultNotice",
        "attempt ready_at seen_at",
        Purpose.TEST, Keep.RECORD, person="attempt__person",
    ),
    Held(
        "assessments.Adjustment",
        "person quiz time_factor extra_attempts closes_at form begins_on ends_on reason"
        " granted_by granted_at revoked_at revoked_by",
        Purpose.TEST, Keep.RECORD, person="person",
        withheld="person granted_by revoked_by",
    ),
    Held(
        "assessments.DrawnPaper",
        "quiz enrolment seed items",
        Purpose.TEST, Keep.SHORT, person="enrolment__person",
        withheld="enrolment seed items",
    ),
    Held(
        "assessments.AttemptTrace",
        "attempt left_times left_seconds told_at",
        Purpose.INTEGRITY, Keep.RAW, person="attempt__person", until="told_at",
    ),
    Held(
        "assessments.AttemptDevice",
        "attempt device seen_at",
        Purpose.INTEGRITY, Keep.RAW, person="attempt__person", until="seen_at",
    ),
    Held(
        "assessments.Signal",
        "kind quiz run unit key facts found_at state note decided_by decided_at attempts",
        Purpose.INTEGRITY, Keep.RAW, person="attempts__person",
        withheld="key facts note decided_by attempts", until="found_at",
    ),
    Held(
        "assessments.Inquiry",
        "attempt unit grounds state opened_at way words due_at asked_by asked_at begun_at"
        " answered_at talked_on talked_with said is_disallowed reason proposed_by"
        " proposed_at sent_back_because decided_by settled_at seen_at",
        Purpose.INTEGRITY, Keep.RECORD, person="attempt__person",
        withheld="attempt grounds asked_by is_disallowed reason proposed_by"
        " sent_back_because decided_by",
    ),
    Held(
        "assessments.LookItem",
        "inquiry position version tokens options picked texts points max_points",
        Purpose.INTEGRITY, Keep.RECORD, person="inquiry__attempt__person",
        withheld="version tokens options picked points max_points",
    ),
    *(
        Held(f"assessments.{model}", fields, Purpose.ACCOUNT, Keep.RECORD)
        for model, fields in (
            ("QuestionVersion", "author approved_by"),
            ("ItemFlag", "decided_by"),
            ("CarriedPoint", "created_by taken_by"),
            ("KeyCorrection", "proposed_by decided_by"),
            ("QuestionImport", "created_by"),
        )
    ),
)  # fmt: skip
