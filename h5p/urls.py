"""Addresses of H5P."""

from django.urls import URLPattern, URLResolver, path, re_path

from h5p.views import (
    attempt,
    content,
    draft,
    edited_file,
    editor,
    editor_ajax,
    editor_frame,
    exercise,
    frame,
    library,
    official,
    player_file,
    practice_list,
    upgrade,
    validate,
    written,
)

app_name = "h5p"
EXERCISE = "study/<uuid:enrolment_uid>/h5p/<uuid:activity_uid>/"
PLAY = "h5p/play/<str:token>/"
EDITOR = "h5p/editor/<str:token>/"
KEY = r"(?P<key>[0-9a-f]{32})"
BUNDLE = r"(?P<revision_uid>[0-9a-f-]{36})"
urlpatterns: list[URLPattern | URLResolver] = [
    path("api/h5p/validate", validate.validate, name="validate"),
    path(EXERCISE, exercise.exercise, name="exercise"),
    path(EXERCISE + "begin/", exercise.begin, name="begin"),
    path(EXERCISE + "results/", exercise.results, name="results"),
    path(PLAY, frame.frame, name="frame"),
    path(PLAY + "files/<path:path>", frame.frame_file, name="frame_file"),
    path(PLAY + "state/<slug:data_type>/<slug:part>", frame.state, name="state"),
    path(PLAY + "statement", frame.statement, name="statement"),
    re_path(rf"^h5p/core/{KEY}/(?P<path>.+)$", player_file.core_file, name="core_file"),
    re_path(
        rf"^h5p/bundle/{BUNDLE}/{KEY}\.(?P<kind>js|css)$",
        player_file.bundle,
        name="bundle",
    ),
    path("h5p/lib", player_file.library_root, name="library_root"),
    re_path(
        r"^h5p/lib/(?P<sha256>[0-9a-f]{64})/(?P<path>.+)$",
        player_file.library_file,
        name="library_file",
    ),
    path(EDITOR, editor_frame.editor_frame, name="editor_frame"),
    path(EDITOR + "ajax", editor_ajax.editor_ajax, name="editor_ajax"),
    path(
        EDITOR + "content/<path:path>",
        editor_frame.editor_content_file,
        name="editor_content_file",
    ),
    path(
        EDITOR + "temp/<path:path>",
        editor_frame.editor_temp_file,
        name="editor_temp_file",
    ),
    re_path(
        r"^h5p/assets/(?P<sha256>[0-9a-f]{64})/(?P<path>.+)$",
        editor_frame.asset_file,
        name="asset_file",
    ),
    path("h5p/contents/", content.content_list, name="content_list"),
    path("h5p/contents/new/", editor.content_new, name="content_new"),
    path("h5p/contents/new/official/", official.official_new, name="official_new"),
    path("h5p/contents/<uuid:uid>/", content.content, name="content"),
    path("h5p/contents/<uuid:uid>/edit/", editor.content_edit, name="content_edit"),
    path(
        "h5p/contents/<uuid:uid>/edit/official/",
        official.official_edit,
        name="official_edit",
    ),
    path(
        "h5p/contents/<uuid:uid>/duplicate/",
        editor.content_duplicate,
        name="content_duplicate",
    ),
    path("h5p/sent/<str:token>/", edited_file.sent_file, name="sent_file"),
    path(
        "h5p/revisions/<uuid:uid>/files/<path:path>",
        edited_file.revision_file,
        name="revision_file",
    ),
    path("h5p/drafts/<uuid:uid>/", draft.draft, name="draft"),
    path(
        "h5p/drafts/<uuid:uid>/official/",
        official.official_draft,
        name="official_draft",
    ),
    path("h5p/drafts/<uuid:uid>/discard/", draft.draft_discard, name="draft_discard"),
    path("h5p/contents/<uuid:uid>/place/", content.content_place, name="content_place"),
    path(
        "h5p/revisions/<uuid:uid>/preview/",
        content.revision_preview,
        name="revision_preview",
    ),
    path(
        "h5p/revisions/<uuid:uid>/export/",
        content.revision_export,
        name="revision_export",
    ),
    path(
        "h5p/revisions/<uuid:uid>/compare/",
        content.revision_compare,
        name="revision_compare",
    ),
    path(
        "h5p/revisions/<uuid:uid>/restore/",
        content.revision_restore,
        name="revision_restore",
    ),
    path("h5p/exercises/", practice_list.practice_list, name="practice_list"),
    path(
        "h5p/exercises/<uuid:activity_uid>/practice/",
        attempt.attempt_list,
        name="attempt_list",
    ),
    path(
        "h5p/exercises/<uuid:activity_uid>/practice/<uuid:enrolment_uid>/",
        attempt.attempt,
        name="attempt",
    ),
    path(
        "h5p/exercises/<uuid:activity_uid>/written/",
        written.written_list,
        name="written_list",
    ),
    path("h5p/written/<uuid:uid>/", written.written, name="written"),
    path("h5p/libraries/", library.library_list, name="library_list"),
    path("h5p/libraries/<uuid:uid>/", library.library, name="library"),
    path(
        "h5p/libraries/<uuid:uid>/trust/", library.library_trust, name="library_trust"
    ),
    path(
        "h5p/libraries/<uuid:uid>/retire/",
        library.library_retire,
        name="library_retire",
    ),
    path(
        "h5p/libraries/<uuid:uid>/upgrade/",
        upgrade.library_upgrade,
        name="library_upgrade",
    ),
    path("h5p/upgrades/<uuid:uid>/undo/", upgrade.upgrade_undo, name="upgrade_undo"),
]
