"""Addresses of courses."""

from django.urls import URLPattern, URLResolver, path

from courses import api
from courses.views import study

app_name = "courses"
urlpatterns: list[URLPattern | URLResolver] = [
    path("study/", study.study, name="study"),
    path("study/<uuid:enrolment_uid>/", study.study_course, name="study_course"),
    path(
        "study/<uuid:enrolment_uid>/steps/<uuid:activity_uid>/",
        study.study_activity,
        name="study_activity",
    ),
    path(
        "api/records/<uuid:progress_uid>/rule", api.progress_rule, name="progress_rule"
    ),
]
