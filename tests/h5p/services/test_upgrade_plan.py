"""Upgrades of many contents are looked at and made by workers, once, however often run."""

import pytest
from django.test import Client

from h5p import tasks
from h5p.models import Revision, Upgrade, UpgradePlan
from h5p.selectors import upgrade as bounds
from h5p.services.revision import add_revision, fields_of
from h5p.services.upgrade_plan import ask_for_plan, ask_for_upgrade, planned
from h5p.views import upgrade as view
from kernel.models import Job
from people.kinds.role import Role
from tests.factories import GrantFactory, UserFactory
from tests.h5p import newer
from tests.h5p.makers import exercise_of, imported

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _many(monkeypatch):
    """Two contents are many."""
    assert bounds.SMALL < bounds.AT_ONCE < bounds.MOST
    monkeypatch.setattr(view, "SMALL", 1)


def _administrator():
    client = Client()
    client.force_login(
        GrantFactory(role=Role.ADMINISTRATOR).user,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def test_c03_many_contents_are_looked_at_and_upgraded_in_the_background(run_jobs):
    contents = [imported().content for _one in range(2)]
    exercise = exercise_of(contents[0].revisions.get())
    library = newer.install()
    client = _administrator()
    address = f"/h5p/libraries/{library.uid}/upgrade/"

    assert client.get(address).context["run"] is None
    looked = client.post(address, {"do": "look"})
    assert client.post(address, {"do": "look"}).url == looked.url  # the same job
    run_jobs()
    job = Job.objects.get(task="h5p.tasks.plan_upgrade")
    assert looked.url == f"/jobs/{job.uid}/"
    assert (job.state, job.done_count, job.total_count) == ("done", 2, 2)
    assert job.result["url"] == address

    page = client.get(address)
    run = page.context["run"]
    assert (len(run.ready), run.more) == (2, 0)
    assert "Xong. (2 thẻ)" in page.content.decode()
    assert Revision.objects.count() == 2
    stale = client.post(address, {"seen": "x"})
    assert (stale.status_code, Upgrade.objects.count()) == (200, 0)
    client.post(address, {"seen": run.digest})
    run_jobs()

    done = Upgrade.objects.get()
    plan = UpgradePlan.objects.get()
    assert (done.contents.count(), plan.upgrade) == (2, done)
    exercise.refresh_from_db()
    assert exercise.revision.main_library == "HocTap.Cards 1.2"
    again = Job.objects.get(task="h5p.tasks.make_upgrade")
    tasks.make_upgrade(**again.arguments)  # a job may come twice
    tasks.plan_upgrade(plan.pk)
    assert (Upgrade.objects.count(), Revision.objects.count()) == (1, 4)
    assert planned(UpgradePlan.objects.get()) is None


def test_c03_upgrade_in_the_background_is_refused_when_content_changed(run_jobs):
    former = imported()
    imported()
    library = newer.install()
    actor = UserFactory()
    ask_for_plan(library=library, actor=actor)
    run_jobs()
    plan = UpgradePlan.objects.get()
    fields = fields_of(former)
    fields["params"] = {**fields["params"], "done": "Hết."}
    add_revision(content=former.content, fields=fields, actor=None)

    ask_for_upgrade(plan=plan, seen=plan.digest, actor=actor)
    run_jobs()

    job = Job.objects.get(task="h5p.tasks.make_upgrade")
    assert (job.state, Upgrade.objects.count()) == ("failed", 0)
    page = _administrator().get(f"/h5p/libraries/{library.uid}/upgrade/")
    assert job.error in page.content.decode()
    ask_for_plan(library=library, actor=actor)
    assert UpgradePlan.objects.get().pk != plan.pk
    tasks.plan_upgrade(plan.pk)  # the former job comes late and finds nothing to do
    assert UpgradePlan.objects.get().made_at is None


def test_c03_code_that_is_taken_out_of_use_upgrades_nothing(run_jobs):
    imported()
    imported()
    library = newer.install()
    actor = UserFactory()
    ask_for_plan(library=library, actor=actor)
    run_jobs()
    plan = UpgradePlan.objects.get()
    ask_for_upgrade(plan=plan, seen=plan.digest, actor=actor)
    type(library).objects.filter(pk=library.pk).update(state="retired")

    run_jobs()

    assert Job.objects.get(task="h5p.tasks.make_upgrade").state == "failed"
    assert not Upgrade.objects.exists()


def test_c03_upgrade_of_many_is_taken_back_in_the_background_and_once(run_jobs):
    former, other = imported(), imported()
    exercise = exercise_of(former)
    library = newer.install()
    ask_for_plan(library=library, actor=UserFactory())
    run_jobs()
    plan = UpgradePlan.objects.get()
    ask_for_upgrade(plan=plan, seen=plan.digest, actor=UserFactory())
    run_jobs()
    done = Upgrade.objects.get()
    fields = fields_of(other.content.revisions.order_by("-number").first())
    fields["params"] = {**fields["params"], "done": "Hết."}
    add_revision(content=other.content, fields=fields, actor=None)
    client = _administrator()
    address = f"/h5p/libraries/{library.uid}/upgrade/"

    asked = client.post(f"/h5p/upgrades/{done.uid}/undo/")
    again = client.post(f"/h5p/upgrades/{done.uid}/undo/")
    waits = client.get(address).content.decode()
    exercise.refresh_from_db()
    before = exercise.revision
    run_jobs()

    job = Job.objects.get(task="h5p.tasks.take_back_upgrade")
    assert asked.url == again.url == f"/jobs/{job.uid}/"
    assert asked.url in waits
    assert before != former
    assert (job.state, job.done_count, job.total_count) == ("done", 2, 2)
    assert job.result["url"] == address
    assert "1 nội dung đã trở lại như trước" in job.result["told"]
    assert "đã được sửa" in job.result["told"]
    exercise.refresh_from_db()
    assert exercise.revision == former
    count = Revision.objects.count()
    tasks.take_back_upgrade(**job.arguments)  # a job may come twice
    client.post(f"/h5p/upgrades/{done.uid}/undo/")  # and so may a press
    assert (Revision.objects.count(), count) == (count, 6)
    assert "Đã hoàn lại" in client.get(address).content.decode()
