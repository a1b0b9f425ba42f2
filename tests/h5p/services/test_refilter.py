"""A build that takes the place of another has content filtered anew, from what came."""

import json

import pytest

from h5p import tasks
from h5p.models import Library
from h5p.services.library import install_package, trust_library
from h5p.services.refilter import filter_anew
from kernel.models import Job
from tests.factories import UserFactory
from tests.h5p import packages
from tests.h5p.makers import exercise_of, imported

pytestmark = pytest.mark.django_db


def _patched(semantics):
    """The next patch of our library of cards, with other semantics; in quarantine."""
    files = packages.library_files(packages.CARDS, patchVersion=1)
    files |= packages.library_files(packages.CHOICE)
    files[f"{packages.CARDS}/semantics.json"] = semantics
    done = install_package(
        file=packages.packed(files), name="a.h5p", actor=UserFactory()
    )
    return next(one for one in done.new if one.machine_name == "HocTap.Cards")


def _without(name):
    files = packages.library_files(packages.CARDS)
    semantics = json.loads(files[f"{packages.CARDS}/semantics.json"])
    return [one for one in semantics if one["name"] != name]


def test_c03_trusted_patch_filters_content_anew_and_the_way_back_does_too(run_jobs):
    revision = imported()
    exercise = exercise_of(revision)
    came, former = revision.params, revision.filtered
    older = Library.objects.get(machine_name="HocTap.Cards")
    actor = UserFactory()
    newer = _patched(_without("done"))
    revision.refresh_from_db()
    assert "done" in revision.filtered  # in quarantine nothing happens

    trust_library(library=newer, actor=actor)
    run_jobs()

    revision.refresh_from_db()
    assert "done" not in revision.filtered
    assert (revision.params, revision.number) == (came, 1)
    assert exercise.revision_id == revision.pk
    job = Job.objects.get(task="h5p.tasks.filter_anew")
    assert (job.state, job.done_count, job.total_count) == ("done", 1, 1)
    assert "Nay hiển thị khác: 1" in job.result["told"]
    shown = revision.sha256
    tasks.filter_anew(newer.pk)  # a job may come twice
    assert filter_anew(newer) == (0, 0)

    trust_library(library=older, actor=actor)
    run_jobs()

    revision.refresh_from_db()
    assert (revision.filtered, revision.params) == (former, came)
    assert revision.sha256 != shown
    assert Job.objects.filter(task="h5p.tasks.filter_anew").count() == 2


def test_c03_content_that_a_patch_cannot_show_is_left_as_it_was(run_jobs):
    revision = imported()
    semantics = _without("")
    cards = next(one for one in semantics if one["name"] == "cards")
    cards["field"]["options"] = ["HocTap.Unheard 9.9"]
    former = (revision.filtered, revision.sha256)

    newer = _patched(semantics)
    trust_library(library=newer, actor=UserFactory())
    run_jobs()

    revision.refresh_from_db()
    assert (revision.filtered, revision.sha256) == former
    assert filter_anew(newer) == (0, 1)


def test_c03_library_that_comes_first_asks_for_nothing():
    imported()

    assert not Job.objects.filter(task="h5p.tasks.filter_anew").exists()
