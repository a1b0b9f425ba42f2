"""The pages of lecturers, administrators and learners, and the player's own addresses."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from h5p.kinds.play_token import PlayToken
from h5p.models import Content, Exercise, Library, PracticeResult, SavedState
from h5p.selectors.play import object_id
from people.kinds.role import Role
from tests.factories import CourseFactory, GrantFactory, SectionFactory, UserFactory
from tests.h5p import packages
from tests.h5p.makers import enrolled_in, exercise_of, imported, installed

pytestmark = pytest.mark.django_db
VERB = "http://adlnet.gov/expapi/verbs/answered"


def _as(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _file(data=None, name="on-tap.h5p"):
    return SimpleUploadedFile(name, data or packages.sound().getvalue())


def _played(**options):
    """An exercise, its learner's place, and the address of their play."""
    exercise = exercise_of(**options)
    enrolment = enrolled_in(exercise)
    token = PlayToken(
        user=str(enrolment.person.user.uid),
        revision=str(exercise.revision.uid),
        enrolment=str(enrolment.uid),
        activity=str(exercise.activity.uid),
    )
    return exercise, enrolment, f"/h5p/play/{token.signed()}/"


def test_c03_lecturer_imports_places_and_exports():
    grant = GrantFactory(role=Role.LECTURER)
    client = _as(grant.user)
    section = SectionFactory(course=CourseFactory(owner=grant.unit))

    sent = client.post("/h5p/contents/", {"file": _file(), "owner": grant.unit.pk})
    content = Content.objects.get()
    told = {"section": section.pk, "title": "Ôn tập", "rule": "viewed"}
    placed = client.post(f"/h5p/contents/{content.uid}/place/", told)

    assert (sent.status_code, placed.status_code) == (302, 302)
    assert Exercise.objects.get().activity.rule == {"clauses": [{"kind": "viewed"}]}
    page = client.get(f"/h5p/contents/{content.uid}/").content.decode()
    assert "Quản trị viên cần duyệt các thư viện này trước" in page
    revision = content.revisions.get()
    refused = client.get(f"/h5p/revisions/{revision.uid}/export/")
    assert refused.status_code == 302


def test_c03_page_of_content_names_what_is_not_shown():
    grant = GrantFactory(role=Role.LECTURER)
    client = _as(grant.user)
    files = packages.sound_files()
    del files["content/images/a.png"]
    data = packages.packed(files).getvalue()

    sent = client.post(
        "/h5p/contents/", {"file": _file(data), "owner": grant.unit.pk}, follow=True
    )

    page = sent.content.decode()
    assert "Một số ảnh, video không hiển thị" in page
    assert "images/a.png" in page


def test_c03_faulty_package_shows_all_faults_and_keeps_nothing():
    grant = GrantFactory(role=Role.LECTURER)
    files = {
        **packages.sound_files(),
        "content/a.svg": b"<svg/>",
        "content/b.exe": b"MZ",
    }

    page = _as(grant.user).post(
        "/h5p/contents/",
        {"file": _file(packages.packed(files).getvalue()), "owner": grant.unit.pk},
    )

    text = page.content.decode()
    assert text.count("không được phép ở đây") == 2
    assert Content.objects.count() == 0


def test_c03_administrator_installs_many_and_trusts_one():
    client = _as(GrantFactory(role=Role.ADMINISTRATOR).user)
    broken = _file(b"no zip", "hong.h5p")

    page = client.post("/h5p/libraries/", {"packages": [_file(), broken]})
    library = Library.objects.get(machine_name="HocTap.Choice")
    client.post(f"/h5p/libraries/{library.uid}/trust/")

    assert "hong.h5p" in page.content.decode()
    assert Library.objects.count() == 2
    library.refresh_from_db()
    assert library.is_trusted
    shown = client.get(f"/h5p/libraries/{library.uid}/").content.decode()
    assert library.sha256 in shown
    client.post(f"/h5p/libraries/{library.uid}/retire/")
    library.refresh_from_db()
    assert library.state == Library.State.RETIRED


@pytest.mark.parametrize(
    ("url", "role"),
    [("/h5p/contents/", Role.LECTURER), ("/h5p/libraries/", Role.ADMINISTRATOR)],
)
def test_c03_lists_cost_the_same_for_one_and_three(url, role):
    grant = GrantFactory(role=role)
    client = _as(grant.user)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(url)
        return len(asked)

    revision = imported(owner=grant.unit)
    queries()
    one = queries()
    for at in range(2):
        files = packages.sound_files()
        files[f"{packages.CHOICE}/readme.txt"] = f"bản {at}"
        imported(owner=revision.content.owner, file=packages.packed(files))

    assert queries() == one


def test_c03_learner_sees_closed_door_begin_and_player():
    exercise, enrolment, _play = _played()
    client = _as(enrolment.person.user)
    url = f"/study/{enrolment.uid}/h5p/{exercise.activity.uid}/"

    before = client.get(url).content.decode()
    client.post(url + "begin/")
    after = client.get(url).content.decode()
    results = client.get(url + "results/").content.decode()

    assert "<iframe" not in before
    assert 'sandbox="allow-scripts allow-forms allow-popups"' in after
    assert "Kết quả này để tự luyện" in results


