"""What records holds about people."""

from kernel.kinds.privacy import Held, Keep, Purpose

HELD = (
    Held(
        "records.CompletionRecord",
        "campaign version person unit participated_at completed_at passed_at scaled grade"
        " mode",
        Purpose.RECORD, Keep.RECORD, person="person", withheld="person version",
    ),
    Held(
        "records.Participation",
        "record mode grade state occurred_on recorded_at evidence reason entered_by"
        " decided_by decided_at decision_reason supersedes",
        Purpose.RECORD, Keep.RECORD, person="record__person",
        withheld="entered_by decided_by supersedes",
    ),
    Held(
        "records.Retraction",
        "record fact held_from held_until ruling reason proposed_by decided_by",
        Purpose.RECORD, Keep.RECORD, person="record__person",
        withheld="proposed_by decided_by",
    ),
    Held(
        "records.StatedResult",
        "statement campaign person unit facts told_at contest_until seen_at",
        Purpose.RECORD, Keep.RECORD, person="person", withheld="person statement",
    ),
    Held(
        "records.Contest",
        "result campaign person unit subject words file file_name state opened_at answer_by"
        " reply is_upheld mode occurred_on proposed_by proposed_at sent_back_because"
        " decided_by settled_at correction",
        Purpose.RECORD, Keep.RECORD, person="person",
        withheld="result person file proposed_by sent_back_because decided_by correction",
    ),
    Held(
        "records.AttestedAbsence", "attestation person reason why note",
        Purpose.RECORD, Keep.RECORD, person="person", withheld="person",
    ),
    Held(
        "records.Certificate",
        "register year number code record person state holder_name holder_key born_on"
        " unit_name study studied_from studied_until wording issued_on issued_at issued_by"
        " valid_until supersedes cause cause_note revoked_at revoked_by revoked_reason"
        " is_name_open",
        Purpose.RECORD, Keep.RECORD, person="person",
        withheld="register record person holder_key issued_by supersedes revoked_by",
    ),
    Held(
        "records.ErasureProposal",
        "request subjects reason state proposed_by proposed_at decided_by decided_at"
        " decision_reason",
        Purpose.RECORD, Keep.RECORD, person="request__person",
        withheld="proposed_by decided_by",
    ),
    Held("records.LedgerOpening", "subject_uid payload", Purpose.RECORD, Keep.PROOF),
    Held("records.Report", "asked_by heading content", Purpose.RECORD, Keep.RECORD),
    *(
        Held(f"records.{model}", fields, Purpose.ACCOUNT, Keep.RECORD)
        for model, fields in (
            ("Attestation", "confirmed_by"),
            ("AttestationStep", "actor"),
            ("Statement", "issued_by"),
            ("ExportRun", "asked_by"),
            ("RatingTable", "laid_by"),
            ("ReportSchedule", "owner heading"),
            ("CertificateRegister", "created_by"),
            ("WaveReview", "written_by signed_by"),
        )
    ),
)  # fmt: skip
