"""The requests of the official editor, held against their contract (c03)."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from h5p.kinds.edit_token import EditToken
from h5p.models import Library
from h5p.services.library import install_package, retire_library, trust_library
from people.kinds.role import Role
from tests.factories import GrantFactory, UserFactory
from tests.h5p.makers import imported, installed, trust_all
from tests.h5p.official import address, asked, author, told
from tests.h5p.packages import (
    CARDS,
    CHOICE,
    PNG,
    library_files,
    package_facts,
    packed,
)

pytestmark = pytest.mark.django_db
ONE = {"machineName": "HocTap.Cards", "majorVersion": "1", "minorVersion": "0"}


def _helped():
    """Cards with code of its own for the editor: a widget, which needs another."""
    base = {"majorVersion": 1, "minorVersion": 0, "patchVersion": 0, "runnable": 0}
    widget = {
        **base, "title": "Widget", "machineName": "Test.Widget",
        "preloadedJs": [{"path": "widget.js"}], "preloadedCss": [{"path": "widget.css"}],
        "preloadedDependencies": [
            {"machineName": "Test.Base", "majorVersion": 1, "minorVersion": 0}
        ],
    }  # fmt: skip
    under = {
        **base, "title": "Base", "machineName": "Test.Base",
        "preloadedJs": [{"path": "base.js"}],
    }  # fmt: skip
    needed = [{"machineName": "Test.Widget", "majorVersion": 1, "minorVersion": 0}]
    files = {
        "h5p.json": package_facts(),
        **library_files(CHOICE),
        **library_files(CARDS, editorDependencies=needed, patchVersion=1),
        f"{CARDS}/presave.js": "1",
        f"{CARDS}/upgrades.js": "1",
        "Test.Widget-1.0/library.json": widget,
        "Test.Widget-1.0/widget.js": "1",
        "Test.Widget-1.0/widget.css": "a{}",
        "Test.Widget-1.0/language/en.json": {"libraryStrings": {"a": "A"}},
        "Test.Base-1.0/library.json": under,
        "Test.Base-1.0/base.js": "1",
    }
    install_package(file=packed(files), name="a.h5p", actor=UserFactory())
    for one in Library.objects.filter(state=Library.State.QUARANTINED):
        trust_library(library=one, actor=UserFactory())


def test_c03_types_are_listed_without_a_hub():
    installed()
    user = author()

    cache = asked(user, "content-type-cache").json()
    hub = asked(user, "content-hub-metadata-cache").json()
    listed = asked(user, "libraries").json()

    assert (cache["outdated"], cache["recentlyUsed"], cache["details"]) == (
        False, [], None,
    )  # fmt: skip
    assert cache["apiVersion"] == {"major": 1, "minor": 28}
    first = cache["libraries"][0]
    assert (first["machineName"], first["installed"], first["canInstall"]) == (
        "HocTap.Choice", True, False,
    )  # fmt: skip
    assert (first["isUpToDate"], first["restricted"], first["popularity"]) == (
        True, False, 0,
    )  # fmt: skip
    assert hub["success"] is True
    assert set(map(str, hub["data"].values())) == {"[]"}
    assert listed[1] == {
        "uberName": "HocTap.Cards 1.0", "name": "HocTap.Cards", "title": "Thẻ ôn tập",
        "majorVersion": 1, "minorVersion": 0, "runnable": 1, "restricted": False,
        "tutorialUrl": "", "metadataSettings": None,
    }  # fmt: skip


def test_c03_types_are_told_with_licence_icon_and_what_the_author_took_of_late():
    user = author()
    imported(actor=user)
    imported()
    facts = {"license": "MIT", "description": "Một câu hỏi.", "patchVersion": 1}
    files = {**library_files(CHOICE, **facts), f"{CHOICE}/icon.svg": "<svg/>"}
    install_package(
        file=packed({"h5p.json": package_facts(), **files, **library_files(CARDS)}),
        name="a.h5p",
        actor=UserFactory(),
    )
    trust_all()

    cache = asked(user, "content-type-cache").json()

    choice, cards = sorted(cache["libraries"], key=lambda one: one["machineName"])[::-1]
    assert cache["recentlyUsed"] == ["HocTap.Cards"]
    assert asked(author(), "content-type-cache").json()["recentlyUsed"] == []
    assert (cards["popularity"], choice["popularity"]) == (2, 0)
    assert (choice["owner"], choice["summary"]) == ("Học tập", "Một câu hỏi.")
    assert choice["license"]["id"] == "MIT"
    assert choice["license"]["attributes"]["mustIncludeCopyright"] is True
    assert choice["icon"].endswith("/icon.svg")
    assert "icon" not in cards


def test_c03_form_of_a_library_is_told_with_its_editor_code():
    installed()
    _helped()
    user = author()

    whole = asked(user, "libraries", language="vi", **ONE).json()

    cards = Library.objects.get(machine_name="HocTap.Cards", state="trusted")
    assert whole["name"] == "HocTap.Cards"
    assert whole["version"] == {"major": 1, "minor": 0}
    assert whole["semantics"] == cards.semantics
    assert (whole["language"], whole["defaultLanguage"]) == (None, None)
    assert whole["languages"] == ["en"]
    names = [one.rpartition("/")[2] for one in whole["javascript"]]
    assert names == ["base.js", "widget.js", "presave.js"]
    assert [one.rpartition("/")[2] for one in whole["css"]] == ["widget.css"]
    assert whole["upgradesScript"].endswith(f"/h5p/lib/{cards.sha256}/upgrades.js")
    assert whole["translations"] == {"Test.Widget": {"libraryStrings": {"a": "A"}}}
    for one in [*whole["javascript"], *whole["css"]]:
        path = one.partition("//")[2].partition("/")[2]
        assert b"".join(Client().get(f"/{path}"))

    retire_library(
        library=Library.objects.get(machine_name="Test.Base"), actor=UserFactory()
    )
    refused = asked(user, "libraries", **ONE)
    assert (refused.status_code, refused.json()["errorCode"]) == (404, "NOT_TRUSTED")


def test_c03_words_of_libraries_come_in_the_language_asked_for():
    installed()
    user = author()
    name = {"machineName": "HocTap.Choice", "majorVersion": "1", "minorVersion": "0"}

    one = asked(
        user, "libraries", language="en", **name, **{"default-language": "en"}
    ).json()
    many = told(
        user,
        "translations",
        query="&language=en",
        **{"libraries[]": ["HocTap.Choice 1.0", "HocTap.Cards 1.0", "None 1.0", "x"]},
    ).json()
    listed = told(
        user, "libraries", **{"libraries[]": ["None 1.0", "HocTap.Choice 1.0", "../"]}
    ).json()

    assert json.loads(one["language"]) == json.loads(one["defaultLanguage"])
    assert one["languages"] == ["en"]
    assert many["data"] == {"HocTap.Choice 1.0": one["language"]}
    assert [row["uberName"] for row in listed] == ["HocTap.Choice 1.0"]


def test_c03_edited_content_stays_with_its_version():
    revision = imported()
    newer = {
        **library_files(CARDS, minorVersion=1),
        **library_files(CHOICE),
        "h5p.json": package_facts(),
    }
    files = {
        one.replace(CARDS, "HocTap.Cards-1.1"): told for one, told in newer.items()
    }
    install_package(file=packed(files), name="a.h5p", actor=UserFactory())
    for one in Library.objects.filter(minor=1):
        trust_library(library=one, actor=UserFactory())
    user = GrantFactory(role=Role.LECTURER, unit=revision.content.owner).user

    blank = {row["uberName"] for row in asked(user, "libraries").json()}
    edited = {row["uberName"] for row in asked(user, "libraries", revision).json()}

    assert blank == {"HocTap.Choice 1.0", "HocTap.Cards 1.1"}
    assert edited == {"HocTap.Choice 1.0", "HocTap.Cards 1.0"}
    cache = asked(user, "content-type-cache", revision).json()["libraries"]
    assert {one["machineName"]: one["isUpToDate"] for one in cache} == {
        "HocTap.Choice": True, "HocTap.Cards": False,
    }  # fmt: skip


def test_c03_content_is_filtered_by_trusted_semantics():
    revision = imported()
    user = author()
    evil = {**revision.params, "introduction": "<p>A<script>1</script></p>", "more": 1}
    whole = {"library": "HocTap.Cards 1.0", "params": evil, "metadata": {"title": "A"}}

    data = told(user, "filter", libraryParameters=json.dumps(whole)).json()["data"]

    assert data["library"] == "HocTap.Cards 1.0"
    assert data["metadata"] == {"title": "A"}
    assert data["params"]["introduction"] == "<p>A</p>"
    assert "more" not in data["params"]
    strange = {"library": "No.Where 1.0", "params": {}}
    answer = told(user, "filter", libraryParameters=json.dumps(strange))
    assert (answer.status_code, answer.json()["errorCode"]) == (400, "UNFIT_CONTENT")
    for broken in ("", "{", "[]", '{"library": 1}', "[" * 200):
        answer = told(user, "filter", libraryParameters=broken)
        assert answer.json()["errorCode"] == "NO_CONTENT"


@pytest.mark.parametrize(
    ("method", "action", "status"),
    [
        ("post", "get-content", 403),
        ("post", "get-hub-content", 403),
        ("post", "library-install", 403),
        ("get", "files", 405),
        ("get", "library-upload", 405),
        ("post", "content-type-cache", 405),
        ("get", "nothing", 404),
        ("get", "", 404),
    ],
)
def test_c03_what_is_not_done_here_is_refused_with_the_reason(method, action, status):
    answer = getattr(Client(), method)(address(author(), rest=f"ajax?action={action}"))

    assert answer.status_code == status
    assert answer.json()["success"] is False
    assert answer.json()["message"]


def test_c03_page_without_an_origin_may_ask():
    answer = Client().options(address(author(), rest="ajax?action=libraries"))

    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "X-Requested-With" in answer["Access-Control-Allow-Headers"]


def test_c03_token_ends_with_the_right_and_with_time(noon):
    revision = imported()
    grant = GrantFactory(role=Role.LECTURER, unit=revision.content.owner)
    stranger = author()
    door = address(grant.user, revision, "ajax?action=libraries")
    picture = address(grant.user, revision, "content/images/a.png")

    assert Client().get(door).status_code == 200
    assert b"".join(Client().get(picture)) == PNG
    for other in (
        address(stranger, revision, "ajax?action=libraries"),
        address(UserFactory(), None, "ajax?action=libraries"),
        door.replace("/editor/", "/editor/a"),
        f"/h5p/editor/{EditToken('x').signed()[:-2]}/ajax?action=libraries",
        address(grant.user, None, "content/images/a.png"),
        address(grant.user, revision, "content/images/b.png"),
    ):
        assert Client().get(other).status_code == 404, other
    noon.shift(timedelta(hours=13))
    assert Client().get(door).status_code == 404
    grant.delete()
    ended = address(grant.user, revision, "ajax?action=libraries")
    assert Client().get(ended).status_code == 404
