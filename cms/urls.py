"""Addresses of cms."""

from django.urls import URLPattern, URLResolver, path, re_path

from cms.views import files, front, lesson

app_name = "cms"
KEPT = r"(?P<name>[0-9a-f]{64}\.[a-z0-9]{2,5})"
LESSON = "study/<uuid:enrolment_uid>/lessons/<uuid:activity_uid>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", front.front, name="front"),
    path(LESSON, lesson.lesson, name="lesson"),
    path(LESSON + "begin/", lesson.begin, name="lesson_begin"),
    path(LESSON + "check/", lesson.check, name="lesson_check"),
    path(LESSON + "finish/", lesson.finish, name="lesson_finish"),
    re_path(rf"^content/{KEPT}$", files.content_file, name="content_file"),
    re_path(rf"^content/public/{KEPT}$", files.public_file, name="public_file"),
    path("media/<path:path>", files.editors_file, name="editors_file"),
]
