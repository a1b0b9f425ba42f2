"""Content comes in whole or not at all, and goes out as it came."""

import json
from uuid import UUID

import pytest

from h5p.kinds.kept import open_kept
from h5p.models import Content, Exercise, Library, Revision
from h5p.selectors.content import lacking_in
from h5p.services.content import change_exercise, import_content, restore_revision
from h5p.services.export import NotExportable, export_package
from h5p.services.library import PackageFaulty, retire_library
from h5p.spec.package import read_package
from kernel.models import AuditEvent
from tests.factories import UnitFactory, UserFactory
from tests.h5p import packages
from tests.h5p.makers import exercise_of, imported, installed

pytestmark = pytest.mark.django_db


def _changed(**changes):
    files = packages.sound_files()
    return packages.packed(
        {**files, "content/content.json": {**packages.cards(), **changes}}
    )


def test_c03_import_computes_libraries_points_and_files():
    revision = imported()

    assert revision.libraries == ["HocTap.Choice 1.0", "HocTap.Cards 1.0"]
    assert revision.max_score == 2
    assert revision.params == packages.cards()
    assert [*revision.files] == ["images/a.png"]
    with open_kept(revision.files["images/a.png"]["sha256"]) as file:
        assert file.read() == packages.PNG


def test_c03_import_repairs_missing_defaults_and_keeps_what_came():
    params = packages.cards()
    del params["done"]
    files = {**packages.sound_files(), "content/content.json": params}

    revision = imported(file=packages.packed(files))

    assert revision.params == params
    assert revision.filtered["done"] == "Bạn đã trả lời hết các thẻ."


def test_c03_what_only_the_packages_own_newer_build_knows_is_kept():
    installed()
    hint = {"name": "hint", "type": "text", "label": "Hint", "optional": True}
    semantics = packages.LIBRARIES / packages.CHOICE / "semantics.json"
    fields = [*json.loads(semantics.read_bytes()), hint]
    params = packages.cards()
    params["cards"][0]["params"]["hint"] = "Đọc lại Điều 1."
    files = {
        **packages.sound_files(),
        **packages.library_files(packages.CHOICE, patchVersion=1),
        f"{packages.CHOICE}/semantics.json": fields,
        "content/content.json": params,
    }

    revision = import_content(
        file=packages.packed(files), name="a.h5p", owner=UnitFactory(), actor=None
    )

    assert revision.filtered["cards"][0]["params"]["hint"] == "Đọc lại Điều 1."


def test_c03_parts_without_a_name_of_their_own_get_one_that_stays():
    params = packages.cards(3)
    del params["cards"][0]["subContentId"]
    params["cards"][1]["subContentId"] = "1762931113379-xpzd8s"
    files = {**packages.sound_files(), "content/content.json": params}

    first = imported(file=packages.packed(files))
    again = imported(file=packages.packed(files), content=first.content)

    names = [one["id"] for one in first.questions]
    assert len({UUID(one) for one in names}) == len(names) == 3
    assert names[2] == params["cards"][2]["subContentId"]
    assert [one["subContentId"] for one in first.filtered["cards"]] == names
    assert first.params == params
    assert again == first


FAULTY = {
    "unknown-library": {"cards": [{"library": "H5P.Nowhere 1.0", "params": {}}]},
    "unfit-library": {
        "cards": [{"library": "HocTap.Cards 1.0", "params": packages.cards()}]
    },
}


@pytest.mark.parametrize(("code", "changes"), FAULTY.items(), ids=FAULTY.keys())
def test_c03_content_that_is_not_understood_is_refused_whole(code, changes):
    with pytest.raises(PackageFaulty) as error:
        imported(file=_changed(**changes))

    assert {one.code for one in error.value.report.problems} == {code}
    assert (Content.objects.count(), Library.objects.count()) == (0, 0)


def test_c03_content_whose_picture_did_not_come_is_kept_and_says_so():
    picture = {"path": "images/b.png", "mime": "image/png"}

    revision = imported(file=_changed(picture=picture))

    assert revision.filtered["picture"] == picture
    assert lacking_in(revision) == ["images/b.png"]
    assert lacking_in(imported()) == []


def test_c03_picture_on_another_site_is_told_of_since_it_is_not_loaded():
    address = "https://example.org/ban-do.png"

    revision = imported(file=_changed(picture={"path": address, "mime": "image/png"}))

    assert revision.filtered["picture"]["path"] == address
    assert lacking_in(revision) == [address]


def test_c03_export_and_import_again_are_equal():
    first = imported()

    with export_package(first) as file:
        report = read_package(file, "a.h5p")
        second = imported(file=file)
    with export_package(first) as one, export_package(second) as two:
        assert one.read() == two.read()

    assert report.problems == []
    assert (second.params, second.files, second.sha256) == (
        first.params, first.files, first.sha256,
    )  # fmt: skip
    assert Library.objects.count() == 2


def test_c03_content_of_an_untrusted_library_is_not_given_on():
    revision = imported()
    retire_library(library=Library.objects.earliest("pk"), actor=UserFactory())

    with pytest.raises(NotExportable):
        export_package(revision)


def test_c03_same_content_again_makes_no_revision_and_an_older_can_return():
    first = imported()
    same = imported(content=first.content, owner=first.content.owner)
    second = imported(file=_changed(done="Hết."), content=first.content)
    third = restore_revision(revision=first, actor=UserFactory())

    assert same == first
    assert [one.number for one in (first, second, third)] == [1, 2, 3]
    assert third.filtered == first.filtered
    assert Revision.objects.count() == 3
    assert AuditEvent.objects.filter(verb="h5p_content.revised").count() == 3


def test_c03_exercise_changes_its_revision_once():
    exercise = exercise_of()
    content = exercise.revision.content
    second = imported(file=_changed(done="Hết."), content=content)
    actor = UserFactory()

    assert change_exercise(exercise=exercise, revision=second, actor=actor)
    assert not change_exercise(exercise=exercise, revision=second, actor=actor)
    assert Exercise.objects.get().revision == second
    assert AuditEvent.objects.filter(verb="h5p_exercise.changed").count() == 1


def test_c03_content_without_its_libraries_needs_them_installed():
    files = packages.sound_files()
    alone = {name: one for name, one in files.items() if "HocTap" not in name}

    with pytest.raises(PackageFaulty) as error:
        import_content(
            file=packages.packed(alone), name="a.h5p", owner=UnitFactory(), actor=None
        )
    imported()
    revision = imported(file=packages.packed(alone))

    codes = {one.code for one in error.value.report.problems}
    assert codes == {"missing-main-library", "missing-required-library"}
    assert revision.max_score == 2
