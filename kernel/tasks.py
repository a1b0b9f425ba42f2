"""What the workers run: one job each, and the search for jobs whose worker has died."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_q.exceptions import TimeoutException

from kernel.errors import DomainError
from kernel.models import Job
from kernel.queue import Running, hand_over, running

MAX_ATTEMPTS = 5
FIRST_WAIT = timedelta(seconds=10)  # then four times as long after each attempt
BEAT_SECONDS = 5
LOST_AFTER = timedelta(seconds=30)  # six beats missed: the worker is gone
FORGOTTEN_AFTER = timedelta(minutes=10)  # due and nobody came: the message is gone

logger = logging.getLogger(__name__)


def run_job(job_id: int) -> None:
    """Run one job to its end, unless another worker has it or it is over.

    Attempts are counted before the work begins, so a task that kills its worker each
    time is given up like any other (the queue's own count would miss it).
    """
    job = _claim(job_id)
    if job is None:
        return
    try:
        with _heartbeat(job), running(job) as this:
            import_string(job.task)(**job.arguments)
    except DomainError as error:
        _end(job, Job.State.FAILED, error=str(error))
    except Exception as error:
        logger.exception("Job %s (%s) failed", job.uid, job.task)
        _retry_or_give_up(job, error)
    except TimeoutException as error:
        _retry_or_give_up(job, error)
        raise  # the queue ends this worker
    else:
        _finish(job, this)


def recover_jobs() -> int:
    """Hand over again the jobs whose worker or message is gone; how many.

    Runs each minute; twice over or beside itself it does no harm.
    """
    now = timezone.now()
    lost = Job.objects.filter(
        Q(state=Job.State.RUNNING, heartbeat_at__lt=now - LOST_AFTER)
        | Q(state=Job.State.QUEUED, due_at__lt=now - FORGOTTEN_AFTER)
    )
    found = 0
    for job in lost.order_by("pk"):
        if job.state == Job.State.RUNNING and job.attempts >= MAX_ATTEMPTS:
            _end(job, Job.State.DEAD, fault="The worker died.", error=_given_up())
            continue
        unchanged = Job.objects.filter(
            pk=job.pk, state=job.state, attempts=job.attempts, due_at=job.due_at
        )
        if unchanged.update(state=Job.State.QUEUED, due_at=now):
            hand_over(job)
            found += 1
    return found


def _claim(job_id: int) -> Job | None:
    """Take the job, one worker at a time; None if it is not to be had."""
    now = timezone.now()
    free = Q(state=Job.State.QUEUED, due_at__lte=now + timedelta(seconds=1))
    lost = Q(state=Job.State.RUNNING, heartbeat_at__lt=now - LOST_AFTER)
    taken = Job.objects.filter(free | lost, pk=job_id, attempts__lt=MAX_ATTEMPTS)
    if not taken.update(
        state=Job.State.RUNNING,
        attempts=F("attempts") + 1,
        started_at=now,
        heartbeat_at=now,
        note="",
    ):
        return None
    return Job.objects.get(pk=job_id)


@contextmanager
def _heartbeat(job: Job) -> Iterator[None]:
    """Say every few seconds that this worker lives, on a connection of its own."""
    if connection.in_atomic_block:  # nobody else could see the row
        yield
        return
    over = Event()
    thread = Thread(target=_beat, args=(job.pk, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(job_id: int, over: Event) -> None:
    try:
        while not over.wait(BEAT_SECONDS):
            try:
                Job.objects.filter(pk=job_id).update(heartbeat_at=timezone.now())
            except DatabaseError:  # a missed beat is made up for by the next
                logger.warning("Job %s missed a heartbeat", job_id)
                connection.close()
    finally:
        connection.close()


def _mine(job: Job) -> Any:
    """The job's row as long as this attempt holds it."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts)


def _finish(job: Job, this: Running) -> None:
    _mine(job).update(
        state=Job.State.DONE,
        finished_at=timezone.now(),
        done_count=Greatest("done_count", "total_count"),
        note="",
        result=this.result,
    )


def _end(job: Job, state: Job.State, *, error: str, fault: str = "") -> None:
    _mine(job).update(
        state=state, error=error, fault=fault, note="", finished_at=timezone.now()
    )


def _retry_or_give_up(job: Job, fault: BaseException) -> None:
    words = f"{type(fault).__name__}: {fault}"[:2000].replace("\x00", "")
    if job.attempts >= MAX_ATTEMPTS:
        _end(job, Job.State.DEAD, error=_given_up(), fault=words)
        return
    wait = FIRST_WAIT * 4 ** (job.attempts - 1)
    if _mine(job).update(
        state=Job.State.QUEUED, due_at=timezone.now() + wait, fault=words, note=""
    ):
        hand_over(job, wait)


def _given_up() -> str:
    return _(
        "The work was given up after several attempts. Try again, or tell support."
    )
