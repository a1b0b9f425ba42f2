"""Addresses of lms."""

from typing import Any

from kernel.models import Job
from kernel.queue import enqueue
from tests.access.row import Row
from tests.access.world import Side


def _job(side: Side) -> dict[str, Any]:
    """A job that the side's member asked for and that was refused."""
    job = enqueue(
        "kernel.tasks.recover_jobs",
        key=f"matrix {side.name}",
        title=f"Công việc của {side.user}",
        actor=side.user,
    )
    if job.state == Job.State.QUEUED:
        Job.objects.filter(pk=job.pk).update(
            state=Job.State.FAILED, finished_at=job.created_at
        )
    return {"uid": job.uid}


ROWS: list[Row] = [
    Row("home"),
    Row("staff"),
    Row("live"),
    Row("ready"),
    Row("my_jobs"),
    Row("jobs"),
    Row("job", _job, is_own=True),
    Row("job_restart", _job, is_own=True, method="post"),
    Row("privacy_notice"),
    Row("privacy_notice_read", method="post"),
    Row("own_data"),
    Row("own_data_file"),
    Row("components"),
    Row("sample_units"),
]
