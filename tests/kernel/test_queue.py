"""The queue: asked for with the change, done once, seen by those who wait."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ

from kernel.errors import DomainError
from kernel.models import AuditEvent, Job
from kernel.queue import (
    JobNotOver,
    current_job,
    enqueue,
    leave_result,
    progress,
    restart,
)
from kernel.tasks import FIRST_WAIT, LOST_AFTER, MAX_ATTEMPTS, recover_jobs, run_job

pytestmark = pytest.mark.django_db

HERE = "tests.kernel.test_queue"
calls: list[int] = []


def note_number(*, number: int) -> None:
    calls.append(number)


def count_to(*, number: int) -> None:
    for step in range(1, number + 1):
        progress(step, number, f"step {step}")
    job = current_job()
    assert job is not None
    leave_result(rows=number, uid=str(job.uid))


def refuse() -> None:
    message = "Not today."
    raise DomainError(message)


def fail() -> None:
    message = "broken"
    raise ValueError(message)


@pytest.fixture(autouse=True)
def _no_calls() -> None:
    calls.clear()


def test_enqueue_goes_with_the_transaction(queued: Callable[[], list[Job]]) -> None:
    with transaction.atomic():
        enqueue(f"{HERE}.note_number", number=1)
        transaction.set_rollback(True)

    assert queued() == []
    assert OrmQ.objects.count() == 0


def test_enqueue_refuses_an_unknown_task() -> None:
    with pytest.raises(ImportError):
        enqueue(f"{HERE}.nothing")


def test_enqueue_with_the_same_key_is_the_same_job() -> None:
    first = enqueue(f"{HERE}.note_number", key="one", number=1)
    second = enqueue(f"{HERE}.note_number", key="one", number=1)

    assert first == second
    assert OrmQ.objects.count() == 1


def test_enqueue_again_starts_a_failed_job_afresh(
    run_jobs: Callable[..., list[Job]],
) -> None:
    enqueue(f"{HERE}.refuse", key="one")
    run_jobs()

    job = enqueue(f"{HERE}.refuse", key="one")

    assert (job.state, job.attempts, job.error) == (Job.State.QUEUED, 0, "")


def test_run_job_twice_runs_the_task_once() -> None:
    job = enqueue(f"{HERE}.note_number", number=7)

    run_job(job.pk)
    run_job(job.pk)

    job.refresh_from_db()
    assert calls == [7]
    assert (job.state, job.attempts) == (Job.State.DONE, 1)


def test_run_job_leaves_progress_and_result(run_jobs: Callable[..., list[Job]]) -> None:
    enqueue(f"{HERE}.count_to", number=4, title="Count")

    (job,) = run_jobs()

    assert (job.done_count, job.total_count) == (4, 4)
    assert job.result == {"rows": 4, "uid": str(job.uid)}
    assert job.is_over


def test_run_job_tells_why_the_field_refused(
    run_jobs: Callable[..., list[Job]],
) -> None:
    enqueue(f"{HERE}.refuse")

    (job,) = run_jobs()

    assert (job.state, job.error, job.attempts) == (Job.State.FAILED, "Not today.", 1)


def test_run_job_waits_longer_after_each_fault() -> None:
    job = enqueue(f"{HERE}.fail")

    run_job(job.pk)

    job.refresh_from_db()
    assert (job.state, job.fault) == (Job.State.QUEUED, "ValueError: broken")
    assert job.due_at == timezone.now() + FIRST_WAIT


def test_run_job_gives_up_after_the_last_attempt(
    noon: time_machine.Traveller,
) -> None:
    job = enqueue(f"{HERE}.fail")

    for _ in range(MAX_ATTEMPTS + 2):
        run_job(job.pk)
        noon.shift(timedelta(days=1))

    job.refresh_from_db()
    assert (job.state, job.attempts) == (Job.State.DEAD, MAX_ATTEMPTS)
    assert job.error != ""


def test_recover_jobs_gives_up_a_task_that_kills_its_worker(
    noon: time_machine.Traveller,
) -> None:
    job = enqueue(f"{HERE}.note_number", number=1)
    _die_at_work(job, attempts=MAX_ATTEMPTS)
    noon.shift(LOST_AFTER + timedelta(seconds=1))

    assert recover_jobs() == 0

    job.refresh_from_db()
    assert job.state == Job.State.DEAD


def test_d12_recover_jobs_twice_runs_a_lost_job_once(
    noon: time_machine.Traveller, run_jobs: Callable[..., list[Job]]
) -> None:
    job = enqueue(f"{HERE}.note_number", number=3)
    _die_at_work(job, attempts=1)
    noon.shift(LOST_AFTER + timedelta(seconds=1))

    assert (recover_jobs(), recover_jobs()) == (1, 0)

    run_jobs()
    job.refresh_from_db()
    assert (job.state, job.attempts, calls) == (Job.State.DONE, 2, [3])


def test_recover_jobs_leaves_a_living_worker_alone() -> None:
    job = enqueue(f"{HERE}.note_number", number=3)
    _die_at_work(job, attempts=1)

    assert recover_jobs() == 0


def test_restart_counts_from_nought_and_is_recorded(
    run_jobs: Callable[..., list[Job]],
) -> None:
    enqueue(f"{HERE}.refuse")
    (job,) = run_jobs()

    again = restart(job=job, actor=None)

    assert (again.state, again.attempts) == (Job.State.QUEUED, 0)
    assert AuditEvent.objects.filter(verb="job.restarted").count() == 1


def test_restart_refuses_a_job_that_waits() -> None:
    job = enqueue(f"{HERE}.refuse")

    with pytest.raises(JobNotOver):
        restart(job=job, actor=None)


def test_job_keeps_who_asked() -> None:
    someone = Job(uid=uuid.uuid4())

    job = enqueue(f"{HERE}.refuse", actor=someone)

    assert job.asked_by_uid == someone.uid


def _die_at_work(job: Job, *, attempts: int) -> None:
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.RUNNING, attempts=attempts, heartbeat_at=timezone.now()
    )
