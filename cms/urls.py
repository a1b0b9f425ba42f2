"""Addresses of cms."""

from django.urls import URLPattern, URLResolver, path, re_path

from cms.views import (
    document_import,
    files,
    front,
    lesson,
    package,
    preview,
    resolution,
    study_time,
)

app_name = "cms"
KEPT = r"(?P<name>[0-9a-f]{64}\.[a-z0-9]{2,5})"
LESSON = "study/<uuid:enrolment_uid>/lessons/<uuid:activity_uid>/"
HOME = "study/<uuid:enrolment_uid>/take-home/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", front.front, name="front"),
    path(LESSON, lesson.lesson, name="lesson"),
    path(LESSON + "begin/", lesson.begin, name="lesson_begin"),
    path(LESSON + "check/", lesson.check, name="lesson_check"),
    path(LESSON + "finish/", lesson.finish, name="lesson_finish"),
    path(LESSON + "beats/", study_time.lesson_beats, name="lesson_beats"),
    path(LESSON + "again/", study_time.lesson_read_again, name="lesson_read_again"),
    path(LESSON + "package/", package.package_lesson, name="lesson_package"),
    path(LESSON + "file/", package.file_lesson, name="lesson_file"),
    path(HOME, package.take_home, name="take_home"),
    path(HOME + "package/", package.package_course, name="course_package"),
    path(HOME + "file/", package.file_course, name="course_file"),
    re_path(rf"^content/{KEPT}$", files.content_file, name="content_file"),
    re_path(rf"^content/public/{KEPT}$", files.public_file, name="public_file"),
    path("imports/", document_import.imports, name="imports"),
    path("imports/<uuid:uid>/", document_import.import_, name="import"),
    path("previews/<uuid:key>/", preview.lesson_preview, name="lesson_preview"),
    path("previews/<uuid:key>/package/", package.package_draft, name="draft_package"),
    path("previews/<uuid:key>/file/", package.file_draft, name="draft_file"),
    path("resolutions/", resolution.resolutions, name="resolutions"),
    path("resolutions/new/", resolution.new_resolution, name="new_resolution"),
    path("resolutions/<uuid:uid>/", resolution.resolution, name="resolution"),
    path("points/<uuid:uid>/", resolution.point, name="point"),
    path("points/<uuid:uid>/below/", resolution.point_below, name="point_below"),
    path("points/<uuid:uid>/move/", resolution.point_move, name="point_move"),
    path("points/<uuid:uid>/state/", resolution.point_state, name="point_state"),
    path("media/<path:path>", files.editors_file, name="editors_file"),
]
