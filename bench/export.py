"""The evaluation export beside a bare COPY of the same rows."""

import os
import resource
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter, process_time
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from bench.crowd import make_crowd, officer
from bench.table import show
from courses.models import Campaign
from people.models import Unit, User
from records.models import ExportRun
from records.selectors.evaluation import Part, counts_of_parts, facts_sql
from records.services.evaluation import answer_evaluation, ask_evaluation
from records.services.ledger_entry import adopt_records
from records.services.ledger_sealing import seal_all
from records.services.statement import issue_statement

SIZE = 100_000
TOLD_DAYS = 8
TICK = os.sysconf("SC_CLK_TCK")


def run(size: int | None) -> dict[str, Any]:
    """CPU is that of this process and of its PostgreSQL backend together."""
    members = size or SIZE
    campaign = make_crowd(members, max(members // 25, 20))
    user, today = officer(), timezone.localdate()
    _tell(campaign, user)
    asked = ask_evaluation(
        unit=Unit.objects.get(kind=Unit.Kind.PROVINCE),
        from_on=today - timedelta(days=90),
        until_on=today,
        actor=user,
    )
    bare = _timed(lambda: _bare(asked))
    csv = _timed(
        lambda: answer_evaluation(run=asked, extension="csv", actor=user).close()
    )
    xlsx = _timed(
        lambda: answer_evaluation(run=asked, extension="xlsx", actor=user).close()
    )
    parts = counts_of_parts(asked)
    assert parts[Part.MEMBERS] + parts[Part.OTHERS] == members, parts
    rows = [
        {"file": "bare COPY", "rows": members, **bare},
        {"file": "CSV", "rows": members, **csv},
        {"file": "XLSX", "rows": members, **xlsx},
    ]
    show(rows)
    return {
        "rows": members,
        "seconds": csv["cpu_s"],
        "xlsx_seconds": xlsx["cpu_s"],
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "growth_mb": round(csv["growth_mb"] + xlsx["growth_mb"], 1),
        "ratio": round(csv["cpu_s"] / bare["cpu_s"], 2),
        "xlsx_ratio": round(xlsx["cpu_s"] / bare["cpu_s"], 2),
        "against": "bare COPY (SELECT ...) of the same rows",
    }


def _tell(campaign: Campaign, user: User) -> None:
    """All knew the facts a week ago and all is sealed: nothing is held back."""
    Campaign.objects.filter(pk=campaign.pk).update(state=Campaign.State.CLOSED)
    settings.CONTEST_WINDOW_DAYS = TOLD_DAYS - 1
    told_at = timezone.now() - timedelta(days=TOLD_DAYS)
    issue_statement(campaign=campaign, actor=user, now=told_at)
    adopt_records()
    seal_all()
    with connection.cursor() as cursor:
        for table in ("statedresult", "ledgerentry", "ledgeropening", "ledgerleaf"):
            cursor.execute(f"ANALYZE records_{table}")


def _bare(run: ExportRun) -> None:
    """The same facts through COPY, without heading, hash, guard or trail."""
    with TemporaryFile() as file, connection.cursor() as cursor:
        cursor.copy_expert(f"COPY ({facts_sql(run)}) TO STDOUT WITH (FORMAT csv)", file)


def _timed(work: Any) -> dict[str, float]:
    work()
    before, memory, started = _cpu(), _peak(), perf_counter()
    work()
    return {
        "wall_s": round(perf_counter() - started, 2),
        "cpu_s": round(_cpu() - before, 2),
        "growth_mb": round(_peak() - memory, 1),
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _cpu() -> float:
    """Seconds of this process and of the backend that serves it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = int(cursor.fetchone()[0])
    return process_time() + _of_process(pid)


def _of_process(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:  # the server runs elsewhere: its share is not seen
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICK
