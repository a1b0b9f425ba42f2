"""Content is brought to a newer library by its hooks, all at once, and back."""

import pytest

from h5p.models import Exercise, Revision, Upgrade
from h5p.services.content import import_content
from h5p.services.library import retire_library
from h5p.services.revision import add_revision, fields_of
from h5p.services.upgrade import (
    UpgradeStale,
    dry_run,
    undo_upgrade,
    upgrade_contents,
)
from kernel.models import AuditEvent
from tests.factories import UnitFactory, UserFactory
from tests.h5p import newer, packages
from tests.h5p.makers import exercise_of, imported

pytestmark = pytest.mark.django_db


def _hard():
    """Content that the hook of a question cannot handle."""
    files = packages.sound_files()
    files["content/content.json"]["cards"][0]["params"]["question"] = "<p>Câu khó</p>"
    return import_content(
        file=packages.packed(files), name="b.h5p", owner=UnitFactory(), actor=None
    )


def _as_stored(revision):
    return fields_of(Revision.objects.get(pk=revision.pk))


def test_c03_upgrade_is_shown_made_and_taken_back():
    former = imported()
    exercise = exercise_of(former)
    hard = _hard()
    library = newer.install()
    stored = _as_stored(former)

    planned = dry_run(library)
    by_content = {one.revision.content_id: one for one in planned.proposals}
    ready, failed = by_content[former.content_id], by_content[hard.content_id]
    assert Revision.objects.count() == 2
    assert "câu khó" in failed.reasons[0]
    assert [str(one.latter) for one in ready.moves] == [
        "HocTap.Cards 1.2", "HocTap.Choice 1.2", "HocTap.Choice 1.2"
    ]  # fmt: skip
    assert (
        ready.fields["params"]["closing"],
        ready.fields["params"]["cards"][1]["params"]["feedback"],
    ) == ("Xong. (2 thẻ)", "Ai cũng cần biết.")
    assert {one.after for one in ready.changes} >= {"Xong. (2 thẻ)"}

    done = upgrade_contents(library=library, seen=planned.digest, actor=UserFactory())
    after = former.content.revisions.order_by("-number")[0]
    assert (after.number, after.main_library) == (2, "HocTap.Cards 1.2")
    assert after.facts["title"] == "Ôn tập nghị quyết – bản mới"
    assert _as_stored(former) == stored
    assert Exercise.objects.get(pk=exercise.pk).revision == after
    assert hard.content.revisions.count() == 1

    assert undo_upgrade(upgrade=done, actor=UserFactory()) == (1, 0)
    assert undo_upgrade(upgrade=done, actor=UserFactory()) == (0, 0)
    newest = former.content.revisions.order_by("-number")[0]
    assert (newest.number, fields_of(newest)) == (3, stored)
    assert Exercise.objects.get(pk=exercise.pk).revision == former
    verbs = AuditEvent.objects.filter(verb__startswith="h5p_upgrade")
    assert verbs.count() == 2


def test_c03_upgrade_is_refused_when_content_changed_since_it_was_looked_at():
    former = imported()
    library = newer.install()
    seen = dry_run(library).digest
    fields = fields_of(former)
    fields["params"] = {**fields["params"], "done": "Hết."}
    add_revision(content=former.content, fields=fields, actor=None)

    with pytest.raises(UpgradeStale):
        upgrade_contents(library=library, seen=seen, actor=UserFactory())

    assert not Upgrade.objects.exists()
    assert former.content.revisions.count() == 2


def test_c03_taking_an_upgrade_back_keeps_what_was_edited_since():
    former = imported()
    library = newer.install()
    done = upgrade_contents(
        library=library, seen=dry_run(library).digest, actor=UserFactory()
    )
    upgraded = former.content.revisions.get(number=2)
    fields = fields_of(upgraded)
    fields["params"] = {**fields["params"], "closing": "Hết."}
    edited = add_revision(content=former.content, fields=fields, actor=None)

    assert undo_upgrade(upgrade=done, actor=UserFactory()) == (0, 1)
    assert former.content.revisions.order_by("-number")[0] == edited


def test_c03_upgrade_runs_no_code_that_is_not_trusted():
    imported()
    library = newer.install()
    choice = type(library).objects.get(machine_name="HocTap.Choice", minor=2)
    retire_library(library=choice, actor=UserFactory())
    type(library).objects.filter(pk=choice.pk).update(state="quarantined")

    (one,) = dry_run(library).proposals

    assert one.fields is None
    assert "HocTap.Choice 1.2" in one.reasons[0]
