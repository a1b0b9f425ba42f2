"""The page around the official editor: shown where it is installed, saves as ours does (c03)."""

import json
from datetime import timedelta

import pytest

from h5p.models import Content, Revision
from h5p.services.assets import install_assets
from h5p.services.export import export_package
from h5p.spec.package import read_package
from people.kinds.role import Role
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.h5p.desk import lecturer
from tests.h5p.makers import imported, installed
from tests.h5p.official import brought, core_files, file_for, told
from tests.h5p.packages import PNG, cards, choice, packed

pytestmark = pytest.mark.django_db
NEW = "/h5p/contents/new/official/?library=HocTap.Cards+1.0"


def _handed(params, library="HocTap.Cards 1.0", do="save", **metadata):
    """What the editor's frame hands over, as our page sends it."""
    content = {"params": params, "metadata": {"title": "Ôn tập", **metadata}}
    return {"library": library, "content": json.dumps(content), "do": do}


def _own(grant):
    return imported(owner=grant.unit)


def test_c03_official_editor_is_shown_only_where_it_is_installed():
    grant, client = lecturer()
    content = _own(grant).content
    edit = f"/h5p/contents/{content.uid}/edit/official/"
    pages = ("/h5p/contents/new/", f"/h5p/contents/{content.uid}/")

    for page in pages:
        assert "official" not in client.get(page).content.decode()
    assert client.get(NEW).status_code == client.get(edit).status_code == 404
    brought()
    for page in pages:
        assert "official" in client.get(page).content.decode()
    assert client.get(NEW).status_code == client.get(edit).status_code == 200
    assert client.get("/h5p/contents/new/official/?library=No.1").status_code == 302
    bare = client.get("/h5p/contents/new/official/")
    assert bare.context["opened"]["library"] == ""
    frame = client.get(bare.context["frame"]["src"])
    assert frame.context["integration"]["hubIsEnabled"] is True
    frame = client.get(client.get(edit).context["frame"]["src"])
    assert frame.context["integration"]["hubIsEnabled"] is False


def test_c03_without_any_core_the_editor_is_not_shown(settings, tmp_path):
    installed()
    _grant, client = lecturer()
    brought()
    settings.H5P_CORE = tmp_path

    assert client.get(NEW).status_code == 404
    install_assets(file=packed(core_files()))
    assert client.get(NEW).status_code == 200


def test_c03_administrators_read_which_version_is_installed():
    administrator = GrantFactory(role=Role.ADMINISTRATOR).user
    _grant, client = lecturer()
    client.force_login(
        administrator, backend="django.contrib.auth.backends.ModelBackend"
    )

    before = client.get("/h5p/libraries/").content.decode()
    pack = brought()
    after = client.get("/h5p/libraries/").content.decode()

    assert "manage.py h5p_assets" in before
    assert "1.27.3" in after
    assert pack.sha256 in after


def test_c03_frame_has_no_origin_and_no_session():
    grant, client = lecturer()
    revision = _own(grant)
    brought()

    page = client.get(f"/h5p/contents/{revision.content.uid}/edit/official/")
    source = page.context["frame"]["src"]
    client.logout()
    frame = client.get(source)

    sandbox = "allow-scripts allow-forms allow-popups allow-modals"
    assert page.context["frame"]["sandbox"] == sandbox
    assert f"sandbox {sandbox};" in frame["Content-Security-Policy"]
    assert "default-src 'none'" in frame["Content-Security-Policy"]
    assert not frame.cookies
    told_to_it = frame.context["integration"]
    assert told_to_it["editor"]["nodeVersionId"] == str(revision.uid)
    assert "Mục tiêu" not in frame.content.decode()  # the page hands the content over
    assert page.context["opened"]["content"]["params"] == revision.params
    assert page.context["opened"]["content"]["metadata"]["license"] == "U"


def test_c03_players_host_serves_the_editors_frame_alone(settings):
    grant, client = lecturer()
    revision = _own(grant)
    brought()
    settings.ALLOWED_HOSTS = ["*"]
    settings.H5P_ORIGIN = "http://play.example"

    page = client.get(f"/h5p/contents/{revision.content.uid}/edit/official/")
    source = page.context["frame"]["src"]
    path = source.removeprefix("http://play.example")

    assert path != source
    assert "allow-same-origin" in page.context["frame"]["sandbox"]
    there = {"headers": {"host": "play.example"}}
    assert client.get(path, **there).status_code == 200
    assert client.get("/h5p/contents/", **there).status_code == 404


