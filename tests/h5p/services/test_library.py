"""Libraries are installed by hash, wait in quarantine, and can step back."""

import pytest

from h5p.models import Library
from h5p.selectors.effect import effects_of, with_changes
from h5p.selectors.library import trusted
from h5p.services.library import (
    PackageFaulty,
    install_package,
    retire_library,
    trust_library,
)
from h5p.spec.names import LibraryRef
from kernel.models import AuditEvent
from tests.factories import UserFactory
from tests.h5p import packages
from tests.h5p.makers import imported, installed

pytestmark = pytest.mark.django_db
CHOICE = LibraryRef("HocTap.Choice", 1, 0)


def _install(files):
    return install_package(
        file=packages.packed(files), name="a.h5p", actor=UserFactory()
    )


def _newer(**changes):
    """A package with the next patch of our question library."""
    return packages.library_files(packages.CHOICE, patchVersion=1, **changes)


def test_c03_installing_twice_keeps_one_build_in_quarantine():
    first = _install(packages.sound_files())
    second = _install(packages.sound_files())

    states = set(Library.objects.values_list("state", flat=True))
    assert (len(first.new), first.known, len(second.new), second.known) == (2, 0, 0, 2)
    assert states == {"quarantined"}
    verbs = AuditEvent.objects.values_list("verb", flat=True)
    assert [*verbs] == ["h5p_library.installed"] * 2


def test_c03_faulty_package_installs_nothing():
    files = packages.sound_files()
    del files[f"{packages.CHOICE}/choice.js"]

    with pytest.raises(PackageFaulty) as error:
        _install(files)

    assert [one.code for one in error.value.report.problems] == ["library-missing-file"]
    assert Library.objects.count() == 0


def test_c03_code_in_quarantine_is_not_played():
    _install(packages.sound_files())

    assert trusted([CHOICE]) == ([], [CHOICE])


def test_c03_newer_build_takes_the_place_and_the_older_comes_back():
    (older,) = [one for one in installed() if one.ref == CHOICE]
    (newer,) = _install(_newer()).new
    actor = UserFactory()

    assert trusted([CHOICE])[0] == [older]
    trust_library(library=newer, actor=actor)
    trust_library(library=newer, actor=actor)
    assert trusted([CHOICE])[0] == [newer]
    trust_library(library=older, actor=actor)

    assert trusted([CHOICE])[0] == [older]
    newer.refresh_from_db()
    assert newer.state == Library.State.RETIRED
    verbs = AuditEvent.objects.filter(actor_uid=actor.uid).values_list(
        "verb", flat=True
    )
    assert [*verbs] == ["h5p_library.trusted"] * 2


def test_c03_what_a_newer_build_needs_is_played_with_it_by_content_made_before():
    revision = imported()
    extra = packages.library_files(packages.CHOICE, machineName="HocTap.Extra")
    needs = [{"machineName": "HocTap.Extra", "majorVersion": 1, "minorVersion": 0}]
    extra = {name.replace("Choice", "Extra"): file for name, file in extra.items()}
    newer, needed = _install({**_newer(preloadedDependencies=needs), **extra}).new
    actor = UserFactory()

    trust_library(library=newer, actor=actor)
    waiting = trusted(revision.refs)
    trust_library(library=needed, actor=actor)
    builds, missing = trusted(revision.refs)

    assert waiting[1] == [needed.ref]
    assert missing == []
    names = [one.machine_name for one in builds]
    assert names == ["HocTap.Extra", "HocTap.Choice", "HocTap.Cards"]


def test_c03_retiring_twice_is_told_once():
    library, actor = installed()[0], UserFactory()

    assert retire_library(library=library, actor=actor)
    assert not retire_library(library=library, actor=actor)
    assert AuditEvent.objects.filter(verb="h5p_library.retired").count() == 1


def test_c03_update_is_tried_on_each_content_before_it_is_trusted():
    imported()
    semantics = [{"name": "question", "type": "text", "tags": ["strong"]}]
    files = _newer() | {f"{packages.CHOICE}/semantics.json": semantics}
    (newer,) = _install(files).new
    (same,) = Library.objects.filter(machine_name="HocTap.Choice", patch=0)

    assert [one.is_same for one in effects_of(same)] == [True]
    (effect,) = with_changes(effects_of(newer), newer)
    assert not effect.is_same
    gone = {one.before for one in effect.changes if not one.after}
    assert "Phương án 0" in gone
