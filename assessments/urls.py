"""Addresses of assessments."""

from django.urls import URLPattern, URLResolver, path

from assessments import api
from assessments.views import (
    adjustment,
    answer,
    bank,
    correction,
    exposure,
    face,
    hand_mark,
    inquiry,
    own_inquiry,
    paper,
    preview,
    question,
    question_bulk,
    question_export,
    question_import,
    question_study,
    quiz,
    quiz_editor,
    response_file,
    responses,
    result,
    signal,
    trace,
    understanding,
)

app_name = "assessments"
_QUIZ = "study/<uuid:enrolment_uid>/tests/<uuid:activity_uid>/"
_ATTEMPT = "tests/<uuid:attempt_uid>/"
_FILE = f"{_ATTEMPT}items/<uuid:item_uid>/file/"
_BANK = "staff/banks/<uuid:bank_uid>/"
_QUESTION = "staff/questions/<uuid:version_uid>/"
_RESULT = "staff/results/<uuid:activity_uid>/<uuid:run_uid>/"
_CORRECTION = "staff/corrections/<uuid:correction_uid>/"
_SPOT = "staff/understanding/<uuid:analysis_uid>/<uuid:unit_uid>/"
_TEST = "staff/tests/<uuid:activity_uid>/"
_ADJUST = "staff/adjustments/"
_INQUIRY = "staff/inquiries/<uuid:inquiry_uid>/"
_LOOK = "inquiries/<uuid:inquiry_uid>/"
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
    path(f"{_FILE}", response_file.response_file, name="response_file"),
    path(f"{_FILE}download/", response_file.own_file, name="own_file"),
    path(f"{_ATTEMPT}changes/", paper.changes_seen, name="changes_seen"),
    path("staff/banks/", bank.bank_list, name="bank_list"),
    path(_BANK, bank.bank, name="bank"),
    path(f"{_BANK}new/<slug:kind>/", question.question_new, name="question_new"),
    path(f"{_BANK}bulk/", question_bulk.bulk, name="bulk"),
    path(f"{_BANK}import/", question_import.import_new, name="import_new"),
    path(f"{_BANK}export/", question_export.bank_export, name="bank_export"),
    path("api/questions/import", api.import_questions, name="api_import"),
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
    path(
        "staff/imports/template.docx",
        question_import.import_page_template,
        name="import_page_template",
    ),
    path("staff/results/", result.result_list, name="result_list"),
    path(_RESULT, result.result_page, name="result_page"),
    path(f"{_RESULT}analyse/", result.analyse_now, name="analyse_now"),
    path(f"{_RESULT}responses/", responses.responses, name="responses"),
    path(
        f"{_RESULT}questions/<uuid:version_uid>/",
        result.result_item,
        name="result_item",
    ),
    path("staff/marking/", hand_mark.marking_list, name="marking_list"),
    path(
        "staff/marking/<uuid:activity_uid>/",
        hand_mark.marking_quiz,
        name="marking_quiz",
    ),
    path("staff/marking/answers/<uuid:item_uid>/", hand_mark.marking, name="marking"),
    path(
        "staff/marking/answers/<uuid:item_uid>/file/",
        response_file.marking_file,
        name="marking_file",
    ),
    path("staff/flags/", correction.flag_list, name="flag_list"),
    path("staff/flags/<uuid:flag_uid>/keep/", correction.flag_keep, name="flag_keep"),
    path(f"{_QUESTION}correct/", correction.correction_new, name="correction_new"),
    path("staff/corrections/", correction.correction_list, name="correction_list"),
    path(_CORRECTION, correction.correction, name="correction"),
    path(
        f"{_CORRECTION}decide/", correction.correction_decide, name="correction_decide"
    ),
    path(
        "staff/understanding/",
        understanding.understanding_list,
        name="understanding_list",
    ),
    path(
        "staff/understanding/<uuid:analysis_uid>/",
        understanding.understanding_start,
        name="understanding_start",
    ),
    path(_SPOT, understanding.understanding, name="understanding"),
    path(f"{_SPOT}points/<uuid:point_uid>/carry/", understanding.carry, name="carry"),
    path(
        "staff/carried/<uuid:carried_uid>/take/<uuid:campaign_uid>/",
        understanding.carried_take,
        name="carried_take",
    ),
    path("staff/signals/", signal.signal_list, name="signal_list"),
    path("staff/signals/<uuid:signal_uid>/", signal.signal, name="signal"),
    path("staff/inquiries/", inquiry.inquiry_list, name="inquiry_list"),
    path(_INQUIRY, inquiry.inquiry, name="inquiry"),
    path(f"{_INQUIRY}clear/", inquiry.inquiry_clear, name="inquiry_clear"),
    path(f"{_INQUIRY}ask/", inquiry.inquiry_ask, name="inquiry_ask"),
    path(f"{_INQUIRY}talk/", inquiry.inquiry_talk, name="inquiry_talk"),
    path(f"{_INQUIRY}propose/", inquiry.inquiry_propose, name="inquiry_propose"),
    path(f"{_INQUIRY}confirm/", inquiry.inquiry_confirm, name="inquiry_confirm"),
    path(f"{_INQUIRY}return/", inquiry.inquiry_return, name="inquiry_return"),
    path(_LOOK, own_inquiry.own_inquiry, name="own_inquiry"),
    path(f"{_LOOK}begin/", own_inquiry.look_begin, name="look_begin"),
    path(f"{_LOOK}answers/", own_inquiry.look_answer, name="look_answer"),
    path(f"{_LOOK}seen/", own_inquiry.outcome_seen, name="outcome_seen"),
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
