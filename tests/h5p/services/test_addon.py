"""Content whose text asks for a trusted addon is kept, played and given on with it."""

import pytest
from django.test import Client

from h5p.selectors.library import trusted
from h5p.selectors.player import integration
from h5p.services.export import export_package
from h5p.services.library import retire_library
from h5p.services.revision import add_revision, fields_of, made
from h5p.spec.package import read_package
from people.kinds.role import Role
from tests.factories import GrantFactory, UserFactory
from tests.h5p import addon, packages
from tests.h5p.makers import imported
from tests.h5p.official import asked, author

pytestmark = pytest.mark.django_db
OWN = ["HocTap.Choice 1.0", "HocTap.Cards 1.0"]


def _again(revision):
    """The same content, kept once more."""
    return add_revision(
        content=revision.content,
        fields=made(
            params=revision.params,
            library=revision.ref,
            facts=revision.facts,
            files=revision.files,
        ),
        actor=UserFactory(),
    )


def test_c03_content_whose_text_asks_for_an_addon_is_kept_with_it():
    addon.installed()

    marked = imported(file=packages.packed(addon.marked_files()))
    plain = imported()

    assert marked.libraries == [*OWN, "Test.Marks 1.0"]
    assert plain.libraries == OWN
    with export_package(marked) as file:
        names = [str(one.ref) for one in read_package(file, "a.h5p").libraries]
        again = imported(file=file, content=marked.content)
    assert sorted(names) == sorted(marked.libraries)
    assert again == marked


def test_c03_content_of_before_gets_the_addon_when_it_is_kept_again():
    former = imported(file=packages.packed(addon.marked_files()))
    assert _again(former) == former
    addon.installed()

    latter = _again(former)

    assert (former.libraries, latter.libraries) == (OWN, [*OWN, "Test.Marks 1.0"])
    assert latter.number == 2
    assert fields_of(latter)["sha256"] == former.sha256
    assert _again(latter) == latter


def test_c03_addon_in_quarantine_joins_only_the_content_that_it_came_with():
    files = {**addon.marked_files(), **addon.files()}
    files["h5p.json"]["preloadedDependencies"].append(
        {"machineName": "Test.Marks", "majorVersion": 1, "minorVersion": 0}
    )
    before = imported(file=packages.packed(addon.marked_files()))
    library = addon.installed()
    retire_library(library=library, actor=UserFactory())
    type(library).objects.filter(pk=library.pk).update(state="quarantined")

    assert _again(before) == before
    with_it = imported(file=packages.packed(files))
    assert with_it.libraries == [*OWN, "Test.Marks 1.0"]


def test_c03_addon_whose_pattern_never_ends_keeps_nobody_from_saving():
    bomb = {"addTo": {"content": {"types": [{"text": {"regex": r"/(\S+)+$/"}}]}}}
    addon.installed(**bomb)
    files = addon.marked_files()
    files["content/content.json"]["introduction"] = f"<p>{'a' * 60} b</p>"

    revision = imported(file=packages.packed(files))

    assert revision.libraries == OWN
    assert [one["code"] for one in revision.issues] == ["addon-undecided"]


def test_c03_player_and_editor_are_told_of_addons():
    library = addon.installed(
        addTo={"editor": {"machineNames": ["HocTap.Cards"]}}, machineName="Test.Marks"
    )
    user = author()
    one = {"machineName": "HocTap.Cards", "majorVersion": "1", "minorVersion": "0"}
    other = {**one, "machineName": "HocTap.Choice"}

    cards = asked(user, "libraries", **one).json()
    choice = asked(user, "libraries", **other).json()

    assert [at.rpartition("/")[2] for at in cards["javascript"]] == ["marks.js"]
    assert choice["javascript"] == []
    client = Client()
    client.force_login(
        GrantFactory(role=Role.ADMINISTRATOR).user,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    page = client.get(f"/h5p/libraries/{library.uid}/").content.decode()
    assert "Thư viện bổ trợ" in page


def test_c03_formulas_are_told_to_start_no_worker():
    revision = imported()
    builds, _missing = trusted(revision.refs)
    builds[0].machine_name = "H5P.MathDisplay"

    told = integration(
        revision=revision, builds=builds, playing=None, site="", base="/"
    )

    assert [*told["libraryConfig"]] == ["H5P.MathDisplay"]
