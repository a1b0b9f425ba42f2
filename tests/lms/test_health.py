"""/live and /ready."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kernel.models import Job
from kernel.queue import enqueue
from lms.selectors.health import LASTING, faults, lasting_faults
from tests.kernel.test_queue import HERE


def test_live_answers_without_the_database(client):
    assert client.get("/live").content == b"ok"


@pytest.mark.django_db
def test_ready_says_503_and_what_is_wrong(client):
    response = client.get("/ready")

    # The suite's own server gives up lasting writes for speed, and its clock goes on.
    assert response.status_code == 503
    assert {"fsync", "full_page_writes", "clock"} <= set(response.json()["faults"])


@pytest.mark.django_db
@pytest.mark.real_time
def test_ready_finds_a_late_queue():
    assert "queue" not in faults()
    job = enqueue(f"{HERE}.note_number", number=1)
    Job.objects.filter(pk=job.pk).update(due_at=timezone.now() - timedelta(hours=1))

    assert "queue" in faults()


@pytest.mark.parametrize("name", LASTING)
def test_ready_asserts_each_lasting_setting(name):
    sound = dict.fromkeys(LASTING, "on") | {"transaction_read_only": "off"}

    assert lasting_faults(sound) == []
    assert lasting_faults(sound | {name: "off"}) == [name]


def test_ready_sees_a_server_that_cannot_write():
    sound = dict.fromkeys(LASTING, "on")

    assert lasting_faults(sound | {"transaction_read_only": "on"}) == ["read_only"]
