"""What h5p holds about people: practice, never a graded record."""

from kernel.kinds.privacy import Held, Keep, Purpose

HELD = (
    Held(
        "h5p.SavedState",
        "enrolment activity revision sub_content_id data_type data is_preloaded updated_at",
        Purpose.STUDY, Keep.RAW, person="enrolment__person", withheld="enrolment",
        until="updated_at",
    ),
    Held(
        "h5p.PracticeResult",
        "enrolment activity revision sub_content_id points max_points trust statement"
        " answered_at marked_md5",
        Purpose.STUDY, Keep.RECORD, person="enrolment__person", withheld="enrolment",
    ),
    Held(
        "h5p.PracticeMark",
        "result number answer points max_points comment marked_by marked_at",
        Purpose.STUDY, Keep.RECORD, person="result__enrolment__person",
        withheld="result marked_by",
    ),
    Held(
        "h5p.TempFile", "user path sha256 size sent_at",
        Purpose.ACCOUNT, Keep.SHORT,
    ),
    Held(
        "h5p.Draft",
        "user content base owner title library params metadata sent"
        " kept_from saved_at",
        Purpose.ACCOUNT, Keep.RAW, person="user__person",
        withheld="user base sent kept_from", until="saved_at",
    ),
    *(
        Held(f"h5p.{model}", fields, Purpose.ACCOUNT, Keep.RECORD)
        for model, fields in (
            ("Content", "created_by"),
            ("Revision", "created_by"),
            ("Library", "installed_by trusted_by"),
            ("Upgrade", "made_by undone_by"),
            ("UpgradePlan", "asked_by"),
        )
    ),
)  # fmt: skip
