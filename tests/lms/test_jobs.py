"""The pages of background work."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kernel.models import Job
from kernel.queue import enqueue
from people.kinds.role import Role
from tests.factories import GrantFactory, UserFactory
from tests.kernel.test_queue import HERE

pytestmark = pytest.mark.django_db


def test_d12_job_page_shows_progress_and_its_end(client, run_jobs):
    user = UserFactory()
    client.force_login(user)
    job = enqueue(f"{HERE}.count_to", number=40, title="Ghi danh", actor=user)

    before = client.get(f"/jobs/{job.uid}/").content.decode()
    Job.objects.filter(pk=job.pk).update(done_count=10, total_count=40)
    between = client.get(f"/jobs/{job.uid}/").content.decode()
    run_jobs()
    after = client.get(f"/jobs/{job.uid}/").content.decode()

    assert "Đang chờ" in before
    assert 'http-equiv="refresh"' in before
    assert 'value="10" max="40"' in between
    assert "Đã xong" in after
    assert 'http-equiv="refresh"' not in after


def test_job_partial_stops_asking_when_it_is_over(client, run_jobs):
    user = UserFactory()
    client.force_login(user)
    job = enqueue(f"{HERE}.refuse", title="Nhập", actor=user)

    before = client.get(f"/jobs/{job.uid}/", headers={"HX-Request": "true"})
    run_jobs()
    after = client.get(f"/jobs/{job.uid}/", headers={"HX-Request": "true"})

    assert "hx-trigger" in before.content.decode()
    assert "<html" not in before.content.decode()
    assert "hx-trigger" not in after.content.decode()
    assert "Not today." in after.content.decode()


def test_d12_failed_job_is_restarted_by_its_asker(client, run_jobs, queued):
    user = UserFactory()
    client.force_login(user)
    job = enqueue(f"{HERE}.refuse", title="Nhập", actor=user)
    run_jobs()

    twice = [client.post(f"/jobs/{job.uid}/restart/") for _ in range(2)]

    assert [one.status_code for one in twice] == [302, 302]
    assert queued() == [job]


def test_job_of_somebody_else_is_hidden(client):
    job = enqueue(f"{HERE}.refuse", title="Nhập", actor=UserFactory())
    client.force_login(UserFactory())

    assert client.get(f"/jobs/{job.uid}/").status_code == 404


def test_jobs_list_names_dead_system_work_to_the_province_only(client):
    job = enqueue(f"{HERE}.refuse")
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.DEAD, finished_at=job.created_at
    )
    administrator = GrantFactory(role=Role.ADMINISTRATOR).user
    client.force_login(administrator)

    assert f"{HERE}.refuse" in client.get("/jobs/all/").content.decode()


@pytest.mark.parametrize("address", ["/jobs/", "/jobs/all/"])
def test_jobs_list_asks_as_often_for_three_as_for_one(client, address):
    user = GrantFactory(role=Role.ADMINISTRATOR).user
    client.force_login(user)
    counts = []

    for number in range(3):
        enqueue(f"{HERE}.note_number", number=number, title="Đếm", actor=user)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address)
        counts.append(len(queries))

    assert counts[0] == counts[2]
