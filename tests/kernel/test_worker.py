"""A real worker, killed in the middle of its work."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from kernel import audit
from kernel.models import AuditEvent, Job
from kernel.queue import current_job, enqueue, progress
from kernel.tasks import LOST_AFTER, recover_jobs
from tests.plugin import url_of

ROOT = Path(__file__).resolve().parents[2]
ROWS = 5
SLEEP_SECONDS = 60


@transaction.atomic
def write_rows() -> None:
    """Write some rows; hang in the middle the first time."""
    job = current_job()
    assert job is not None
    for number in range(ROWS):
        audit.record(actor=None, verb="row.written", target=job, number=number)
        if number == 2 and job.attempts == 1:
            progress(number, ROWS, str(os.getpid()))
            time.sleep(SLEEP_SECONDS)


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The queue's processes on the test's own database."""
    name = str(connection.settings_dict["NAME"])
    environment = {
        **os.environ,
        "DATABASE_URL": url_of(os.environ["DATABASE_URL"], name),
        "DJANGO_SETTINGS_MODULE": "lms.settings.test",
    }
    with (tmp_path / "worker.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "qcluster"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    yield process
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.mark.real_time
@pytest.mark.django_db(transaction=True)
def test_d12_killing_a_worker_in_the_middle_loses_and_doubles_nothing(worker):
    job = enqueue("tests.kernel.test_worker.write_rows", title="Rows")
    pid = int(_wait_for(lambda: _fresh(job).note))

    os.kill(pid, signal.SIGKILL)
    _seen_no_more(job)
    found = recover_jobs()

    _wait_for(lambda: _fresh(job).is_over)
    done = _fresh(job)
    assert found == 1
    assert (done.state, done.attempts) == (Job.State.DONE, 2)
    assert AuditEvent.objects.filter(verb="row.written").count() == ROWS


def _fresh(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def _seen_no_more(job: Job) -> None:
    """As if the time after which a silent worker counts as dead had passed."""
    long_ago = timezone.now() - LOST_AFTER - timedelta(seconds=1)
    Job.objects.filter(pk=job.pk).update(heartbeat_at=long_ago)


def _wait_for[Value](ask: Callable[[], Value], seconds: float = 40) -> Value:
    until = time.monotonic() + seconds
    while not (value := ask()):
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.2)
    return value
