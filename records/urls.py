"""Addresses of records."""

from django.urls import URLPattern, URLResolver, path

from records.views import (
    access_log,
    attestation,
    attestation_confirm,
    attestation_decide,
    attestation_sheet,
    board,
    board_quality,
    certificate,
    certificate_check,
    certificate_issue,
    certificate_one,
    contest,
    credential,
    digest,
    evaluation,
    ledger,
    missing,
    own,
    own_book,
    own_certificate,
    own_result,
    participation,
    rating,
    reminder,
    reminder_log,
    report,
    statement,
    study_evidence,
)

app_name = "records"
_AT = "board/<uuid:campaign_uid>/<uuid:unit_uid>/"
_ONE = "certificates/one/<uuid:uid>/"
_REMIND = "reminders/<uuid:campaign_uid>/"
_UP = "attestations/<uuid:campaign_uid>/<uuid:unit_uid>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("board/", board.boards, name="boards"),
    path("board/<uuid:campaign_uid>/", board.board_start, name="board_start"),
    path(_AT, board.board, name="board"),
    path(f"{_AT}quality/", board_quality.board_quality, name="board_quality"),
    path(f"{_AT}missing/", missing.missing, name="missing"),
    path(f"{_AT}entry/", participation.participation_new, name="participation_new"),
    path("confirmations/", participation.confirmations, name="confirmations"),
    path("confirmations/<uuid:uid>/confirm/", participation.confirm, name="confirm"),
    path("confirmations/<uuid:uid>/refuse/", participation.refuse, name="refuse"),
    path("evaluation/", evaluation.evaluation, name="evaluation"),
    path("evaluation/points/", rating.rating_tables, name="rating_tables"),
    path("evaluation/points/new/", rating.rating_table_new, name="rating_table_new"),
    path("evaluation/<uuid:uid>/", evaluation.evaluation_run, name="evaluation_run"),
    path("evaluation/<uuid:uid>/points/", rating.rated, name="rated"),
    *(
        path(
            f"evaluation/<uuid:uid>/{extension}/",
            evaluation.evaluation_file,
            {"extension": extension},
            name=f"evaluation_{extension}",
        )
        for extension in evaluation.TYPES
    ),
    path(_REMIND, reminder.reminders, name="reminders"),
    path(f"{_REMIND}add/", reminder.rung_add, name="rung_add"),
    path(f"{_REMIND}off/", reminder.rung_off, name="rung_off"),
    path(f"{_REMIND}who/", reminder.reminder_who, name="reminder_who"),
    path(f"{_REMIND}log/", reminder_log.reminder_log, name="reminder_log"),
    path("notices/<uuid:uid>/missing/", digest.digest, name="digest"),
    path("reports/", report.reports, name="reports"),
    path("reports/new/", report.report_new, name="report_new"),
    path("reports/<uuid:uid>/", report.report, name="report"),
    *(
        path(
            f"reports/<uuid:uid>/{extension}/",
            report.report_file,
            {"extension": extension},
            name=f"report_{extension}",
        )
        for extension in report.TYPES
    ),
    path("attestations/", attestation.attestations, name="attestations"),
    path(
        "attestations/<uuid:campaign_uid>/",
        attestation.attestation_start,
        name="attestation_start",
    ),
    path(_UP, attestation.attestation, name="attestation"),
    path(
        f"{_UP}confirm/",
        attestation_confirm.attestation_confirm,
        name="attestation_confirm",
    ),
    path(f"{_UP}lock/", attestation_confirm.attestation_lock, name="attestation_lock"),
    path(
        f"{_UP}accept/",
        attestation_decide.attestation_accept,
        name="attestation_accept",
    ),
    path(
        f"{_UP}return/<uuid:uid>/",
        attestation_decide.attestation_return,
        name="attestation_return",
    ),
    path(f"{_UP}sheet/", attestation_sheet.attestation_sheet, name="attestation_sheet"),
    path("statements/", statement.statements, name="statements"),
    path("statements/<uuid:uid>/issue/", statement.issue, name="statement_issue"),
    path("reviews/", contest.contests, name="contests"),
    path("reviews/<uuid:uid>/", contest.contest, name="contest"),
    path("reviews/<uuid:uid>/answer/", contest.answer, name="contest_answer"),
    path("reviews/<uuid:uid>/confirm/", contest.confirm, name="contest_confirm"),
    path("reviews/<uuid:uid>/return/", contest.turn_back, name="contest_return"),
    path("reviews/<uuid:uid>/file/", contest.file, name="contest_file"),
    path("mine/results/<uuid:uid>/", own_result.result, name="own_result"),
    path("mine/results/<uuid:uid>/seen/", own_result.seen, name="own_result_seen"),
    path("mine/reviews/<uuid:uid>/", own_result.withdraw, name="own_withdraw"),
    path("mine/reviews/<uuid:uid>/file/", own_result.file, name="own_file"),
    path("ledger/", ledger.ledger, name="ledger"),
    path("ledger/check/", ledger.ledger_check, name="ledger_check"),
    path("ledger/compare/", ledger.ledger_compare, name="ledger_compare"),
    path("ledger/bundle/", ledger.ledger_bundle, name="ledger_bundle"),
    path("mine/", own.own, name="own"),
    path("certificates/", certificate.registers, name="certificate_registers"),
    path(
        "certificates/new/", certificate.register_new, name="certificate_register_new"
    ),
    path("certificates/<uuid:uid>/", certificate.register, name="certificate_register"),
    path(
        "certificates/<uuid:uid>/change/",
        certificate.register_change,
        name="certificate_register_change",
    ),
    path(
        "certificates/<uuid:uid>/issue/",
        certificate_issue.issue_start,
        name="certificate_issue_start",
    ),
    path(
        "certificates/<uuid:uid>/issue/<uuid:campaign_uid>/",
        certificate_issue.issue,
        name="certificate_issue",
    ),
    path(_ONE, certificate_one.certificate, name="certificate"),
    path(f"{_ONE}pdf/", certificate_one.certificate_pdf, name="certificate_pdf"),
    path(f"{_ONE}anew/", certificate_one.reissue, name="certificate_reissue"),
    path(f"{_ONE}revoke/", certificate_one.revoke, name="certificate_revoke"),
    path("check/", certificate_check.check, name="certificate_check_start"),
    path("check/<str:code>/", certificate_check.check_code, name="certificate_check"),
    path(
        "mine/certificates/<uuid:uid>/",
        own_certificate.own_certificate,
        name="own_certificate",
    ),
    path("mine/certificates/<uuid:uid>/badge/", credential.own_badge, name="own_badge"),
    path(
        "certificates/status/<uuid:uid>/<int:year>/",
        credential.revoked_list,
        name="certificate_status",
    ),
    path(
        "mine/certificates/<uuid:uid>/name/",
        own_certificate.own_certificate_name,
        name="own_certificate_name",
    ),
    path("mine/book/", own_book.book, name="own_book"),
    path("mine/book/pdf/", own_book.book_pdf, name="own_book_pdf"),
    path("mine/book/json/", own_book.book_copy, name="own_book_copy"),
    path("mine/uses/", access_log.own_uses, name="own_uses"),
    path("mine/<uuid:uid>/", own.own_record, name="own_record"),
    path("mine/<uuid:uid>/receipt/", own.own_receipt, name="own_receipt"),
    path("evidence/<uuid:uid>/", study_evidence.study_evidence, name="study_evidence"),
    path("mine/content/<uuid:uid>/", own.own_content, name="own_content"),
]
