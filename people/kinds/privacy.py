"""What people holds about people."""

from kernel.kinds.privacy import Held, Keep, Purpose

HELD = (
    Held(
        "people.Person",
        "user kind code full_name name_key sort_key born_on card_number joined_on"
        " official_on position phone",
        Purpose.IDENTITY, Keep.MEMBERSHIP, person="pk", withheld="user name_key sort_key",
    ),
    Held(
        "people.HomeUnit",
        "person unit period decision_number decision_on recorded_at",
        Purpose.IDENTITY, Keep.MEMBERSHIP, person="person", withheld="person",
    ),
    Held(
        "people.Standing",
        "person state period decision_number decision_on recorded_at",
        Purpose.IDENTITY, Keep.MEMBERSHIP, person="person", withheld="person",
    ),
    Held(
        "people.RosterImportRow",
        "roster_import number outcome cells values before problems person",
        Purpose.IDENTITY, Keep.RAW, person="person", withheld="roster_import person",
        until="roster_import__uploaded_at",
    ),
    Held(
        "people.User",
        "password last_login is_superuser username display_name email is_active is_staff"
        " created_at session_round privacy_notice_read",
        Purpose.ACCESS, Keep.MEMBERSHIP, person="person",
        withheld="password session_round is_superuser",
    ),
    Held(
        "people.SignInCode",
        "person code_hash issued_by issued_at expires_at used_at revoked_at",
        Purpose.ACCESS, Keep.RAW, person="person", withheld="person code_hash issued_by",
        until="expires_at",
    ),
    Held(
        "people.SecondFactor", "user sealed_secret set_up_at last_step tries tried_at",
        Purpose.ACCESS, Keep.SHORT, person="user__person",
        withheld="user sealed_secret last_step",
    ),
    Held(
        "people.RecoveryCode", "user code_hash made_at used_at",
        Purpose.ACCESS, Keep.SHORT, person="user__person", withheld="user code_hash",
    ),
    Held(
        "people.Device", "user session_key agent signed_in_at",
        Purpose.ACCESS, Keep.SHORT, person="user__person", withheld="user session_key",
    ),
    Held(
        "people.ApiToken",
        "user name scopes secret_hash created_at expires_at revoked_at last_used_at",
        Purpose.ACCESS, Keep.SHORT, person="user__person", withheld="user secret_hash",
    ),
    Held(
        "people.Grant",
        "user role unit period reason granted_by granted_at",
        Purpose.ACCOUNT, Keep.RECORD, person="user__person", withheld="user granted_by",
    ),
    Held(
        "people.Notice",
        "kind topic occasion person user unit facts told_at ends_at read_at",
        Purpose.STUDY, Keep.RAW, person="person",
        withheld="topic occasion person user facts", until="told_at",
    ),
    Held(
        "people.MailWish", "user address agreed_at confirmed_at",
        Purpose.STUDY, Keep.SHORT, person="user__person", withheld="user",
    ),
    Held(
        "people.MailCode",
        "user address_hash code_hash asked_at expires_at sent_at tries used_at fault",
        Purpose.STUDY, Keep.RAW, person="user__person",
        withheld="user address_hash code_hash fault", until="asked_at",
    ),
    Held(
        "people.NoticeMail",
        "user state created_at due_at attempts settled_at fault",
        Purpose.STUDY, Keep.RAW, person="user__person", withheld="user fault",
        until="created_at",
    ),
    Held(
        "people.PrivacyRequest",
        "person kind words asked_at answer_by state answer answered_by answered_at",
        Purpose.RECORD, Keep.RECORD, person="person", withheld="person answered_by",
    ),
    Held("people.RosterImport", "uploaded_by", Purpose.ACCOUNT, Keep.RECORD),
)  # fmt: skip
