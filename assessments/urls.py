"""Addresses of assessments."""

from django.urls import URLPattern, URLResolver, path

from assessments.views import (
    adjustment,
    answer,
    bank,
    exposure,
    face,
    paper,
    preview,
    question,
    question_bulk,
    question_import,
    question_study,
    quiz,
    quiz_editor,
    signal,
    trace,
)

app_name = "assessments"
_QUIZ = "study/<uuid:enrolment_uid>/tests/<uuid:activity_uid>/"
_ATTEMPT = "tests/<uuid:attempt_uid>/"
_BANK = "staff/banks/<uuid:bank_uid>/"
_QUESTION = "staff/questions/<uuid:version_uid>/"
_TEST = "staff/tests/<uuid:activity_uid>/"
_ADJUST = "staff/adjustments/"
_IMPORT = "staff/imports/<uuid:import_uid>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(_QUIZ, quiz.quiz_door, name="quiz"),
    path(f"{_QUIZ}start/", quiz.start, name="start"),
    path("tests/", quiz.attempt_list, name="attempt_list"),
    path(_ATTEMPT, paper.attempt_page, name="attempt"),
    path(f"{_ATTEMPT}answers/", answer.save_answers, name="save_answers"),
    path(f"{_ATTEMPT}save/", answer.save_form, name="save_form"),
    path(f"{_ATTEMPT}leaving/", trace.leaving, name="leaving"),
    path(f"{_ATTEMPT}mark/", face.mark, name="mark"),
    path(f"{_ATTEMPT}take-over/", paper.take_over_here, name="take_over"),
    path(f"{_ATTEMPT}finish/", paper.finish, name="finish"),
    path(f"{_ATTEMPT}submit/", paper.submit, name="submit"),
    path(f"{_ATTEMPT}result/", paper.result, name="result"),
    path("staff/banks/", bank.bank_list, name="bank_list"),
    path(_BANK, bank.bank, name="bank"),
    path(f"{_BANK}new/<slug:kind>/", question.question_new, name="question_new"),
    path(f"{_BANK}bulk/", question_bulk.bulk, name="bulk"),
    path(f"{_BANK}import/", question_import.import_new, name="import_new"),
    path(_QUESTION, question.question, name="question"),
    path(f"{_QUESTION}edit/", question.question_edit, name="question_edit"),
    path(f"{_QUESTION}compare/", question_study.compare, name="compare"),
    path(f"{_QUESTION}preview/", preview.question_preview, name="question_preview"),
    path(f"{_QUESTION}write/", question.write, name="write"),
    path(f"{_QUESTION}review/", question.review, name="review"),
    path(_IMPORT, question_import.import_page, name="import"),
    path(f"{_IMPORT}apply/", question_import.import_apply, name="import_apply"),
    path(
        "staff/imports/template.xlsx",
        question_import.import_template,
        name="import_template",
    ),
    path("staff/signals/", signal.signal_list, name="signal_list"),
    path("staff/signals/<uuid:signal_uid>/", signal.signal, name="signal"),
    path(_ADJUST, adjustment.adjustment_list, name="adjustment_list"),
    path(
        f"{_ADJUST}new/<uuid:person_uid>/",
        adjustment.adjustment_new,
        name="adjustment_new",
    ),
    path(
        f"{_ADJUST}<uuid:adjustment_uid>/revoke/",
        adjustment.adjustment_revoke,
        name="adjustment_revoke",
    ),
    path("staff/tests/", quiz_editor.quiz_list, name="quiz_list"),
    path("staff/tests/new/", quiz_editor.quiz_new, name="quiz_new"),
    path(_TEST, quiz_editor.quiz_edit, name="quiz_edit"),
    path(f"{_TEST}exposure/", exposure.exposure, name="exposure"),
]
