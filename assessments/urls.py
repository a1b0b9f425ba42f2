"""Addresses of assessments."""

from django.urls import URLPattern, URLResolver, path

from assessments.views import answer, paper, quiz

app_name = "assessments"
_QUIZ = "study/<uuid:enrolment_uid>/tests/<uuid:activity_uid>/"
_ATTEMPT = "tests/<uuid:attempt_uid>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(_QUIZ, quiz.quiz_door, name="quiz"),
    path(f"{_QUIZ}start/", quiz.start, name="start"),
    path("tests/", quiz.attempt_list, name="attempt_list"),
    path(_ATTEMPT, paper.attempt_page, name="attempt"),
    path(f"{_ATTEMPT}answers/", answer.save_answers, name="save_answers"),
    path(f"{_ATTEMPT}save/", answer.save_form, name="save_form"),
    path(f"{_ATTEMPT}take-over/", paper.take_over_here, name="take_over"),
    path(f"{_ATTEMPT}finish/", paper.finish, name="finish"),
    path(f"{_ATTEMPT}submit/", paper.submit, name="submit"),
    path(f"{_ATTEMPT}result/", paper.result, name="result"),
]