def test_c03_players_page_has_no_origin_and_is_framed_by_us_alone():
    _exercise, _enrolment, play = _played()

    answer = Client().get(play)

    policy = answer["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-scripts allow-forms allow-popups; ")
    assert "allow-same-origin" not in policy
    assert "frame-ancestors http://testserver " in policy
    assert "X-Frame-Options" not in answer
    assert answer.status_code == 200


def test_c03_forged_or_old_token_opens_nothing(noon):
    _exercise, _enrolment, play = _played()

    assert Client().get("/h5p/play/forged:token/").status_code == 404
    assert Client().get(play[:-3] + "AA/").status_code == 404
    noon.shift(13 * 3600)
    assert Client().get(play).status_code == 404


def test_c03_files_come_whole_and_in_pieces_and_cannot_act():
    _exercise, _enrolment, play = _played()
    client = Client()

    whole = client.get(play + "files/images/a.png")
    piece = client.get(play + "files/images/a.png", headers={"Range": "bytes=0-3"})
    beyond = client.get(play + "files/images/a.png", headers={"Range": "bytes=9999-"})

    assert b"".join(whole.streaming_content) == packages.PNG
    assert whole["Content-Type"] == "image/png"
    assert whole["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert (piece.status_code, piece.content) == (206, packages.PNG[:4])
    assert beyond.status_code == 416
    assert client.get(play + "files/images/b.png").status_code == 404
    assert client.get(play + "files/../h5p.json").status_code == 404


def test_c03_state_is_told_and_asked_as_the_core_does():
    _exercise, _enrolment, play = _played()
    client = Client(enforce_csrf_checks=True)
    url = play + "state/state/0"

    empty = client.get(url).json()
    client.post(url, {"data": '{"a":1}', "preload": "1", "invalidate": "1"})
    kept = client.get(url).json()
    client.post(url, {"data": "0"})

    assert empty == {"success": True, "data": False}
    assert kept == {"success": True, "data": '{"a":1}'}
    assert SavedState.objects.count() == 0
    assert client.options(url).status_code == 204
    assert (
        client.post(play + "state/state/not-a-uuid", {"data": "1"}).status_code == 404
    )
    assert client.post(url, {"data": "x" * 310_000}).status_code == 413


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"verb": 1}', '{"verb": {"id": []}, "object": {"id": {}}}',
     '{"result": {"score": {"raw": NaN}}}', "[" * 5000],
)  # fmt: skip
def test_c03_statement_that_is_none_is_refused(text):
    _exercise, _enrolment, play = _played()

    answer = Client().post(play + "statement", {"statement": text})

    assert (answer.status_code, PracticeResult.objects.count()) == (400, 0)


@pytest.mark.parametrize(
    "result",
    ['{"score": {"raw": 1e400, "max": 1}}', f'{{"score": {{"raw": {10**400}, "max": 1}}}}',
     '{"response": "\\ud800"}', '{"response": "\\u0000"}'],
)  # fmt: skip
def test_t6_statement_that_cannot_be_kept_is_refused(result):
    exercise, _enrolment, play = _played()
    told = {"verb": {"id": VERB}, "object": {"id": object_id(exercise.revision)}}
    text = f'{json.dumps(told)[:-1]}, "result": {result}}}'

    answer = Client().post(play + "statement", {"statement": text})

    assert (answer.status_code, PracticeResult.objects.count()) == (400, 0)


def test_c03_token_of_one_learner_writes_for_no_other():
    exercise, enrolment, _play = _played()
    stranger = UserFactory()
    forged = PlayToken(
        user=str(stranger.uid),
        revision=str(exercise.revision.uid),
        enrolment=str(enrolment.uid),
        activity=str(exercise.activity.uid),
    ).signed()

    answer = Client().post(f"/h5p/play/{forged}/state/state/0", {"data": "1"})

    assert answer.json() == {"success": False}
    assert SavedState.objects.count() == 0


def test_c03_preview_leaves_no_trace():
    revision = imported()
    play = PlayToken(user=str(UserFactory().uid), revision=str(revision.uid)).signed()
    told = {
        "verb": {"id": VERB},
        "object": {"id": object_id(revision)},
    }

    state = Client().post(f"/h5p/play/{play}/state/state/0", {"data": "1"})
    statement = Client().post(f"/h5p/play/{play}/statement", {"statement": told})

    assert (state.json(), statement.json()) == ({"success": True}, {"success": True})
    assert (SavedState.objects.count(), PracticeResult.objects.count()) == (0, 0)


def test_c03_files_of_libraries_in_quarantine_are_not_served():
    library = installed()[0]
    url = f"/h5p/lib/{library.sha256}/library.json"
    client = Client()

    trusted = client.get(url)
    Library.objects.update(state=Library.State.QUARANTINED)

    assert trusted.status_code == 200
    assert b"".join(trusted.streaming_content)
    assert trusted["Access-Control-Allow-Origin"] == "*"
    assert client.get(url).status_code == 404


def test_c03_players_host_serves_nothing_else(settings):
    url = f"/h5p/lib/{installed()[0].sha256}/library.json"
    settings.H5P_ORIGIN = "https://choi.example.vn"
    settings.ALLOWED_HOSTS = ["*"]
    client = Client(headers={"Host": "choi.example.vn"}, SERVER_NAME="choi.example.vn")

    assert client.get("/sign-in/").status_code == 404
    served = client.get(url)
    assert served.status_code == 200
    assert b"".join(served.streaming_content)