def test_c03_handed_over_content_becomes_a_revision_with_its_file():
    grant, client = lecturer()
    former = _own(grant)
    brought()
    sent = told(grant.user, "files", former, **file_for("image", "b.png", PNG)).json()
    params = {**former.params, "picture": sent, "done": "Hết <b>bài</b>"}
    edit = f"/h5p/contents/{former.content.uid}/edit/official/"

    first = client.post(edit, _handed(params, license="CC BY", licenseVersion="4.0"))
    again = client.post(edit, _handed(params, license="CC BY", licenseVersion="4.0"))

    assert first.status_code == again.status_code == 302
    assert Revision.objects.count() == 2
    newest = Revision.objects.latest("number")
    assert newest.created_by == grant.user
    path = sent["path"].removesuffix("#tmp")
    assert newest.params["picture"]["path"] == path
    assert set(newest.files) == {path}
    assert newest.filtered["done"] == "Hết &lt;b&gt;bài&lt;/b&gt;"
    assert newest.filtered["cards"] == former.filtered["cards"]
    assert (newest.facts["license"], newest.facts["title"]) == ("CC BY", "Ôn tập")
    package = export_package(newest)
    report = read_package(package, "a.h5p")
    assert (report.problems, report.facts["licenseVersion"]) == ([], "4.0")
    package.close()


def test_c03_another_licence_alone_is_a_further_revision():
    grant, client = lecturer()
    former = _own(grant)
    brought()
    edit = f"/h5p/contents/{former.content.uid}/edit/official/"
    about = {
        "license": "CC BY-SA",
        "authors": [{"name": "Nguyễn Văn A", "role": "Author"}, {"name": "B"}, 7],
        "yearFrom": 2026,
        "source": "javascript:alert(1)",
        "authorComments": "x" * 6000,
        "changes": "never",
        "more": "1",
    }

    client.post(edit, _handed(former.params, **about))

    newest = Revision.objects.latest("number")
    assert newest.number == 2
    assert newest.filtered == former.filtered
    facts = {one: newest.facts.get(one) for one in (*about, "mainLibrary")}
    assert facts == {
        "license": "CC BY-SA",
        "authors": [{"name": "Nguyễn Văn A", "role": "Author"}],
        "yearFrom": 2026,
        "source": None,
        "authorComments": None,
        "changes": None,
        "more": None,
        "mainLibrary": "HocTap.Cards",
    }


def test_c03_new_content_is_made_with_its_owner():
    installed()
    grant, client = lecturer()
    brought()
    handed = _handed({"cards": _cards()}, do="preview")

    answer = client.post(NEW, {**handed, "owner": grant.unit.pk})
    foreign = client.post(NEW, {**handed, "owner": UnitFactory().pk})

    content = Content.objects.get()
    assert (content.title, content.owner) == ("Ôn tập", grant.unit)
    assert answer["Location"].endswith("/preview/")
    assert foreign.status_code == 200
    assert foreign.context["form"].errors.keys() == {"owner"}


def _cards():
    return [{"library": "HocTap.Choice 1.0", "params": choice(), "metadata": {}}]


def test_c03_what_is_wrong_is_told_and_nothing_is_lost(noon):
    grant, client = lecturer()
    former = _own(grant)
    brought()
    edit = f"/h5p/contents/{former.content.uid}/edit/official/"
    sent = told(grant.user, "files", former, **file_for("image", "b.png", PNG)).json()
    other = UserFactory()
    GrantFactory(user=other, role=Role.LECTURER)
    theirs = told(other, "files", **file_for("image", "c.png", PNG)).json()
    empty = {**cards(1), "cards": [{**_cards()[0], "params": {"question": ""}}]}
    up = {**cards(), "picture": {"path": "../1/images/a.png", "mime": "image/png"}}
    strange = {**cards(), "cards": [{"library": "No.Where 1.0", "params": {}}]}
    faulty = [
        (empty, "Câu hỏi"),
        (up, "Ảnh"),
        (strange, "No.Where 1.0"),
        ({**cards(), "picture": theirs}, "images/c-"),
    ]

    for params, words in faulty:
        page = client.post(edit, _handed(params))
        assert page.status_code == 200, words
        assert words in str(page.context["faults"]), words
        assert page.context["opened"]["content"]["params"] == params
    noon.shift(timedelta(hours=25))
    late = client.post(edit, _handed({**cards(), "picture": sent}))
    assert "images/b-" in str(late.context["faults"])
    untitled = client.post(edit, _handed(cards(), title=" "))
    assert untitled.context["form"].errors.keys() == {"title"}
    other_type = client.post(edit, _handed({}, "Test.Widget 1.0"))
    assert "Test.Widget 1.0" in str(other_type.context["faults"])
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"content": "{"},
        {"content": "[]"},
        {"content": '{"params": []}'},
        {"content": '{"params": {"a": NaN}}'},
        {"content": '{"params": {"a": 1e400}}', "do": "draft"},
        {"content": "[" * 300},
        {"content": '{"params": {"a": "\\u0000"}}'},
        {"library": "HocTap.Cards"},
        {"library": ""},
    ],
)
def test_c03_what_did_not_come_whole_is_told(changes):
    installed()
    _grant, client = lecturer()
    brought()

    answer = client.post(NEW, {**_handed(cards()), **changes})

    assert (answer.status_code, answer["Location"]) == (302, NEW)
    assert not Content.objects.exists()


def test_c03_content_of_others_is_not_there():
    revision = imported()
    brought()
    _grant, client = lecturer()
    edit = f"/h5p/contents/{revision.content.uid}/edit/official/"

    assert client.get(edit).status_code == 404
    assert client.post(edit, _handed(cards())).status_code == 404
