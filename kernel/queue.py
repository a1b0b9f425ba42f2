"""The one door to the task queue.

A job is a row in the database and a message beside it, both written in the caller's
transaction: the work is asked for if and only if the change is committed. It may be
delivered twice, so a task is safe to run twice; kernel.tasks lets one worker in at a time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from django.db import connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django_q.brokers.orm import ORM
from django_q.conf import Conf
from django_q.models import OrmQ
from django_q.tasks import async_task

from kernel import audit
from kernel.errors import DomainError
from kernel.models import Job

RUN_JOB = "kernel.tasks.run_job"
TELL_EVERY_SECONDS = 0.3

_current: ContextVar["Running | None"] = ContextVar("running_job", default=None)


class JobNotOver(DomainError):
    message = _("This job is still waiting or running.")


class Running:
    """The job that this thread works on, and a line to tell of it outside its transaction."""

    def __init__(self, job: Job, line: BaseDatabaseWrapper) -> None:
        self.job = job
        self.line = line
        self.told_at = 0.0
        self.result: dict[str, int | str] = {}


@transaction.atomic
def enqueue(
    task: str,
    *,
    key: str | None = None,
    title: str = "",
    actor: models.Model | None = None,
    **arguments: int | str,
) -> Job:
    """Ask for ``task`` to be run with ``arguments`` once the transaction is committed.

    Args:
        task: dotted path of a function that takes ``arguments`` by name.
        key: the same key is the same work: a job that waits, runs or is done is returned
            as it is, one that ended badly is started afresh.
        title: what it is, for people; given for work that somebody waits for.
        actor: who asked and may watch it; None is the system.
        arguments: ids and short words, never content.
    """
    import_string(task)  # a mistyped path fails here and not in the worker
    now = timezone.now()
    values: dict[str, Any] = {
        "task": task,
        "arguments": arguments,
        "title": title,
        "asked_by_uid": getattr(actor, "uid", None),
        "created_at": now,
        "due_at": now,
    }
    if key is None:
        job, is_new = Job.objects.create(**values), True
    else:
        job, is_new = Job.objects.get_or_create(key=key, defaults=values)
    if is_new:
        hand_over(job)
    elif job.can_restart:
        _start_afresh(job, now)
    return job


@transaction.atomic
def restart(*, job: Job, actor: models.Model | None) -> Job:
    """Have a job that ended badly done again, its attempts counted from nought.

    Raises:
        JobNotOver: it waits, runs or is done.
    """
    job = Job.objects.select_for_update().get(pk=job.pk)
    if not job.can_restart:
        raise JobNotOver
    _start_afresh(job, timezone.now())
    audit.record(actor=actor, verb="job.restarted", target=job, task=job.task)
    return job


def _start_afresh(job: Job, now: datetime) -> None:
    ended_badly = Job.objects.filter(
        pk=job.pk, state__in=[Job.State.FAILED, Job.State.DEAD]
    )
    if ended_badly.update(
        state=Job.State.QUEUED,
        attempts=0,
        done_count=0,
        error="",
        fault="",
        due_at=now,
        finished_at=None,
    ):
        hand_over(job)
    job.refresh_from_db()


class _Later(ORM):
    """Puts a message on the queue that nobody takes before its time."""

    def __init__(self, delay: timedelta) -> None:
        super().__init__()
        self.delay = delay

    def enqueue(self, task: str) -> int:
        lock = timezone.now() + self.delay
        row = OrmQ.objects.create(key=Conf.CLUSTER_NAME, payload=task, lock=lock)
        return int(row.pk)


def hand_over(job: Job, delay: timedelta = timedelta(0)) -> None:
    """Put the job's number on the queue; twice over does no harm."""
    async_task(RUN_JOB, job.pk, broker=_Later(delay))


def current_job() -> Job | None:
    """The job that the caller is run by; None if it was called directly."""
    this = _current.get()
    return this.job if this else None


def progress(done: int, total: int = 0, note: str = "") -> None:
    """Tell those who watch the current job how far it is; seen at once.

    It is written outside the task's transaction and at most three times a second, so it
    may be called for each row. Outside a job it does nothing.
    """
    this = _current.get()
    if this is None:
        return
    moment = monotonic()
    if done != total and moment - this.told_at < TELL_EVERY_SECONDS:
        return
    this.told_at = moment
    done = min(done, total) if total else done
    with this.line.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_job SET done_count = %s, total_count = %s, note = %s"
            " WHERE id = %s",
            [done, total, note, this.job.pk],
        )


def leave_result(**facts: int | str) -> None:
    """Leave small facts for the page of the current job: counts, the uid of a file.

    ``url`` is the page to go on to, a path within this site. The facts are stored when
    the task has returned; outside a job nothing happens.
    """
    this = _current.get()
    if this is not None:
        this.result.update(facts)


@contextmanager
def running(job: Job) -> Iterator[Running]:
    """Make ``job`` the current one; kernel.tasks alone does this.

    A caller who already holds a transaction (a test) has progress written inside it.
    """
    beside = None if connection.in_atomic_block else connection.copy()
    this = Running(job, beside or connection)
    token = _current.set(this)
    try:
        yield this
    finally:
        _current.reset(token)
        if beside is not None:
            beside.close()
